import type { StoredEvent } from '@laurel/core';
import { toMessage } from '@laurel/platform';
import type { KafkaMessage } from 'kafkajs';
import mongoose from 'mongoose';
import { bareConsumer, bareProducer, bareTopic } from '../cluster/bare.ts';
import { topicTold } from '../cluster/told.ts';
import { instant, planFiled, streamOf } from '../sample.ts';
import type { Side } from '../side.ts';
import { Arrivals, batchEvents, type PassingParameters, type PassingResult } from './passing.ts';

const streams = 1024;

/**
 * kafkajs's producer with messages that are ready; its consumer, which counts them; and the same with one
 * insert a batch.
 */
export const run: Side<PassingParameters, PassingResult> = async (parameters) => {
  const { mongoUrl, prefix, events } = parameters;
  const topic = await bareTopic(parameters);
  const published = await publish(parameters, topic);
  const delivered = await consume(parameters, topic, async () => {});
  const client = await new mongoose.mongo.MongoClient(mongoUrl, {
    writeConcern: { w: 'majority', journal: true },
  }).connect();
  const collection = client.db(`${prefix}-there`).collection<{ _id: number; event: string }>('events');
  const kept = await consume(parameters, topic, async (messages) => {
    await collection.insertMany(
      messages.map(({ offset, value }) => ({ _id: Number(offset), event: value!.toString() })),
    );
  });
  if ((await collection.countDocuments()) !== events) throw new Error('not every event was kept');
  await client.close();
  return { published, delivered, kept, topic: await topicTold(parameters, topic) };
};

async function publish(parameters: PassingParameters, topic: string): Promise<number> {
  const producer = await bareProducer(parameters);
  const messages = Array.from({ length: parameters.events }, (_, index) => {
    const { key, headers, value } = toMessage('application', stored(index));
    return { key, headers: { ...headers }, value };
  });
  const asked = performance.now();
  for (let first = 0; first < messages.length; first += batchEvents) {
    await producer.send({ topic, acks: -1, messages: messages.slice(first, first + batchEvents) });
  }
  const ms = performance.now() - asked;
  await producer.disconnect();
  return (messages.length * 1000) / ms;
}

async function consume(
  parameters: PassingParameters,
  topic: string,
  onBatch: (messages: readonly KafkaMessage[]) => Promise<void>,
): Promise<number> {
  const arrivals = new Arrivals(parameters.events);
  const consumer = await bareConsumer(parameters, topic, async (messages) => {
    await onBatch(messages);
    arrivals.handled(messages.length);
  });
  const perSecond = await arrivals.all;
  await consumer.disconnect();
  return perSecond;
}

/** An event as a log holds it. */
function stored(index: number): StoredEvent {
  const [stream, version] = [index % streams, Math.floor(index / streams)];
  return {
    ...planFiled(stream, version),
    position: index + 1,
    stream: streamOf(stream),
    revision: version + 1,
    recordedAt: instant,
  };
}
