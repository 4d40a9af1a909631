import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { definitions, firstAccountsOf, recordAt } from '@laurel/all';
import { builtDashboard, serveDashboard } from '@laurel/platform';
import type { ServiceName } from '@laurel/contracts';
import { openCluster } from '@laurel/infra/cluster';
import { freePort } from '@laurel/infra/engines';
import { planPack2023 } from '@laurel/rules';
import { rehearsalStart, runDemo, type Summary } from '@laurel/sample-city';

/** Runs the sample city as `npm run demo` does, in a process of its own. */

const root = fileURLToPath(new URL('../../', import.meta.url));

export type { Summary };

/**
 * What two runs of one seed have alike: how long it took and how often somebody signed in may differ. Signing
 * in is an event, too, so the log's positions differ with it, which the rows of the trees name.
 */
export function alike({
  seconds: _seconds,
  resumedFrom: _resumed,
  events: _events,
  replay,
  ...rest
}: Summary): object {
  const views = Object.entries(replay.views).filter(([view]) => !view.endsWith('/tree'));
  return { ...rest, replay: { ...replay, views: Object.fromEntries(views) } };
}

/** A data directory that `remove` deletes. */
export function dataDirectory(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'laurel-demo-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function start(
  directory: string,
  parameters: readonly string[],
): { child: ChildProcess; ended: Promise<{ code: number | null; output: string; errors: string }> } {
  const line = [
    '--enable-source-maps',
    '--import',
    join(root, 'infra/typescript.mjs'),
    join(root, 'services/all/src/cli.ts'),
  ];
  const child = spawn(process.execPath, [...line, 'demo', '--data', directory, '--json', ...parameters], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout!.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr!.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<{ code: number | null; output: string; errors: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, output, errors })),
  );
  return { child, ended };
}

const unserved = ['--port', '0', '--exit'];

/** The whole year; throws with what the demo said when it did not end well. */
export async function demo(directory: string, ...parameters: string[]): Promise<Summary> {
  const { code, output, errors } = await start(directory, [...unserved, ...parameters]).ended;
  if (code !== 0) throw new Error(`the demo ended with ${code}: ${errors.slice(-3000)}`);
  return JSON.parse(output) as Summary;
}

/**
 * The year until the end of a day, served; `look` is told what the demo printed, and reads as whoever it
 * likes. Stopped by SIGTERM afterwards; throws when it does not end well.
 */
export async function servedUntil(
  directory: string,
  day: string,
  look: (city: { readonly url: string; readonly summary: Summary }) => Promise<void>,
): Promise<void> {
  const port = await freePort();
  const { child, ended } = start(directory, ['--port', `${port}`, '--until', day]);
  try {
    let printed = '';
    for await (const part of child.stdout!.iterator({ destroyOnReturn: false })) {
      printed += String(part);
      if (printed.endsWith('\n')) break;
    }
    if (printed !== '')
      await look({ url: `http://127.0.0.1:${port}`, summary: JSON.parse(printed) as Summary });
  } finally {
    child.kill('SIGTERM');
  }
  const { code, errors } = await ended;
  if (code !== 0) throw new Error(`the demo ended with ${code}: ${errors.slice(-3000)}`);
}

/**
 * Starts the demo and kills it with SIGKILL as soon as `when` holds of what it wrote to its access log; says
 * whether it was still running then.
 */
export async function killedDemo(
  directory: string,
  when: () => boolean,
  ...parameters: string[]
): Promise<boolean> {
  const { child, ended } = start(directory, [...unserved, ...parameters]);
  const timer = setInterval(() => when() && child.kill('SIGKILL'), 5);
  const { code } = await ended;
  clearInterval(timer);
  return code === null;
}

/**
 * The whole year on the cluster, of a city or of a province of so many, each part of the cluster named in
 * `kills` killed with SIGKILL once on the way, evenly spread: a service, `kafka` or `mongo`. Says how many
 * were.
 */
export async function clusterDemo(
  directory: string,
  { kills = [], province }: { readonly kills?: readonly string[]; readonly province?: number } = {},
): Promise<{ summary: Summary; kills: number }> {
  const [seed, pack] = [1, planPack2023];
  const mode = { kind: 'rehearsal', seed, start: rehearsalStart(pack) } as const;
  const cluster = await openCluster({
    ...{ definitions, directory, host: '127.0.0.1', port: 0, mode, partitions: 1 },
    serveDashboard: (gateway) => serveDashboard(gateway, builtDashboard),
    database: `story-${randomBytes(4).toString('hex')}`,
    // Engines of the environment are not ours to kill.
    ...(kills.length > 0 && { kind: 'processes' as const }),
  });
  let killed = 0;
  const onAct = (done: number, total: number) => {
    const next = kills[killed];
    if (next === undefined || done < (total * (killed + 1)) / (kills.length + 1)) return;
    killed++;
    const victim =
      next === 'kafka' || next === 'mongo' ? cluster[next] : cluster.services.get(next as ServiceName)!;
    void victim.kill();
  };
  try {
    const firstAccounts = firstAccountsOf(seed);
    const progress = { write: () => true, isTTY: false, columns: 80 };
    const summary = await runDemo({
      url: cluster.url,
      record: recordAt(cluster.data),
      logs: directory,
      seed,
      pack,
      ...(province !== undefined && { province }),
      firstAccounts,
      onAct,
      progress,
    });
    return { summary, kills: killed };
  } finally {
    await cluster.close();
  }
}
