// Kafka and MongoDB as processes of this machine.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { kafkaJars, missingTools, mongodProgram, toolsRemedy } from './artifacts.ts';
import { initiateReplicaSet, kafkaAnswers } from './answering.ts';
import { startChild } from './child.ts';
import type { Engines, EnginesOptions } from './engines.ts';
import { freePort } from './ports.ts';
import { say } from './say.ts';
import { clusterId, kafkaProperties, mongodParameters } from './server-settings.ts';
import { Supervised, type Machine } from './supervised.ts';

const run = promisify(execFile);
const heap = '-Xmx512m';

/**
 * Starts both and resolves when both answer.
 * @throws Error when a tool is missing, something could not be fetched, or a server did not start (a data directory in use by another, for example).
 */
export async function startProcesses(options: EnginesOptions): Promise<Engines> {
  const missing = await missingTools();
  if (missing.length > 0) throw new Error(`缺少 missing: ${missing.join(', ')}. 例如 e.g.: ${toolsRemedy}`);
  const [jars, mongod] = await Promise.all([kafkaJars(), mongodProgram()]);
  const folder = options.data ?? (await mkdtemp(join(tmpdir(), 'laurel-cluster-')));
  const temporary = options.data === undefined;
  for (const part of ['mongo', 'kafka']) await mkdir(join(folder, part), { recursive: true });
  const mongoPort = options.mongoPort ?? (await freePort());
  const kafkaPort = options.kafkaPort ?? (await freePort());
  const controllerPort = await freePort();
  const remove = temporary ? folder : undefined;
  const keepAlive = options.keepAlive ?? false;
  const mongo = new Supervised(mongoProcess(mongod, folder, mongoPort, remove), keepAlive);
  const kafka = new Supervised(kafkaProcess(jars, folder, kafkaPort, controllerPort, remove), keepAlive);
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
  say(`本机进程 local processes: MongoDB 127.0.0.1:${mongoPort}, Kafka 127.0.0.1:${kafkaPort}, data in ${folder}`);
  const mongoUrl = `mongodb://127.0.0.1:${mongoPort}/?replicaSet=rs0`;
  return { kind: 'processes', mongoUrl, kafkaBrokers: [`127.0.0.1:${kafkaPort}`], mongo, kafka, stop };
}

function mongoProcess(mongod: string, folder: string, port: number, remove?: string): Machine {
  const host = `127.0.0.1:${port}`;
  const parameters = [...mongodParameters(port), '--dbpath', join(folder, 'mongo'), '--bind_ip', '127.0.0.1', '--nounixsocket'];
  return {
    name: 'MongoDB',
    start: async () => startChild(mongod, parameters, join(folder, 'mongo.log'), { remove }),
    answers: (limitMs) => initiateReplicaSet(host, limitMs),
  };
}

function kafkaProcess(jars: string, folder: string, port: number, controllerPort: number, remove?: string): Machine {
  const address = `127.0.0.1:${port}`;
  const controller = `127.0.0.1:${controllerPort}`;
  const settings = join(folder, 'kafka.properties');
  const logFolder = join(folder, 'kafka');
  const java = ['-cp', join(jars, '*'), '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];
  return {
    name: 'Kafka',
    async start() {
      const properties = kafkaProperties({ listen: address, advertised: address, controller, logFolder });
      await writeFile(
        settings,
        Object.entries(properties)
          .map(([name, value]) => `${name}=${value}\n`)
          .join(''),
      );
      if (!existsSync(join(logFolder, 'meta.properties'))) {
        const format = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', settings];
        await run('java', ['-Xmx128m', '-XX:TieredStopAtLevel=1', ...java, ...format], { timeout: 60_000 });
      }
      const parameters = [heap, '-XX:+ExitOnOutOfMemoryError', ...java, 'kafka.Kafka', settings];
      return startChild('java', parameters, join(folder, 'kafka.log'), { remove });
    },
    answers: (limitMs) => kafkaAnswers([address], limitMs),
  };
}
