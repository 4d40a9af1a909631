// Kafka and MongoDB as processes of this machine.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { kafkaJars, missingTools, mongodProgram, toolsRemedy } from './artifacts.ts';
import {
  initiateReplicaSet,
  kafkaAnswers,
  leaderOf,
  mongoAnswers,
  mongoHears,
  primaryOf,
} from './answering.ts';
import { startChild } from './child.ts';
import type { Engines, EnginesOptions, Guard } from './kinds.ts';
import { Group } from './group.ts';
import { freePort } from './ports.ts';
import { say } from './say.ts';
import { clusterId, kafkaProperties, mongodParameters } from './server-settings.ts';
import { Supervised, type Machine } from './supervised.ts';

const run = promisify(execFile);
const heap = '-Xmx512m';

/**
 * Starts both and resolves when both answer.
 * @throws Error when a tool is missing, something could not be fetched, or a server did not start (a data
 * directory in use by another, for example).
 */
export async function startProcesses(options: EnginesOptions): Promise<Engines> {
  const missing = await missingTools();
  if (missing.length > 0) throw new Error(`缺少 missing: ${missing.join(', ')}. 例如 e.g.: ${toolsRemedy}`);
  const [jars, mongod] = await Promise.all([kafkaJars(), mongodProgram()]);
  const folder = options.data ?? (await mkdtemp(join(tmpdir(), 'laurel-cluster-')));
  const temporary = options.data === undefined;
  const count = options.members ?? 1;
  const part = {
    folder,
    remove: temporary ? folder : undefined,
    keepAlive: options.keepAlive ?? false,
    guard: options.guard,
  };
  const mongoHosts = await hosts(count, options.mongoPort);
  const brokers = await hosts(count, options.kafkaPort);
  const mongoUrl = `mongodb://${mongoHosts.join()}/?replicaSet=rs0`;
  const mongo = replicaSet(mongod, mongoUrl, mongoHosts, part);
  const guardedBrokers = options.guard && (await hosts(count));
  const doors = { brokers, controllers: await hosts(count), guarded: guardedBrokers };
  const kafka = kafkaCluster(jars, doors, part);
  const stop = async () => {
    await Promise.all([mongo.stop(), kafka.stop()]);
    if (temporary) await rm(folder, { recursive: true, force: true });
  };
  const started = await Promise.allSettled([mongo.start(), kafka.start()]);
  const failed = started.find((outcome) => outcome.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  say(`本机进程 local processes: MongoDB ${mongoHosts.join()}, Kafka ${brokers.join()}, data in ${folder}`);
  return {
    kind: 'processes',
    mongoUrl,
    kafkaBrokers: brokers,
    ...(guardedBrokers && { guardedBrokers }),
    mongo,
    kafka,
    stop,
  };
}

/** The settings that all servers share. */
interface Part {
  readonly folder: string;
  readonly remove: string | undefined;
  readonly keepAlive: boolean;
  readonly guard: Guard | undefined;
}

/**
 * Addresses at which each of Kafka's nodes is heard: by clients, by the other controllers, and by clients
 * that are let in with a password.
 */
interface Doors {
  readonly brokers: readonly string[];
  readonly controllers: readonly string[];
  readonly guarded: readonly string[] | undefined;
}

/** Addresses of so many servers; `first` is the port of the first. */
async function hosts(count: number, first?: number): Promise<string[]> {
  const ports = await Promise.all(
    Array.from({ length: count }, (_, index) => (index === 0 && first) || freePort()),
  );
  return ports.map((port) => `127.0.0.1:${port}`);
}

function replicaSet(mongod: string, url: string, members: readonly string[], part: Part): Group {
  const servers = members.map(
    (host, index) => new Supervised(mongoProcess(mongod, host, nameOf('mongo', index), part), part.keepAlive),
  );
  return new Group(servers, {
    join: (limitMs) => initiateReplicaSet(members, limitMs),
    answers: (limitMs) => mongoAnswers(url, limitMs),
    victim: () => primaryOf(url, members),
  });
}

function kafkaCluster(jars: string, doors: Doors, part: Part): Group {
  const servers = doors.brokers.map(
    (_, node) => new Supervised(kafkaProcess(jars, doors, node, part), part.keepAlive),
  );
  const answers = (limitMs: number) => kafkaAnswers(doors.brokers, limitMs);
  return new Group(servers, { join: answers, answers, victim: () => leaderOf(doors.brokers) });
}

/** The first is called as it would be if it were alone. */
const nameOf = (server: string, index: number) => (index === 0 ? server : `${server}-${index + 1}`);

function mongoProcess(mongod: string, host: string, name: string, { folder, remove, guard }: Part): Machine {
  const place = join(folder, name);
  const parameters = [
    ...mongodParameters(portOf(host)),
    '--dbpath',
    place,
    '--bind_ip',
    '127.0.0.1',
    '--nounixsocket',
  ];
  if (guard) parameters.push('--tlsMode', 'allowTLS', '--tlsCertificateKeyFile', guard.certificateFile);
  return {
    name: `MongoDB ${host}`,
    async start() {
      await mkdir(place, { recursive: true });
      return startChild(mongod, parameters, `${place}.log`, { remove });
    },
    answers: (limitMs) => mongoHears(host, limitMs),
  };
}

function kafkaProcess(jars: string, doors: Doors, node: number, { folder, remove, guard }: Part): Machine {
  const address = doors.brokers[node]!;
  const guarded = guard && { listen: doors.guarded![node]!, certificateFile: guard.certificateFile };
  const logFolder = join(folder, nameOf('kafka', node));
  const settings = `${logFolder}.properties`;
  const java = ['-cp', join(jars, '*'), '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];
  return {
    name: `Kafka ${address}`,
    async start() {
      await mkdir(logFolder, { recursive: true });
      const properties = kafkaProperties({
        listen: address,
        advertised: address,
        controllers: doors.controllers,
        node,
        logFolder,
        guarded,
      });
      await writeFile(
        settings,
        Object.entries(properties)
          .map(([name, value]) => `${name}=${value}\n`)
          .join(''),
      );
      if (!existsSync(join(logFolder, 'meta.properties'))) {
        const format = [
          'kafka.tools.StorageTool',
          'format',
          '-t',
          clusterId,
          '-c',
          settings,
          ...(guard ? letIn(guard) : []),
        ];
        await run('java', ['-Xmx128m', '-XX:TieredStopAtLevel=1', ...java, ...format], { timeout: 60_000 });
      }
      const parameters = [heap, '-XX:+ExitOnOutOfMemoryError', ...java, 'kafka.Kafka', settings];
      return startChild('java', parameters, `${logFolder}.log`, { remove });
    },
    answers: (limitMs) => kafkaAnswers([address], limitMs),
  };
}

/**
 * The parameters that make a user known to Kafka; this must be done before Kafka has started for the first
 * time.
 */
function letIn({ credentials }: Guard): string[] {
  const [name, ...password] = credentials.split(':');
  return ['--add-scram', `SCRAM-SHA-512=[name=${name},password=${password.join(':')}]`];
}

const portOf = (host: string) => Number(host.split(':')[1]);
