import mongoose from 'mongoose';
import { bareConsumer, bareProducer, bareTopic } from '../cluster/bare.ts';
import { Shown } from '../cluster/shown.ts';
import { planFiled } from '../sample.ts';
import type { Side } from '../side.ts';
import type { KafkaVisibilityParameters } from './kafka-visibility-laurel.ts';
import { type VisibilityResult, watchVisibility } from './visibility.ts';

const branches = 1024;

/**
 * The least that it can be: an insert, a message, and a row written by whoever hears it; the drivers and
 * nothing else, one event at a time.
 */
export const run: Side<KafkaVisibilityParameters, VisibilityResult> = async (parameters) => {
  const { mongoUrl, prefix } = parameters;
  const client = await new mongoose.mongo.MongoClient(mongoUrl, {
    writeConcern: { w: 'majority', journal: true },
  }).connect();
  const events = client.db(`${prefix}-here`).collection('events');
  const rows = client.db(`${prefix}-there`).collection('rows');
  const topic = await bareTopic(parameters);
  const producer = await bareProducer(parameters);
  const shown = new Shown();
  const consumer = await bareConsumer(parameters, topic, async (messages) => {
    for (const message of messages) {
      const { id, data } = JSON.parse(message.value!.toString()) as { id: string; data: object };
      await rows.updateOne({ _id: id as never }, { $set: { data } }, { upsert: true });
      shown.show(id);
    }
  });
  const result = await watchVisibility(
    parameters,
    async (number) => {
      const event = planFiled(number % branches, number);
      await events.insertOne({ ...event });
      const sent = producer.send({
        topic,
        acks: -1,
        messages: [{ key: event.commandId, value: JSON.stringify(event) }],
      });
      return { id: event.id, sent };
    },
    async ({ id, sent }) => void (await Promise.all([sent, shown.has(id)])),
  );
  await consumer.disconnect();
  await producer.disconnect();
  await client.close();
  return result;
};
