import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { mongo } from 'mongoose';
import { getContainerRuntimeClient, ImageName } from 'testcontainers';
import { missingTools } from './artifacts.ts';
import { volumesOf } from './containers.ts';
import { startEngines, type Engines, type Kind } from './engines.ts';

const root = join(import.meta.dirname, '../..');
const there: Record<string, boolean> = {
  processes: (await missingTools()).length === 0,
  containers: await imagesThere(),
};

let folder: string;
let engines: Engines | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-spec-'));
});
afterEach(async () => {
  await engines?.stop();
  engines = undefined;
  await rm(folder, { recursive: true, force: true });
}, 60_000);

describe.each(['processes', 'containers'] as const)('Engines as %s', (kind) => {
  const when = there[kind] ? it : it.skip;

  when(
    'hold what they held when they are started again on the same directory',
    async () => {
      const data = join(folder, 'data');
      engines = await startEngines({ kind, data });
      await write(engines, 'kept');
      await engines.stop();
      engines = await startEngines({ kind, data });
      expect(await read(engines)).toEqual({ mongo: ['kept'], kafka: ['kept'] });
      await engines.stop();
      if (kind === 'containers') await removeVolumes(data);
    },
    400_000,
  );

  when(
    'lose nothing in a kill and come back at the same place',
    async () => {
      engines = await startEngines({ kind });
      await write(engines, 'kept');
      for (const engine of [engines.mongo, engines.kafka]) {
        await engine.kill();
        await engine.restart();
      }
      expect(await read(engines)).toEqual({ mongo: ['kept'], kafka: ['kept'] });
    },
    400_000,
  );

  when(
    'come back by themselves if they are to be kept alive',
    async () => {
      engines = await startEngines({ kind, keepAlive: true });
      await write(engines, 'kept');
      await Promise.all([engines.mongo.kill(), engines.kafka.kill()]);
      await Promise.all([engines.mongo.answering(), engines.kafka.answering()]);
      expect(await read(engines)).toEqual({ mongo: ['kept'], kafka: ['kept'] });
    },
    400_000,
  );

  when(
    'are gone, with their temporary data, when their owner was killed',
    async () => {
      const places = await startAndKillOwner(kind);
      expect(places).toHaveLength(2);
      for (const place of places) await eventually(async () => !(await listens(place)));
      await eventually(
        async () => (await readdir(folder)).filter((name) => name.startsWith('laurel-cluster')).length === 0,
      );
    },
    400_000,
  );
});

describe('Engines that the environment names', () => {
  it('are used and left as they are', async () => {
    const given = await startEngines({ kind: 'environment' });
    expect([given.mongoUrl, given.kafkaBrokers.join(',')]).toEqual([
      process.env['LAUREL_MONGO_URL'],
      process.env['LAUREL_KAFKA_BROKERS'],
    ]);
    await expect(given.kafka.kill()).rejects.toThrow(/not ours/);
    await given.stop();
    await given.mongo.answering();
  });
});

interface Place {
  readonly host: string;
  readonly port: number;
}

/**
 * Starts `npm run engines` as a process of its own, kills it as soon as both answered, and returns where they
 * listened.
 */
async function startAndKillOwner(kind: Kind): Promise<Place[]> {
  const parameters = [
    '--disable-warning=TimeoutNegativeWarning',
    '--import',
    join(root, 'infra/typescript.mjs'),
    join(root, 'infra/engines/main.ts'),
  ];
  const environment = { ...process.env, TMPDIR: folder, LAUREL_ENGINES: kind };
  const owner = spawn(process.execPath, parameters, {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const places: Place[] = [];
  for await (const line of createInterface({ input: owner.stdout })) {
    // Where this runs in a container itself, other containers are reached by their gateway's address.
    const [, host, port] = /(\d+\.\d+\.\d+\.\d+):(\d+)/.exec(line)!;
    places.push({ host: host!, port: Number(port) });
    if (places.length === 2) break;
  }
  for (const place of places) expect(await listens(place)).toBe(true);
  owner.kill('SIGKILL');
  return places;
}

const kafkaOf = ({ kafkaBrokers }: Engines) =>
  new Kafka({ brokers: [...kafkaBrokers], logLevel: logLevel.NOTHING, retry: { retries: 20 } });

async function write(target: Engines, value: string): Promise<void> {
  const client = await mongo.MongoClient.connect(target.mongoUrl);
  await client
    .db('spec')
    .collection('values')
    .insertOne({ value }, { writeConcern: { w: 'majority', journal: true } });
  await client.close();
  const admin = kafkaOf(target).admin();
  await admin.connect();
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic: 'values' }] });
  await admin.disconnect();
  const producer = kafkaOf(target).producer();
  await producer.connect();
  await producer.send({ topic: 'values', acks: -1, messages: [{ value }] });
  await producer.disconnect();
}

async function read(target: Engines): Promise<{ mongo: string[]; kafka: string[] }> {
  const client = await mongo.MongoClient.connect(target.mongoUrl);
  const rows = await client.db('spec').collection('values').find({}, { readConcern: 'majority' }).toArray();
  await client.close();
  const consumer = kafkaOf(target).consumer({ groupId: `spec-${process.pid}-${Date.now()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: 'values', fromBeginning: true });
  const first = await new Promise<string>((resolve, reject) => {
    consumer.run({ eachMessage: async ({ message }) => resolve(String(message.value)) }).catch(reject);
  });
  await consumer.disconnect();
  return { mongo: rows.map(({ value }) => String(value)), kafka: [first] };
}

function listens({ host, port }: Place): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function eventually(holds: () => Promise<boolean>, limitMs = 60_000): Promise<void> {
  const until = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > until) throw new Error(`${holds} does not hold after ${limitMs} ms`);
    await pause(100);
  }
}

async function removeVolumes(data: string): Promise<void> {
  const { container } = await getContainerRuntimeClient();
  for (const name of Object.values(volumesOf(data))) await container.dockerode.getVolume(name).remove();
}

async function imagesThere(): Promise<boolean> {
  try {
    const { image } = await getContainerRuntimeClient();
    const names = ['mongo:6.0.5', 'apache/kafka:4.1.0'];
    return (await Promise.all(names.map((name) => image.exists(ImageName.fromString(name))))).every(Boolean);
  } catch {
    return false;
  }
}
