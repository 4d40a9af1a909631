// A Kafka that is killed and comes back: nothing acknowledged is lost, and nobody must be started again.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Broker, type BrokerMessage, Unavailable } from '@laurel/core';
import { openKafka } from '@laurel/engines/kafka';
import { type Engines, startEngines } from '@laurel/infra/engines';

const kills = 3;
const messagesBetween = 300;
const waitMs = 90_000;
let engines: Engines;
let broker: Broker;

beforeAll(async () => {
  engines = await startEngines({ kind: 'processes' });
  broker = await openKafka({ brokers: engines.kafkaBrokers, clientId: 'test', prefix: 'killed-', onError: () => {} });
}, 120_000);
afterAll(async () => {
  await broker?.close();
  await engines?.stop();
}, 60_000);

const message = (number: number): BrokerMessage => ({ key: 'k', headers: {}, value: String(number) });

/** Publishes as the relay does: what is not acknowledged again, until it is. Says how often it was not. */
async function publishInOrder(acknowledged: { count: number }, upTo: number): Promise<number> {
  let refusals = 0;
  while (acknowledged.count < upTo) {
    try {
      await broker.publish('t', [message(acknowledged.count)]);
      acknowledged.count++;
    } catch (error) {
      expect(error).toBeInstanceOf(Unavailable);
      refusals++;
    }
  }
  return refusals;
}

describe('A Kafka killed while messages come and are heard', () => {
  it('loses nothing it acknowledged, in order, once it is back', async () => {
    const heard: number[] = [];
    const all = Promise.withResolvers<void>();
    const { stop } = await broker.subscribe('g', ['t'], async (batch) => {
      for (const { value } of batch) heard.push(Number(value));
      if (new Set(heard).size >= kills * messagesBetween) all.resolve();
    });
    const acknowledged = { count: 0 };
    let refusals = 0;
    for (let kill = 1; kill <= kills; kill++) {
      await publishInOrder(acknowledged, kill * messagesBetween - messagesBetween / 2);
      const publishing = publishInOrder(acknowledged, kill * messagesBetween);
      await engines.kafka.kill();
      await engines.kafka.restart();
      refusals += await publishing;
    }
    const late = setTimeout(() => all.reject(new Error(`heard ${new Set(heard).size} of ${acknowledged.count}`)), waitMs);
    await all.promise;
    clearTimeout(late);
    expect([...new Set(heard)]).toEqual(Array.from({ length: kills * messagesBetween }, (_, number) => number));
    expect(refusals).toBeGreaterThan(0);
    await stop();
  }, 240_000);
});
