import type { Broker, EventStore } from '@laurel/core';
import type { Engine } from '@laurel/engines';
import { openKafka } from '@laurel/engines/kafka';
import { openMongo } from '@laurel/engines/mongo';
import { Consumer, relay, topicOf } from '@laurel/platform';
import { topicTold } from '../cluster/told.ts';
import { instant } from '../sample.ts';
import type { Side } from '../side.ts';
import { appendTo } from './appends.ts';
import { Arrivals, type PassingParameters, type PassingResult } from './passing.ts';

const appendsAtOnce = 1024;

/**
 * The relay, from a log on MongoDB to Kafka; a subscription of the engine; and the consumer, which appends
 * what it hears to another log.
 */
export const run: Side<PassingParameters, PassingResult> = async (parameters) => {
  const { mongoUrl, kafkaBrokers, prefix, events } = parameters;
  const open = (service: string) =>
    openMongo({ url: mongoUrl, database: prefix, service, now: () => instant });
  const broker = await openKafka({ brokers: kafkaBrokers, clientId: 'bench', prefix: `${prefix}.` });
  const topic = topicOf('application');
  // Makes the topic.
  await broker.backlog('nobody', [topic]);
  const [here, there] = [await open('application'), await open('audit')];
  await fill(here.events, events);
  const published = await publish(here, broker, events);
  const delivered = await deliver(broker, topic, events);
  const kept = await keep(there, broker, events);
  const told = await topicTold(parameters, `${prefix}.${topic}`);
  await broker.close();
  for (const engine of [here, there]) await engine.close();
  return { published, delivered, kept, topic: told };
};

async function fill(log: EventStore, events: number): Promise<void> {
  const append = appendTo(log);
  for (let number = 0; number < events; number += appendsAtOnce) {
    const together = Math.min(appendsAtOnce, events - number);
    await Promise.all(
      Array.from({ length: together }, (_, stream) => append(stream, number / appendsAtOnce)),
    );
  }
}

async function publish({ events, checkpoints }: Engine, broker: Broker, count: number): Promise<number> {
  const done = Promise.withResolvers<number>();
  const store = checkpoints.store.bind(checkpoints);
  checkpoints.store = async (name, token, position) => {
    await store(name, token, position);
    if (position === count) done.resolve(performance.now());
  };
  const relaying = relay('application', broker, {
    owner: 'bench',
    events,
    checkpoints,
    onError: done.reject,
  });
  const asked = performance.now();
  relaying.worker.wake();
  const perSecond = (count * 1000) / ((await done.promise) - asked);
  await relaying.stop();
  return perSecond;
}

async function deliver(broker: Broker, topic: string, count: number): Promise<number> {
  const arrivals = new Arrivals(count);
  const { stop } = await broker.subscribe('bench', [topic], async (batch) => arrivals.handled(batch.length));
  const perSecond = await arrivals.all;
  await stop();
  return perSecond;
}

async function keep(engine: Engine, broker: Broker, count: number): Promise<number> {
  const arrivals = new Arrivals(count);
  const { events } = engine;
  const append = events.append.bind(events);
  events.append = async (stream, expected, heard, options) => {
    const appended = await append(stream, expected, heard, options);
    arrivals.handled(heard.length);
    return appended;
  };
  const failed = Promise.withResolvers<never>();
  const consumer = new Consumer('audit', engine, broker, failed.reject);
  await consumer.start();
  const perSecond = await Promise.race([arrivals.all, failed.promise]);
  await consumer.stop();
  return perSecond;
}
