import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type RulePack, rulePackSchema } from '@laurel/contracts';
import { type FirstAccount, firstAccounts } from '@laurel/identity';
import { type Mode, rehearsalKey, secretsOf } from '@laurel/platform';
import { lint, planPack2023 } from '@laurel/rules';
import { rehearsalStart, runDemo, type Summary } from './demo/index.ts';
import { builtDashboard } from './dashboard.ts';
import { askedToStop, launch, seedOf } from './launch.ts';

const printedAccounts = 12;

/** A rehearsal that runs somewhere. */
interface Stage {
  readonly url: string;
  /** The record, as `laurel audit --data` takes it. */
  readonly data: string;
  readonly firstAccounts: readonly FirstAccount[];
  close(): Promise<void>;
}

/**
 * `npm run demo`: a sample city's whole campaign as a rehearsal; then it stays up, unless told `--exit`. With `--json`, standard output is the summary alone.
 * `--engine cluster` runs it on Kafka and MongoDB, of each as many as `--members` says, with one process a service; `--url` with `--record` plays it on a
 * rehearsal that runs elsewhere.
 */
export async function demoCommand(parameters: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '3000' },
      host: { type: 'string', default: '127.0.0.1' },
      seed: { type: 'string', default: '1' },
      pack: { type: 'string' },
      engine: { type: 'string', default: 'embedded' },
      partitions: { type: 'string', default: '1' },
      members: { type: 'string', default: '1' },
      url: { type: 'string' },
      record: { type: 'string' },
      json: { type: 'boolean', default: false },
      exit: { type: 'boolean', default: false },
    },
  });
  const seed = seedOf(values.seed);
  const pack = values.pack === undefined ? planPack2023 : packIn(values.pack);
  const mode = { kind: 'rehearsal', seed, start: rehearsalStart(pack) } as const;
  const directory = values.data ?? (values.engine === 'cluster' ? 'data/demo-cluster' : 'data/demo');
  const stage = await stageFor({ ...values, directory, mode });
  let summary: Summary;
  try {
    // What runs elsewhere keeps its access logs there.
    const logs = values.url === undefined ? directory : values.data;
    summary = await runDemo({ ...stage, logs, seed, pack });
  } catch (error) {
    await stage.close();
    throw error;
  }
  process.stdout.write(values.json ? `${JSON.stringify(summary)}\n` : inWords(summary, stage.url, values.exit));
  if (!values.exit) await askedToStop();
  await stage.close();
  return summary.violations === 0 && summary.replay.equal ? 0 : 1;
}

interface Wanted {
  readonly engine: string;
  readonly directory: string;
  readonly host: string;
  readonly port: string;
  readonly partitions: string;
  readonly members: string;
  readonly url?: string | undefined;
  readonly record?: string | undefined;
  readonly mode: Extract<Mode, { kind: 'rehearsal' }>;
}

/** The administrators of a rehearsal, with one-time passwords that follow from its seed. */
export function firstAccountsOf(seed: number): readonly FirstAccount[] {
  return firstAccounts({ secretOf: secretsOf(rehearsalKey(seed)) });
}

async function stageFor({ engine, directory, host, port, partitions, members, url, record, mode }: Wanted): Promise<Stage> {
  const accounts = firstAccountsOf(mode.seed);
  if (url !== undefined) {
    if (record === undefined) throw new Error('--url 须与 --record mongodb://…/#laurel 一同使用 / goes with --record mongodb://…/#laurel');
    return { url, data: record, firstAccounts: accounts, close: async () => {} };
  }
  switch (engine) {
    case 'embedded': {
      const { server, close } = await launch({ directory, host, port: Number(port), mode });
      return { url: server.url, data: directory, firstAccounts: accounts, close };
    }
    case 'cluster': {
      // Only who asks for it has the engines' launcher loaded.
      const { openCluster } = await import('./cluster/cluster.ts');
      const database = `laurel-demo-${mode.seed}`;
      const cluster = await openCluster({
        directory,
        host,
        port: Number(port),
        partitions: countOf('partitions', partitions),
        members: countOf('members', members),
        mode,
        database,
        dashboard: builtDashboard,
      });
      return { ...cluster, firstAccounts: accounts };
    }
    default:
      throw new Error(`--engine 应为 embedded 或 cluster / is embedded or cluster: ${engine}`);
  }
}

/** How many an option asks for. */
function countOf(option: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--${option} 应为正整数 / must be a whole number from 1: ${text}`);
  return count;
}

/** The rule pack in a file; throws what is wrong with it, in words. */
function packIn(file: string): RulePack {
  if (!existsSync(file)) throw new Error(`没有这个文件 there is no such file: ${join(file)}`);
  const read = rulePackSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success)
    throw new Error(
      `规则包格式有误 the rule pack does not fit its schema:\n${read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`).join('\n')}`,
    );
  const errors = lint(read.data).filter(({ severity }) => severity === 'error');
  if (errors.length > 0)
    throw new Error(
      `规则包未通过检查 the rule pack fails its lint:\n${errors.map(({ path, zh, en }) => `  ${path}: ${zh} ${en}`).join('\n')}`,
    );
  return read.data;
}

function inWords(summary: Summary, url: string, leaving: boolean): string {
  const { named, reserves, titles, revoked, events, entries, violations, replay, seconds, accounts } = summary;
  const shown = [
    'operator',
    'auditor',
    'discipline',
    'committee',
    'expert',
    'assessor',
    'bureauOfficer',
    'branchSecretary',
    'systemAdministrator',
    'securityAdministrator',
    'auditAdministrator',
  ].flatMap((role) => accounts.find((account) => account.role === role) ?? []);
  return [
    `${entries} 个参评对象，${events} 个事件，${seconds} 秒 · ${entries} entries, ${events} events, ${seconds} s`,
    `命名 named ${named.length} · 递补 reserves ${reserves.length} · 称号 titles ${titles.length} · 撤销 revoked ${revoked.length}`,
    `违反规则 violations ${violations} · 重放 replay ${replay.equal ? '一致 equal' : '不一致 DIFFERENT'}`,
    ...(leaving
      ? []
      : [
          '',
          `打开 open ${url}`,
          '可登录 who may log in:',
          ...shown
            .slice(0, printedAccounts)
            .map(
              ({ login, password, role, unit }) =>
                `  ${login.padEnd(24)} ${password.padEnd(24)} ${role}${unit === null ? '' : ` (${unit})`}`,
            ),
        ]),
    '',
  ].join('\n');
}
