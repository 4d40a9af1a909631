import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Runs the sample city as `npm run demo` does, in a process of its own. */

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Summary {
  readonly campaign: string;
  readonly seed: number;
  readonly seconds: number;
  readonly events: number;
  readonly entries: number;
  readonly named: readonly string[];
  readonly reserves: readonly string[];
  readonly titles: readonly unknown[];
  readonly revoked: readonly string[];
  readonly refusals: Readonly<Record<string, number>>;
  readonly violations: number;
  readonly replay: { readonly equal: boolean; readonly views: Readonly<Record<string, string>> };
  readonly rankingHash: string;
  readonly historyHash: string;
  readonly accounts: readonly { readonly login: string; readonly password: string; readonly role: string; readonly unit?: string }[];
  readonly resumedFrom: number | null;
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
  const line = ['--enable-source-maps', '--import', join(root, 'infra/typescript.mjs'), join(root, 'services/all/src/cli.ts')];
  const child = spawn(process.execPath, [...line, 'demo', '--data', directory, '--port', '0', '--json', '--exit', ...parameters], {
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

/** The whole year; throws with what the demo said when it did not end well. */
export async function demo(directory: string, ...parameters: string[]): Promise<Summary> {
  const { code, output, errors } = await start(directory, parameters).ended;
  if (code !== 0) throw new Error(`the demo ended with ${code}: ${errors.slice(-3000)}`);
  return JSON.parse(output) as Summary;
}

/** Starts the demo and kills it with SIGKILL as soon as `when` holds of what it wrote to its access log; says whether it was still running then. */
export async function killedDemo(directory: string, when: () => boolean, ...parameters: string[]): Promise<boolean> {
  const { child, ended } = start(directory, parameters);
  const timer = setInterval(() => when() && child.kill('SIGKILL'), 5);
  const { code } = await ended;
  clearInterval(timer);
  return code === null;
}
