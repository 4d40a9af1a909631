import { randomUUID } from 'node:crypto';
import { type Engines, startEngines } from '@laurel/infra/engines';
import { type Admin, Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';

/** Where one round of a side keeps what it writes: databases and topics whose names begin with the prefix. */
export interface Place {
  readonly mongoUrl: string;
  readonly kafkaBrokers: readonly string[];
  readonly prefix: string;
}

/**
 * The engines that the environment names or asks for, else local processes, which are quicker than
 * containers, else whatever is to be had.
 */
export async function benchEngines(): Promise<Engines> {
  if (process.env['LAUREL_MONGO_URL'] || process.env['LAUREL_KAFKA_BROKERS'] || process.env['LAUREL_ENGINES'])
    return await startEngines();
  return await startEngines({ kind: 'processes' }).catch(async () => await startEngines());
}

/** Runs `work` with a place of its own, which goes away afterwards. */
export async function inEmptyPlace<T>(engines: Engines, work: (place: Place) => Promise<T>): Promise<T> {
  const place = {
    mongoUrl: engines.mongoUrl,
    kafkaBrokers: engines.kafkaBrokers,
    prefix: `bench-${randomUUID().slice(0, 8)}`,
  };
  try {
    return await work(place);
  } finally {
    await emptied(place);
  }
}

/** Removes the databases and topics of a place. */
export async function emptied(place: Place): Promise<void> {
  await withClients(place, async (client, admin) => {
    const { databases, topics } = await held(place, client, admin);
    for (const name of databases) await client.db(name).dropDatabase();
    if (topics.length > 0) await admin.deleteTopics({ topics });
  });
}

/** Throws when there is anything in a place: it is someone else's. */
export async function mustBeEmpty(place: Place): Promise<void> {
  const { databases, topics } = await withClients(
    place,
    async (client, admin) => await held(place, client, admin),
  );
  const [found] = [...databases, ...topics];
  if (found !== undefined)
    throw new Error(`the engines hold ${found} already; the bench would have to remove it`);
}

async function held({ prefix }: Place, client: mongoose.mongo.MongoClient, admin: Admin) {
  const { databases } = await client.db().admin().listDatabases({ nameOnly: true });
  return {
    databases: databases.map(({ name }) => name).filter((name) => name.startsWith(`${prefix}-`)),
    topics: (await admin.listTopics()).filter((topic) => topic.startsWith(`${prefix}.`)),
  };
}

async function withClients<T>(
  { mongoUrl, kafkaBrokers }: Place,
  work: (client: mongoose.mongo.MongoClient, admin: Admin) => Promise<T>,
): Promise<T> {
  const client = await new mongoose.mongo.MongoClient(mongoUrl).connect();
  const admin = kafkaOf(kafkaBrokers).admin();
  try {
    await admin.connect();
    return await work(client, admin);
  } finally {
    await Promise.all([client.close(), admin.disconnect()]);
  }
}

/** A bare client. */
export function kafkaOf(brokers: readonly string[]): Kafka {
  return new Kafka({ clientId: 'bench', brokers: [...brokers], logLevel: logLevel.ERROR });
}
