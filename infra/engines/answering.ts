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
  const client = new mongo.MongoClient(url, { serverSelectionTimeoutMS: limitMs, connectTimeoutMS: attemptMs });
  try {
    await client.connect();
    const hello = await client.db('admin').command({ hello: 1 });
    if (!hello['setName']) throw new Error('it is not a replica set (mongod --replSet …), which change streams need');
  } catch (error) {
    throw new Error(`MongoDB at ${withoutPassword(url)} does not answer: ${(error as Error).message}`, { cause: error });
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
        throw new Error(`Kafka at ${brokers.join(',')} does not answer: ${(error as Error).message}`, { cause: error });
      await pause(100);
    } finally {
      await admin.disconnect();
    }
  }
}

/**
 * Makes the single server at `host` a replica set of one, whatever it was called before: a data directory keeps the name under which it was last started.
 * Resolves when it is primary.
 */
export async function initiateReplicaSet(host: string, limitMs: number): Promise<void> {
  const until = Date.now() + limitMs;
  const client = new mongo.MongoClient(`mongodb://${host}/?directConnection=true`, {
    serverSelectionTimeoutMS: limitMs,
    connectTimeoutMS: attemptMs,
  });
  const admin = client.db('admin');
  try {
    await client.connect();
    await nameReplicaSet(admin, host);
    while (!(await admin.command({ hello: 1 }))['isWritablePrimary']) {
      if (Date.now() > until) throw new Error(`MongoDB at ${host} did not become primary within ${limitMs} ms`);
      await pause(50);
    }
  } finally {
    await client.close();
  }
}

async function nameReplicaSet(admin: mongo.Db, host: string): Promise<void> {
  try {
    const { config } = await admin.command({ replSetGetConfig: 1 });
    if (config.members[0].host === host) return;
    config.members[0].host = host;
    config.version += 1;
    await admin.command({ replSetReconfig: config, force: true });
  } catch (error) {
    if ((error as mongo.MongoServerError).codeName !== 'NotYetInitialized') throw error;
    await admin.command({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host }] } });
  }
}

const withoutPassword = (url: string) => url.replace(/\/\/.*@/, '//…@');
