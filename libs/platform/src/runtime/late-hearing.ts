import { processContract, type ServiceName } from '@laurel/contracts';
import { type Broker, type DeliveredMessage, DuplicateCommand } from '@laurel/core';
import type { Engine } from '@laurel/engines';
import { sha256 } from '../derived.ts';
import { carriedUpTo } from '../process/moved.ts';
import { fromMessage, MalformedMessage, serviceOf, streamOf } from './codec.ts';

const batchEvents = 2_000;
const pauseMs = 20;

/**
 * Keeps the past of events that a service hears only since its newest release: those that were said before
 * the position up to which it had heard. They go into a stream beside the main one, once, before the service
 * hears on. A new service has no past to make up for.
 */
export async function hearPast(
  service: ServiceName,
  { events, meta }: Pick<Engine, 'events' | 'meta'>,
  broker: Broker,
  topics: readonly string[],
): Promise<void> {
  const { hears } = processContract[service];
  const marks = await Promise.all(hears.map((type) => meta.get(markOf(type))));
  const unmarked = hears.filter((type, index) => type !== '*' && marks[index] === undefined);
  if (unmarked.length === 0) return;
  const known = await typesIn(events);
  const fresh = new Set(unmarked.filter((type) => !known.has(type)));
  if (known.size > 0 && fresh.size > 0) {
    const group = `${service}-past-${sha256([...fresh].join()).slice(0, 8)}`;
    const { stop } = await broker.subscribe(group, topics, async (batch) => {
      for (const message of batch)
        if (fresh.has(message.headers['ce_type'] ?? '')) await keepPast(events, meta, message);
    });
    while ((await broker.backlog(group, topics)) > 0)
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    await stop();
  }
  for (const type of unmarked) await meta.setOnce(markOf(type), 'heard');
}

const markOf = (type: string) => `hears/${type}`;

/** The types of the events that a service has heard so far. */
async function typesIn(events: Engine['events']): Promise<Set<string>> {
  const types = new Set<string>();
  for (let after = 0; ; after += batchEvents) {
    const batch = await events.readAll(after, batchEvents);
    for (const { origin, type } of batch) if (origin) types.add(type);
    if (batch.length < batchEvents) return types;
  }
}

async function keepPast(
  events: Engine['events'],
  meta: Engine['meta'],
  message: DeliveredMessage,
): Promise<void> {
  const stream = streamOf(message);
  const [last] = await events.readStream(stream, { last: 1 });
  const carried = await carriedUpTo(meta, serviceOf(message.topic));
  try {
    const event = fromMessage(message);
    const { position } = event.origin;
    if (position > Math.max(carried, last?.origin?.position ?? 0)) return;
    const past = `${stream}-past`;
    await events.append(past, 'any', [event], { commandId: `${past}-${position}` });
  } catch (error) {
    // It was kept before a crash, or is a dead letter already.
    if (!(error instanceof DuplicateCommand || error instanceof MalformedMessage)) throw error;
  }
}
