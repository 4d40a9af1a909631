// Topics on a real Kafka: they keep everything, take the largest event, and are set right when they would
// not.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Broker, TooLarge } from '@laurel/core';
import kafkajs, { type Admin, Kafka, logLevel } from 'kafkajs';
import { appendBytesMax } from '../limits.ts';
import { brokers, numbered, openForTest } from './listening.ts';
import { messageBytesMax } from './sender.ts';

const { ConfigResourceTypes } = kafkajs;
let admin: Admin;
let broker: Broker;
let prefix: string;

beforeEach(async () => {
  prefix = `${randomUUID()}-`;
  admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  broker = await openForTest({ prefix, partitions: 3 });
});
afterEach(async () => {
  await broker.close();
  await admin.disconnect();
});

async function settings(topic: string): Promise<Record<string, string>> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: ConfigResourceTypes.TOPIC, name: `${prefix}${topic}` }],
  });
  return Object.fromEntries(
    resources[0]!.configEntries.map(({ configName, configValue }) => [configName, configValue]),
  );
}

const keepsEverything = { 'cleanup.policy': 'delete', 'retention.ms': '-1', 'retention.bytes': '-1' };

describe('A topic that is not there', () => {
  it('is made with the partitions asked for, and keeps everything, on the disk', async () => {
    await broker.publish('t', numbered('k', 0, 1));
    const { topics } = await admin.fetchTopicMetadata({ topics: [`${prefix}t`] });
    expect(topics[0]!.partitions).toHaveLength(3);
    expect(await settings('t')).toMatchObject({ ...keepsEverything, 'flush.messages': '1' });
  });
  it('is made once by many who need it at the same time', async () => {
    const others = await Promise.all([1, 2, 3].map(() => openForTest({ prefix })));
    await Promise.all(
      [broker, ...others].map((each, index) => each.publish('t', numbered(`k${index}`, 0, 1))),
    );
    expect(await broker.backlog('g', ['t'])).toBe(4);
    await Promise.all(others.map((each) => each.close()));
  });
});

describe('A topic that the cluster cannot keep often enough', () => {
  it('is refused with the reason', async () => {
    const demanding = await openForTest({ prefix, replication: 99 });
    await expect(demanding.publish('t', numbered('k', 0, 1))).rejects.toThrow(/replication/i);
    await demanding.close();
  });
});

describe('A topic that would forget', () => {
  it('is set right, and keeps its other settings', async () => {
    const wrong = {
      'retention.ms': '1000',
      'retention.bytes': '1000',
      'cleanup.policy': 'compact',
      'segment.bytes': '1048576',
    };
    const configEntries = Object.entries(wrong).map(([name, value]) => ({ name, value }));
    await admin.createTopics({
      topics: [{ topic: `${prefix}t`, numPartitions: 1, replicationFactor: 1, configEntries }],
    });
    await broker.publish('t', numbered('k', 0, 1));
    expect(await settings('t')).toMatchObject({
      ...keepsEverything,
      'flush.messages': '1',
      'segment.bytes': '1048576',
    });
    expect(Number((await settings('t'))['max.message.bytes'])).toBeGreaterThan(messageBytesMax);
  });
});

describe('A message', () => {
  it('may be as large as the largest append of a log', async () => {
    const arrived = Promise.withResolvers<number>();
    const { stop } = await broker.subscribe('g', ['t'], async ([message]) =>
      arrived.resolve(Buffer.byteLength(message!.value)),
    );
    await broker.publish('t', [
      { key: 'k', headers: {}, value: '市'.repeat(Math.floor(appendBytesMax / 3)) },
    ]);
    expect(await arrived.promise).toBe(Math.floor(appendBytesMax / 3) * 3);
    await stop();
  });
  it('that is larger is refused, and the next goes on', async () => {
    await expect(
      broker.publish('t', [{ key: 'k', headers: {}, value: 'x'.repeat(messageBytesMax) }]),
    ).rejects.toBeInstanceOf(TooLarge);
    await broker.publish('t', numbered('k', 0, 1));
    expect(await broker.backlog('g', ['t'])).toBe(1);
  });
});
