import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const loader = new URL('../../../../infra/typescript.mjs', import.meta.url).href;

/** A process that a test started, and its output line by line. */
export interface Child {
  /** Whole lines only: the last, unfinished line of a killed process does not count. */
  lines(): string[];
  /** Resolves when it has written so many lines. */
  said(count: number): Promise<void>;
  /** Resolves when it ended by itself or was killed; rejects when it failed. */
  readonly ended: Promise<void>;
  kill(): void;
}

/** Starts `program` (of this directory) in a process of its own. */
export function startChild(program: string, parameters: readonly string[]): Child {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ['--import', loader, file, ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [text, complaint] = ['', ''];
  const lines = () => text.split('\n').slice(0, -1);
  child.stdout!.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const ended = once(child, 'close').then(([code, signal]) => {
    if (code !== 0 && signal !== 'SIGKILL') throw new Error(`${program} failed: ${complaint}`);
  });
  const said = async (count: number) => {
    while (lines().length < count)
      await Promise.race([
        once(child.stdout!, 'data'),
        ended.then(() => Promise.reject(new Error(`${program} ended`))),
      ]);
  };
  return { lines, said, ended, kill: () => child.kill('SIGKILL') };
}
