// Whether the servers answer, asked with the clients that Laurel itself uses.
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { mongo } from 'mongoose';

const attemptMs = 2_000;

/**
 * Resolves when the replica set behind `url` has a primary to write to.
 * @throws Error when there is none within `limitMs`, with the last thing that was wrong.
 */
export async function mongoAnswers(url: string, limitMs: number): Promise<void> {
  const client = new mongo.MongoClient(url, {
    serverSelectionTimeoutMS: limitMs,
    connectTimeoutMS: attemptMs,
  });
  try {
    await client.connect();
    const hello = await client.db('admin').command({ hello: 1 });
    if (!hello['setName'])
      throw new Error('it is not a replica set (mongod --replSet …), which change streams need');
  } catch (error) {
    throw new Error(`MongoDB at ${withoutPassword(url)} does not answer: ${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    await client.close();
  }
}

/**
 * Resolves when one of `brokers` answers and knows the controller.
 * @throws Error when none does within `limitMs`, with the last thing that was wrong.
 */
export async function kafkaAnswers(brokers: readonly string[], limitMs: number): Promise<void> {
  const until = Date.now() + limitMs;
  for (;;) {
    const admin = new Kafka({
      brokers: [...brokers],
      logLevel: logLevel.NOTHING,
      connectionTimeout: attemptMs,
      requestTimeout: attemptMs,
      retry: { retries: 0 },
    }).admin();
    try {
      await admin.connect();
      const { controller } = await admin.describeCluster();
      if (controller === null) throw new Error('it has no controller yet');
      return;
    } catch (error) {
      if (Date.now() > until)
        throw new Error(`Kafka at ${brokers.join(',')} does not answer: ${(error as Error).message}`, {
          cause: error,
        });
      await pause(100);
    } finally {
      await admin.disconnect();
    }
  }
}

/**
 * Makes the servers at `hosts` a replica set, whatever they were called before: a data directory keeps the
 * name under which it was last started. Resolves when one of them is primary.
 */
export async function initiateReplicaSet(hosts: readonly string[], limitMs: number): Promise<void> {
  const until = Date.now() + limitMs;
  const clients = hosts.map((host) => mongoAt(host, limitMs));
  const admins = clients.map((client) => client.db('admin'));
  try {
    await nameReplicaSet(admins[0]!, hosts);
    for (;;) {
      const greetings = await Promise.all(admins.map((admin) => admin.command({ hello: 1 })));
      if (greetings.some(({ isWritablePrimary }) => isWritablePrimary)) return;
      if (Date.now() > until)
        throw new Error(`MongoDB at ${hosts.join(',')} had no primary within ${limitMs} ms`);
      await pause(50);
    }
  } finally {
    await Promise.all(clients.map((client) => client.close()));
  }
}

async function nameReplicaSet(admin: mongo.Db, hosts: readonly string[]): Promise<void> {
  const members = hosts.map((host, _id) => ({ _id, host }));
  try {
    const { config } = await admin.command({ replSetGetConfig: 1 });
    if (config.members.map(({ host }: { host: string }) => host).join() === hosts.join()) return;
    await admin.command({
      replSetReconfig: { ...config, members, version: config.version + 1 },
      force: true,
    });
  } catch (error) {
    if ((error as mongo.MongoServerError).codeName !== 'NotYetInitialized') throw error;
    // Members that miss their primary wait for ten seconds by default.
    await admin.command({
      replSetInitiate: { _id: 'rs0', members, settings: { electionTimeoutMillis: 3_000 } },
    });
  }
}

/**
 * Resolves when the server at `host` answers, whatever it is in its replica set. @throws Error when it does
 * not within `limitMs`.
 */
export async function mongoHears(host: string, limitMs: number): Promise<void> {
  const client = mongoAt(host, limitMs);
  try {
    await client.connect();
  } finally {
    await client.close();
  }
}

/** The index in `hosts` of the replica set's primary. */
export async function primaryOf(url: string, hosts: readonly string[]): Promise<number> {
  const client = new mongo.MongoClient(url);
  try {
    const { me } = await client.db('admin').command({ hello: 1 });
    return hosts.indexOf(me);
  } finally {
    await client.close();
  }
}

/** The index in `brokers` of the broker that leads most partitions. */
export async function leaderOf(brokers: readonly string[]): Promise<number> {
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  try {
    await admin.connect();
    const { topics } = await admin.fetchTopicMetadata();
    const leaders = topics.flatMap(({ partitions }) => partitions.map(({ leader }) => leader));
    const led = (node: number) => leaders.filter((leader) => leader === node).length;
    const { brokers: nodes } = await admin.describeCluster();
    const [first] = nodes.toSorted((a, b) => led(b.nodeId) - led(a.nodeId));
    return brokers.indexOf(`${first!.host}:${first!.port}`);
  } finally {
    await admin.disconnect();
  }
}

const mongoAt = (host: string, limitMs: number) =>
  new mongo.MongoClient(`mongodb://${host}/?directConnection=true`, {
    serverSelectionTimeoutMS: limitMs,
    connectTimeoutMS: attemptMs,
  });

const withoutPassword = (url: string) => url.replace(/\/\/.*@/, '//…@');
