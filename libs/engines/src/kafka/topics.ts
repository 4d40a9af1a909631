import kafkajs, { type Admin } from 'kafkajs';
import pRetry from 'p-retry';
import { messageBytesMax } from './sender.ts';

// Node finds only the first names that a CommonJS package exports.
const { ConfigResourceTypes, ConfigSource } = kafkajs;

export interface TopicSettings {
  /**
   * One partition keeps the order of all events of a service. An existing topic keeps its number: another one
   * would move keys to other partitions.
   */
  readonly partitions: number;
  /** The number of brokers that hold each message. */
  readonly replication: number;
}

const retrying = { retries: 99, minTimeout: 50, factor: 1 };

/** The settings that a topic with so many replicas needs, or messages are lost or refused. */
function neededOn(replicas: number): Record<string, string> {
  return {
    'cleanup.policy': 'delete',
    'retention.ms': '-1',
    'retention.bytes': '-1',
    // The records of a batch have heads of their own.
    'max.message.bytes': String(messageBytesMax + 1024 * 1024),
    // An acknowledged message must not be in one computer's memory only, and lost with its power.
    ...(replicas === 1 ? { 'flush.messages': '1' } : { 'min.insync.replicas': '2' }),
  };
}

/** The settings for which a larger value is fine too. */
const minima = ['max.message.bytes', 'min.insync.replicas'];

/**
 * Creates missing topics and corrects the settings of those that would lose messages. Throws when the brokers
 * do not allow that.
 */
export async function ensureTopics(
  admin: Admin,
  topics: readonly string[],
  settings: TopicSettings,
): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !existing.has(topic));
  if (missing.length > 0) {
    await admin.createTopics({
      waitForLeaders: false,
      timeout: 10_000,
      topics: missing.map((topic) => newTopic(topic, settings)),
    });
    await haveLeaders(admin, missing);
  }
  const kept = topics.filter((topic) => existing.has(topic));
  if (kept.length > 0) await setRight(admin, kept);
}

function newTopic(topic: string, { partitions, replication }: TopicSettings) {
  return {
    topic,
    numPartitions: partitions,
    replicationFactor: replication,
    configEntries: Object.entries(neededOn(replication)).map(([name, value]) => ({ name, value })),
  };
}

/** Waits until each partition has a leader: a broker may not know yet what the controller has made. */
async function haveLeaders(admin: Admin, topics: readonly string[]): Promise<void> {
  await pRetry(async () => {
    const found = await admin.fetchTopicMetadata({ topics: [...topics] }).catch(() => undefined);
    const isLed = found?.topics.every(({ partitions }) => partitions.every(({ leader }) => leader >= 0));
    if (!isLed) throw new Error(`no leader for ${topics.join(', ')}`);
  }, retrying);
}

async function setRight(admin: Admin, topics: readonly string[]): Promise<void> {
  const metadata = await admin.fetchTopicMetadata({ topics: [...topics] });
  const replicas = new Map(
    metadata.topics.map(({ name, partitions }) => [
      name,
      Math.min(...partitions.map((each) => each.replicas.length)),
    ]),
  );
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map((name) => ({ type: ConfigResourceTypes.TOPIC, name })),
  });
  for (const { resourceName, configEntries } of resources) {
    const values = new Map(configEntries.map(({ configName, configValue }) => [configName, configValue]));
    const wrong = Object.entries(neededOn(replicas.get(resourceName)!)).filter(
      ([name, value]) => !suffices(name, values.get(name), value),
    );
    if (wrong.length === 0) continue;
    // Kafka forgets the settings of a topic that are not said again.
    const own = configEntries.filter(({ configSource }) => configSource === ConfigSource.TOPIC_CONFIG);
    const all = new Map([
      ...own.map(({ configName, configValue }) => [configName, configValue] as const),
      ...wrong,
    ]);
    const entries = [...all].map(([name, value]) => ({ name, value }));
    await alter(admin, resourceName, entries, wrong);
  }
}

function suffices(name: string, stands: string | undefined, value: string): boolean {
  return minima.includes(name) ? Number(stands) >= Number(value) : stands === value;
}

async function alter(
  admin: Admin,
  topic: string,
  configEntries: { name: string; value: string }[],
  wrong: [string, string][],
) {
  try {
    await admin.alterConfigs({
      validateOnly: false,
      resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configEntries }],
    });
  } catch (cause) {
    const wanted = wrong.map(([name, value]) => `${name}=${value}`).join(', ');
    throw new Error(
      `主题 ${topic} 会丢失消息，且无法更正；请由管理员设置 ${wanted} / topic ${topic} would lose messages and could not be set right; ask its administrator to set ${wanted}`,
      { cause },
    );
  }
}
