import { ProvableRecord } from '@laurel/audit/proof';
import { type FirstAccount, firstAccounts } from '@laurel/identity';
import { builtDashboard, rehearsalKey, secretsOf, serveDashboard } from '@laurel/platform';
import type { DemoWanted, Rehearsal, Stage } from '@laurel/sample-city/command';
import { definitions } from './definitions.ts';
import { launch } from './launch.ts';

/** The places where `laurel demo` plays: a city in this process, a cluster, or one that runs elsewhere. */

/** The record of all services in a data directory or cluster. */
export function recordAt(data: string): ProvableRecord {
  return new ProvableRecord(definitions, data);
}

/** The administrators of a rehearsal, with one-time passwords that follow from its seed. */
export function firstAccountsOf(seed: number): readonly FirstAccount[] {
  return firstAccounts({ secretOf: secretsOf(rehearsalKey(seed)) });
}

export async function open(wanted: DemoWanted, mode: Rehearsal): Promise<Stage> {
  const { url, record, data, engine, host, port, partitions, members } = wanted;
  if (url !== undefined) return { url, data: record!, logs: data, close: async () => {} };
  if (engine === 'embedded') {
    const directory = data ?? 'data/demo';
    const { server, close } = await launch({ directory, host, port, mode });
    return { url: server.url, data: directory, logs: directory, close };
  }
  const directory = data ?? 'data/demo-cluster';
  // Only who asks for it has the engines' launcher loaded.
  const { openCluster } = await import('@laurel/infra/cluster');
  const cluster = await openCluster({
    ...{ definitions, directory, host, port, partitions, members, mode },
    database: `laurel-demo-${mode.seed}`,
    serveDashboard: (gateway) => serveDashboard(gateway, builtDashboard),
  });
  return { ...cluster, logs: directory };
}
