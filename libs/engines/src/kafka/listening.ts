import { randomUUID } from 'node:crypto';
import type { Broker, BrokerMessage, DeliveredMessage } from '@laurel/core';
import { eventually } from '../contract/check.ts';
import { type KafkaOptions, openKafka } from './open.ts';

/** The cluster of the environment; for tests. */
export const brokers = process.env['LAUREL_KAFKA_BROKERS']?.split(',') ?? [];

/** After how long a lost member is given up: no test waits for the usual ten seconds. */
export const sessionMs = 1_500;

/** A broker of the cluster with topics of its own, or those of `prefix`, that tries again soon; for tests. */
export function openForTest(options: Partial<KafkaOptions> = {}): Promise<Broker> {
  return openKafka({
    brokers,
    clientId: 'test',
    prefix: `${randomUUID()}-`,
    retryMs: 1,
    sessionMs,
    onError: () => {},
    ...options,
  });
}

/** Messages of a key whose values are the numbers from `from` on. */
export function numbered(key: string, from: number, count: number): BrokerMessage[] {
  return Array.from({ length: count }, (_, index) => ({ key, headers: {}, value: String(from + index) }));
}

/** The numbers of each key in order of first sight. */
export function firstSeen(messages: readonly DeliveredMessage[]): Record<string, number[]> {
  const byKey = Map.groupBy(messages, ({ key }) => key);
  return Object.fromEntries(
    [...byKey].map(([key, of]) => [key, [...new Set(of.map(({ value }) => Number(value)))]]),
  );
}

export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Resolves when `got` holds so many different messages. */
export async function distinct(got: readonly DeliveredMessage[], count: number): Promise<void> {
  const seen = new Set<string>();
  let looked = 0;
  await eventually(async () => {
    for (; looked < got.length; looked++)
      seen.add(`${got[looked]!.topic}/${got[looked]!.key}/${got[looked]!.value}`);
    return seen.size >= count || undefined;
  }, `${count} messages`);
}
