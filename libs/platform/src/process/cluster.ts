import type { ServiceName } from '@laurel/contracts';
import { openKafka } from '@laurel/engines/kafka';
import { openMongo } from '@laurel/engines/mongo';
import type { Environment } from '../engines.module.ts';
import type { Logs } from './logs.ts';
import { clockOf, rehearsalKey } from './mode.ts';
import type { Settings } from './settings.ts';

/**
 * The environment of the one service of a process on the cluster: its log and views in MongoDB, events to and
 * from the others through Kafka.
 */
export async function clusterEnvironment(
  name: ServiceName,
  settings: Settings,
  { log, accessLog }: Logs,
): Promise<Environment> {
  const {
    mode,
    mongoUrl,
    database,
    kafkaBrokers,
    kafkaSecurity,
    topicPrefix,
    partitions,
    replication,
    peers,
  } = settings;
  const clock = clockOf(mode);
  const engine = await openMongo({ url: mongoUrl, database, service: name, now: () => clock.now() });
  const broker = await openKafka({
    brokers: kafkaBrokers,
    security: kafkaSecurity,
    clientId: `laurel-${name}`,
    prefix: topicPrefix,
    partitions,
    replication,
    onError: (error) => log.error({ error: String(error) }, 'the broker failed and is tried again'),
  });
  return {
    mode,
    clock,
    secretKey: mode.kind === 'rehearsal' ? rehearsalKey(mode.seed) : settings.secretKey!,
    broker,
    log,
    accessLog,
    openEngine: async () => engine,
    placeOf: (service) => `${database}-${service}`,
    ...(peers.length > 0 && { peers }),
  };
}
