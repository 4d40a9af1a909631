// A Kafka that is killed and comes back: nothing acknowledged is lost, and nobody must be started again.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Broker, type BrokerMessage, Unavailable } from '@laurel/core';
import { openKafka } from '@laurel/engines/kafka';
import { type Engines, startEngines } from '@laurel/infra/engines';
import kafkajs, { type Admin } from 'kafkajs';

const { ConfigResourceTypes, Kafka, logLevel } = kafkajs;
const prefix = 'killed-';
const kills = 3;
const messagesBetween = 300;
const waitMs = 90_000;
let engines: Engines;
let broker: Broker;

async function open(members: number): Promise<void> {
  // Of several, the one that was killed comes back by itself while the others go on.
  engines = await startEngines({ kind: 'processes', members, keepAlive: members > 1 });
  const place = { brokers: engines.kafkaBrokers, clientId: 'test', prefix };
  broker = await openKafka({ ...place, replication: members, onError: () => {} });
}

async function close(): Promise<void> {
  await broker?.close();
  await engines?.stop();
}

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

/**
 * Kills again and again while messages come and are heard; says how often one was not acknowledged, and how
 * often another came to lead the topic.
 */
async function killAgainAndAgain(
  members: number,
  leader: () => Promise<number> = async () => 0,
): Promise<{ heard: readonly number[]; refusals: number; takeovers: number }> {
  const heard: number[] = [];
  const all = Promise.withResolvers<void>();
  const { stop } = await broker.subscribe('g', ['t'], async (batch) => {
    for (const { value } of batch) heard.push(Number(value));
    if (new Set(heard).size >= kills * messagesBetween) all.resolve();
  });
  const acknowledged = { count: 0 };
  let [refusals, takeovers] = [0, 0];
  for (let kill = 1; kill <= kills; kill++) {
    await publishInOrder(acknowledged, kill * messagesBetween - messagesBetween / 2);
    const before = await leader();
    const publishing = publishInOrder(acknowledged, kill * messagesBetween);
    await engines.kafka.kill();
    if (members === 1) await engines.kafka.restart();
    refusals += await publishing;
    if ((await leader()) !== before) takeovers++;
  }
  const late = setTimeout(
    () => all.reject(new Error(`heard ${new Set(heard).size} of ${acknowledged.count}`)),
    waitMs,
  );
  await all.promise;
  clearTimeout(late);
  await stop();
  return { heard, refusals, takeovers };
}

const everyMessage = Array.from({ length: kills * messagesBetween }, (_, number) => number);

describe('A Kafka killed while messages come and are heard', () => {
  beforeAll(() => open(1), 120_000);
  afterAll(close, 60_000);

  it('loses nothing it acknowledged, in order, once it is back', async () => {
    const { heard, refusals } = await killAgainAndAgain(1);
    expect([...new Set(heard)]).toEqual(everyMessage);
    expect(refusals).toBeGreaterThan(0);
  }, 240_000);
});

describe('A Kafka of three brokers', () => {
  let admin: Admin;
  beforeAll(async () => {
    await open(3);
    admin = new Kafka({ brokers: [...engines.kafkaBrokers], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
  }, 120_000);
  afterAll(async () => {
    await admin?.disconnect();
    await close();
  }, 60_000);

  it('sets right a topic that one of them may acknowledge alone: two must', async () => {
    const name = `${prefix}careless`;
    const configEntries = [{ name: 'min.insync.replicas', value: '1' }];
    await admin.createTopics({
      waitForLeaders: true,
      topics: [{ topic: name, replicationFactor: 3, configEntries }],
    });
    await broker.publish('careless', [message(0)]);
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: ConfigResourceTypes.TOPIC, name, configNames: ['min.insync.replicas'] }],
    });
    expect(resources[0]!.configEntries).toMatchObject([{ configValue: '2' }]);
  });
  it('goes on while its leader is killed again and again, and loses nothing it acknowledged, in order', async () => {
    const leader = async () =>
      (await admin.fetchTopicMetadata({ topics: [`${prefix}t`] })).topics[0]!.partitions[0]!.leader;
    const { heard, takeovers } = await killAgainAndAgain(3, leader);
    expect([...new Set(heard)]).toEqual(everyMessage);
    expect(takeovers).toBeGreaterThan(0);
  }, 400_000);
});
