import { definitions, firstAccountsOf } from '@laurel/all';
import { openCluster } from '@laurel/infra/cluster';
import { openCity } from '../city/opened.ts';
import type { Place } from '../cluster/place.ts';
import { campaignId, instant } from '../sample.ts';
import type { Side } from '../side.ts';
import { planPath, type Serving, tokensOf } from './serving.ts';

export interface ClusterServing {
  readonly directory: string;
  readonly branches: number;
  readonly place: Place;
  /** Processes of the service that takes the commands. */
  readonly replicas: number;
}

/** The services that the commands need, each in processes of its own on Kafka and MongoDB. */
export const run: Side<ClusterServing, { readonly durability: object }> = async (
  { directory, branches, place, replicas },
  pause,
) => {
  process.env['LAUREL_MONGO_URL'] = place.mongoUrl;
  process.env['LAUREL_KAFKA_BROKERS'] = place.kafkaBrokers.join(',');
  const mode = { kind: 'rehearsal', seed: 1, start: instant } as const;
  const { url, close } = await openCluster({
    definitions: definitions.filter(({ name }) => name === 'identity' || name === 'application'),
    ...{ directory, host: '127.0.0.1', port: 0, mode, partitions: 1 },
    serveDashboard: async () => {},
    database: place.prefix,
    replicas: { application: replicas },
  });
  try {
    const officers = await openCity(url, firstAccountsOf(mode.seed), branches);
    const serving: Serving = {
      port: Number(new URL(url).port),
      path: planPath(campaignId),
      tokens: tokensOf(officers),
    };
    await pause(serving);
  } finally {
    await close();
  }
  return { durability: {} };
};
