import { topicOf } from '@laurel/platform';
import { openKafka } from '@laurel/engines/kafka';
import { type Consumer, type KafkaMessage, Partitioners, type Producer } from 'kafkajs';
import { kafkaOf, type Place } from './place.ts';

/** Makes a topic with the settings of ours; gives its name. */
export async function bareTopic({ kafkaBrokers, prefix }: Place): Promise<string> {
  const broker = await openKafka({ brokers: kafkaBrokers, clientId: 'bench', prefix: `${prefix}.` });
  await broker.backlog('nobody', [topicOf('application')]);
  await broker.close();
  return `${prefix}.${topicOf('application')}`;
}

/** kafkajs and nothing else; it sends what it is told, when it is told. */
export async function bareProducer({ kafkaBrokers }: Place): Promise<Producer> {
  const producer = kafkaOf(kafkaBrokers).producer({
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
    maxInFlightRequests: 1,
  });
  await producer.connect();
  return producer;
}

/**
 * kafkajs's `eachBatch` from the beginning of a topic, with commits as it makes them: after each batch.
 * Resolves when it has joined.
 */
export async function bareConsumer(
  { kafkaBrokers, prefix }: Place,
  topic: string,
  onBatch: (messages: readonly KafkaMessage[]) => Promise<void>,
): Promise<Consumer> {
  // News is waited for as long as our subscription does.
  const consumer = kafkaOf(kafkaBrokers).consumer({
    groupId: `${prefix}.bare-${Math.random()}`,
    maxWaitTimeInMs: 250,
    minBytes: 1,
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  const joined = new Promise<void>((resolve) => consumer.on(consumer.events.GROUP_JOIN, () => resolve()));
  await consumer.run({ eachBatch: async ({ batch }) => await onBatch(batch.messages) });
  await joined;
  return consumer;
}
