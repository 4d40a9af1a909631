import { ProvableRecord } from '@laurel/audit/proof';
import type { RulePack } from '@laurel/contracts';
import { type FirstAccount, firstAccounts } from '@laurel/identity';
import { type Mode, rehearsalKey, secretsOf } from '@laurel/platform';
import { type Streams, WrongUsage } from '@laurel/platform/command-line';
import { planPack2023 } from '@laurel/rules';
import { rehearsalStart, rulePackIn, runDemo, type Summary, summaryInWords } from '@laurel/sample-city';
import { builtDashboard, serveDashboard } from './dashboard.ts';
import { definitions } from './definitions.ts';
import { askedToStop, launch } from './launch.ts';

/** The options of `laurel demo`. */
export interface DemoWanted {
  readonly data?: string;
  readonly host: string;
  readonly port: number;
  readonly seed: number;
  readonly pack?: string;
  readonly engine: string;
  readonly partitions: number;
  readonly members: number;
  readonly url?: string;
  readonly record?: string;
  readonly json?: true;
  readonly exit?: true;
}

type Rehearsal = Extract<Mode, { kind: 'rehearsal' }>;

/** A rehearsal that runs somewhere. */
interface Stage {
  readonly url: string;
  /** The record, as `laurel audit --data` takes it. */
  readonly data: string;
  /** The access logs; undefined where they are out of reach. */
  readonly logs: string | undefined;
  close(): Promise<void>;
}

/**
 * Plays the sample city's whole campaign as a rehearsal; then it stays up, unless told to end. Resolves to
 * the exit code.
 */
export async function demo(wanted: DemoWanted, { stdout }: Streams): Promise<number> {
  const { seed, json, exit } = wanted;
  const pack = wanted.pack === undefined ? planPack2023 : packIn(wanted.pack);
  const stage = await stageFor(wanted, { kind: 'rehearsal', seed, start: rehearsalStart(pack) });
  let summary: Summary;
  try {
    summary = await runDemo({
      url: stage.url,
      logs: stage.logs,
      record: recordAt(stage.data),
      seed,
      pack,
      firstAccounts: firstAccountsOf(seed),
    });
  } catch (error) {
    await stage.close();
    throw error;
  }
  stdout.write(json ? `${JSON.stringify(summary)}\n` : summaryInWords(summary, exit ? undefined : stage.url));
  if (!exit) await askedToStop();
  await stage.close();
  return summary.violations === 0 && summary.replay.equal ? 0 : 1;
}

/** The administrators of a rehearsal, with one-time passwords that follow from its seed. */
export function firstAccountsOf(seed: number): readonly FirstAccount[] {
  return firstAccounts({ secretOf: secretsOf(rehearsalKey(seed)) });
}

/** The record of all services in a data directory or cluster. */
export function recordAt(data: string): ProvableRecord {
  return new ProvableRecord(definitions, data);
}

function packIn(file: string): RulePack {
  try {
    return rulePackIn(file);
  } catch (error) {
    throw new WrongUsage({
      zh: '--pack 的文件不可用',
      en: `--pack names a file that cannot be used:\n${(error as Error).message}`,
    });
  }
}

async function stageFor(wanted: DemoWanted, mode: Rehearsal): Promise<Stage> {
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
  const database = `laurel-demo-${mode.seed}`;
  const cluster = await openCluster({
    ...{ definitions, directory, host, port, partitions, members, mode, database },
    serveDashboard: (gateway) => serveDashboard(gateway, builtDashboard),
  });
  return { ...cluster, logs: directory };
}
