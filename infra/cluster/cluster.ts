import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ServiceName } from '@laurel/contracts';
import {
  type Chaos,
  environmentOf,
  type Kind,
  freePort,
  startChild,
  startEngines,
  Supervised,
} from '../engines/engines.ts';
import type { Mode, ServiceDefinition } from '@laurel/platform';
import { type GatewayOptions, isReady, openGateway } from './gateway.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface ClusterOptions {
  readonly definitions: readonly ServiceDefinition[];
  /** Takes logs, and what engines of our own hold. */
  readonly directory: string;
  readonly host: string;
  readonly port: number;
  readonly mode: Extract<Mode, { kind: 'rehearsal' }>;
  /** Databases are called `<database>-<service>`. */
  readonly database: string;
  readonly partitions: number;
  readonly serveDashboard: GatewayOptions['serveDashboard'];
  /** Engines of this kind and no other. */
  readonly kind?: Kind;
  /** Of MongoDB and of Kafka each, on which everything is held; default 1. */
  readonly members?: number;
  /** The processes of a service, which share its log; default 1 of each. */
  readonly replicas?: Readonly<Partial<Record<ServiceName, number>>>;
}

/** A city on Kafka and MongoDB, each service in processes of its own, behind one origin. */
export interface Cluster {
  readonly url: string;
  /** The record, as `laurel audit --data` takes it. */
  readonly data: string;
  /** The first process of each service, which may be killed; a killed one is started again. */
  readonly services: ReadonlyMap<ServiceName, Chaos>;
  readonly kafka: Chaos;
  readonly mongo: Chaos;
  close(): Promise<void>;
}

/**
 * Starts a rehearsal on the engines that are to be had (infra/engines), each service in a process of its own
 * that is started again when it dies. Throws when no engines are to be had, or when a service is not ready in
 * time; its output is in the directory then.
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const { definitions, directory, host, port, database, serveDashboard, kind } = options;
  const { members = 1, replicas = {} } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const engines = await startEngines({
    data: join(directory, 'engines'),
    members,
    keepAlive: true,
    ...(kind && { kind }),
  });
  const processes: { readonly service: ServiceName; readonly process: Supervised }[] = [];
  const urls = new Map<ServiceName, string[]>();
  for (const { name } of definitions) urls.set(name, await freeUrls(replicas[name] ?? 1));
  const end = async () => {
    await Promise.all(processes.map(({ process }) => process.stop()));
    await engines.stop();
  };
  try {
    for (const [service, url] of [...urls].flatMap(([name, own]) =>
      own.map((each) => [name, each] as const),
    )) {
      const environment = {
        ...environmentOf(engines),
        ...settingsOf(options, url),
        ...(service === 'identity' && { LAUREL_PEERS: otherThan(url, urls).join(',') }),
      };
      const replica = urls.get(service)!.indexOf(url) + 1;
      const name = replica === 1 ? service : `${service}-${replica}`;
      const started = machine({ service, name, url, environment, directory });
      processes.push({ service, process: new Supervised(started, true) });
    }
    await Promise.all(processes.map(({ process }) => process.start()));
    const gateway = await openGateway({ definitions, host, port, services: urls, serveDashboard });
    return {
      url: gateway.url,
      data: `${engines.mongoUrl}#${database}`,
      services: new Map(processes.toReversed().map(({ service, process }) => [service, process] as const)),
      kafka: engines.kafka,
      mongo: engines.mongo,
      close: async () => {
        await gateway.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** The settings of a process that answers at `url`, beside the engines. */
function settingsOf({ database, partitions, members = 1, mode, directory }: ClusterOptions, url: string) {
  return {
    LAUREL_DATABASE: database,
    LAUREL_TOPIC_PREFIX: `${database}.`,
    LAUREL_PARTITIONS: String(partitions),
    LAUREL_REPLICATION: String(members),
    LAUREL_HOST: '127.0.0.1',
    LAUREL_PORT: new URL(url).port,
    LAUREL_REHEARSAL_SEED: String(mode.seed),
    LAUREL_REHEARSAL_START: mode.start,
    LAUREL_LOG_DIRECTORY: directory,
  };
}

function otherThan(url: string, urls: ReadonlyMap<ServiceName, readonly string[]>): string[] {
  return [...urls.values()].flat().filter((other) => other !== url);
}

async function freeUrls(count: number): Promise<string[]> {
  const found: string[] = [];
  while (found.length < count) found.push(`http://127.0.0.1:${await freePort()}`);
  return found;
}

interface Started {
  readonly service: ServiceName;
  /** Its own, and that of its output. */
  readonly name: string;
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly directory: string;
}

/** The description of a service that runs in a process of its own: how it is started and when it is ready. */
function machine({ service, name, url, environment, directory }: Started) {
  const parameters = [
    '--enable-source-maps',
    '--import',
    join(root, 'infra/typescript.mjs'),
    join(root, `services/${service}/src/main.ts`),
  ];
  // Settings meant for us are none of a service's.
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([each]) => !each.startsWith('LAUREL_')),
  );
  return {
    name,
    start: async () =>
      startChild(process.execPath, parameters, join(directory, `${name}.out`), {
        environment: { ...inherited, ...environment },
      }),
    answers: async (limitMs: number) => {
      const giveUpAt = performance.now() + limitMs;
      while (!(await isReady(url))) {
        if (performance.now() > giveUpAt)
          throw new Error(`${name} 未就绪，见 / is not ready; see ${join(directory, `${name}.out`)}`);
        await setTimeout(100);
      }
    },
  };
}
