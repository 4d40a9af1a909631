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
}

/** A city on Kafka and MongoDB, one process a service, behind one origin. */
export interface Cluster {
  readonly url: string;
  /** The record, as `laurel audit --data` takes it. */
  readonly data: string;
  /** The services, each of which may be killed; a killed service is started again. */
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
  const {
    definitions,
    directory,
    host,
    port,
    mode,
    database,
    partitions,
    serveDashboard,
    kind,
    members = 1,
  } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const engines = await startEngines({
    data: join(directory, 'engines'),
    members,
    keepAlive: true,
    ...(kind && { kind }),
  });
  const services = new Map<ServiceName, Supervised>();
  const urls = new Map<ServiceName, string>();
  for (const { name } of definitions) urls.set(name, `http://127.0.0.1:${await freePort()}`);
  const end = async () => {
    await Promise.all([...services.values()].map((service) => service.stop()));
    await engines.stop();
  };
  try {
    for (const { name } of definitions) {
      const environment = {
        ...environmentOf(engines),
        LAUREL_DATABASE: database,
        LAUREL_TOPIC_PREFIX: `${database}.`,
        LAUREL_PARTITIONS: String(partitions),
        LAUREL_REPLICATION: String(members),
        LAUREL_HOST: '127.0.0.1',
        LAUREL_PORT: new URL(urls.get(name)!).port,
        LAUREL_REHEARSAL_SEED: String(mode.seed),
        LAUREL_REHEARSAL_START: mode.start,
        LAUREL_LOG_DIRECTORY: directory,
        ...(name === 'identity' && {
          LAUREL_PEERS: [...urls].flatMap(([other, url]) => (other === name ? [] : [url])).join(','),
        }),
      };
      services.set(name, new Supervised(machine(name, urls.get(name)!, environment, directory), true));
    }
    await Promise.all([...services.values()].map((service) => service.start()));
    const gateway = await openGateway({ definitions, host, port, services: urls, serveDashboard });
    return {
      url: gateway.url,
      data: `${engines.mongoUrl}#${database}`,
      services,
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

/** The description of a service that runs in a process of its own: how it is started and when it is ready. */
function machine(
  name: ServiceName,
  url: string,
  environment: Readonly<Record<string, string>>,
  directory: string,
) {
  const parameters = [
    '--enable-source-maps',
    '--import',
    join(root, 'infra/typescript.mjs'),
    join(root, `services/${name}/src/main.ts`),
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
