// Kafka and MongoDB as containers.
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import {
  GenericContainer,
  getContainerRuntimeClient,
  Wait,
  type ContainerRuntimeClient,
} from 'testcontainers';
import { initiateReplicaSet, kafkaAnswers } from './answering.ts';
import type { Engines, EnginesOptions } from './kinds.ts';
import { freePort } from './ports.ts';
import { say } from './say.ts';
import { clusterId, kafkaProperties, mongodParameters } from './server-settings.ts';
import { Supervised, type Machine, type Running } from './supervised.ts';

const label = 'laurel.engines';
const connectLimitMs = 10_000;
/** Pulling the images included; longer than this and local processes are the better choice. */
const startLimitMs = 180_000;

/**
 * Starts both from the images LAUREL_MONGO_IMAGE and LAUREL_KAFKA_IMAGE and resolves when both answer. A data
 * directory is a pair of Docker volumes named after it.
 * @throws Error when no Docker engine answers, or when one of them could not be started within three minutes;
 * nothing of them is then left.
 */
export async function startContainers(options: EnginesOptions): Promise<Engines> {
  const docker = await within(connectLimitMs, 'Docker', getContainerRuntimeClient());
  const session = randomUUID();
  const release = removeWhenGone(session);
  const host = docker.info.containerRuntime.host.replace(/^localhost$/, '127.0.0.1');
  const mongoPort = options.mongoPort ?? (await freePort());
  const kafkaPort = options.kafkaPort ?? (await freePort());
  const keepAlive = options.keepAlive ?? false;
  const volumes = options.data === undefined ? undefined : volumesOf(options.data);
  const mongo = new Supervised(mongoContainer(session, host, mongoPort, volumes?.mongo), keepAlive);
  const kafka = new Supervised(kafkaContainer(session, host, kafkaPort, volumes?.kafka), keepAlive);
  const stop = async () => {
    await Promise.all([mongo.stop(), kafka.stop()]);
    await removeAll(docker, session);
    release();
  };
  const starting = Promise.all([mongo.start(), kafka.start()]);
  try {
    await within(startLimitMs, 'Docker: start of the containers', starting);
  } catch (error) {
    stop().catch(ignore);
    await removeAll(docker, session);
    throw error;
  }
  say(`容器 containers: MongoDB ${host}:${mongoPort}, Kafka ${host}:${kafkaPort}`);
  const mongoUrl = `mongodb://${host}:${mongoPort}/?replicaSet=rs0`;
  return { kind: 'containers', mongoUrl, kafkaBrokers: [`${host}:${kafkaPort}`], mongo, kafka, stop };
}

/**
 * The names of the volumes that hold the data of a directory. They stay until they are removed with `docker
 * volume rm`.
 */
export function volumesOf(data: string): { mongo: string; kafka: string } {
  const name = `laurel-${createHash('sha256').update(resolve(data)).digest('hex').slice(0, 12)}`;
  return { mongo: `${name}-mongo`, kafka: `${name}-kafka` };
}

function mongoContainer(session: string, host: string, port: number, volume: string | undefined): Machine {
  const image = process.env['LAUREL_MONGO_IMAGE'] || 'mongo:6.0.5';
  const container = new GenericContainer(image).withCommand([
    'mongod',
    '--bind_ip_all',
    ...mongodParameters(port),
  ]);
  if (volume) container.withBindMounts([{ source: volume, target: '/data/db' }]);
  return {
    name: image,
    start: starter(container, session, port),
    answers: (limitMs) => initiateReplicaSet([`${host}:${port}`], limitMs),
  };
}

function kafkaContainer(session: string, host: string, port: number, volume: string | undefined): Machine {
  const image = process.env['LAUREL_KAFKA_IMAGE'] || 'apache/kafka:4.1.0';
  const advertised = `${host}:${port}`;
  const logFolder = '/var/lib/kafka/data';
  const properties = kafkaProperties({
    listen: `0.0.0.0:${port}`,
    advertised,
    controllers: [`localhost:${port === 9093 ? 9094 : 9093}`],
    logFolder,
  });
  const variables = Object.entries(properties).map(([name, value]) => [
    `KAFKA_${name.toUpperCase().replaceAll('.', '_')}`,
    value,
  ]);
  const container = new GenericContainer(image).withEnvironment({
    ...Object.fromEntries(variables),
    KAFKA_HEAP_OPTS: '-Xmx512m',
    CLUSTER_ID: clusterId,
  });
  if (volume) container.withBindMounts([{ source: volume, target: logFolder }]);
  return {
    name: image,
    start: starter(container, session, port),
    answers: (limitMs) => kafkaAnswers([advertised], limitMs),
  };
}

/**
 * Starts the container the first time with testcontainers, which pulls its image; then the same container
 * again, so that port and data stay.
 */
function starter(wanted: GenericContainer, session: string, port: number): () => Promise<Running> {
  let id: string | undefined;
  // Without the reaper (whose image a closed network may not have): containers are removed by us, or by
  // `removeWhenGone`.
  wanted.withAutoCleanup(false).withLabels({ [label]: session });
  wanted.withExposedPorts({ container: port, host: port }).withWaitStrategy(Wait.forLogMessage(/./));
  return async () => {
    const docker = await getContainerRuntimeClient();
    if (id) await docker.container.getById(id).start();
    else id = (await wanted.start()).getId();
    const container = docker.container.getById(id);
    const ended = container.wait().then(
      async ({ StatusCode }: { StatusCode: number }) =>
        `code ${StatusCode}; it said at last:\n${await lastLines(docker, id!)}`,
      (error: Error) => error.message,
    );
    const signal = (name: string) => container.kill({ signal: name }).then(ignore, ignore);
    return { ended, signal };
  };
}

const ignore = () => undefined;

async function lastLines(docker: ContainerRuntimeClient, id: string): Promise<string> {
  try {
    const said = await docker.container.logs(docker.container.getById(id), { tail: 8 });
    let text = '';
    for await (const part of said) text += String(part);
    return text;
  } catch (error) {
    return (error as Error).message;
  }
}

async function removeAll(docker: ContainerRuntimeClient, session: string): Promise<void> {
  const ours = await docker.container.dockerode.listContainers({
    all: true,
    filters: { label: [`${label}=${session}`] },
  });
  for (const { Id } of ours)
    await docker.container
      .getById(Id)
      .remove({ force: true, v: true })
      .catch((error: Error & { statusCode?: number }) => {
        if (error.statusCode !== 404 && error.statusCode !== 409) throw error;
      });
}

/**
 * A watcher that reads from a pipe of ours and removes the session's containers when the pipe closes: when we
 * are gone. Returns how to dismiss it.
 */
function removeWhenGone(session: string): () => void {
  const script =
    'read -r line || docker ps -aq --filter "label=$1" | while read -r id; do docker rm --force --volumes "$id"; done';
  const watcher = spawn('sh', ['-c', script, 'sh', `${label}=${session}`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.on('error', ignore);
  watcher.stdin.on('error', ignore);
  return () => watcher.stdin.end('removed\n');
}

function within<T>(limitMs: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not within ${limitMs / 1000} s`)), limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
