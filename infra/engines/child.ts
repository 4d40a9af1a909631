// A child process that ends with us, however we end.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { Running } from './supervised.ts';

/**
 * Before the program takes the shell's place, the shell leaves a watcher behind that reads from a pipe of
 * ours. We write a line there when the program has ended; if the pipe closes without one, we are gone (a
 * SIGKILL, too), and the watcher kills the program and removes what was temporary.
 */
const script =
  '(read -r line <&3 || { kill -KILL $$; [ -z "$REMOVE" ] || { sleep 1; rm -rf "$REMOVE"; }; }) </dev/null >/dev/null 2>&1 & exec "$@" </dev/null 3<&-';

export interface ChildOptions {
  /** A folder that is removed if we end without ending the program. */
  readonly remove?: string | undefined;
  /** Instead of our own. */
  readonly environment?: NodeJS.ProcessEnv;
}

/**
 * Starts a program whose output is added to the file `log`. It is in a session of its own, so that Ctrl-C
 * reaches only us and we can end it in order. If we end without ending it, it is killed.
 */
export function startChild(
  command: string,
  parameters: readonly string[],
  log: string,
  { remove, environment = process.env }: ChildOptions = {},
): Running {
  const output = openSync(log, 'a');
  const child = spawn('sh', ['-c', script, command, command, ...parameters], {
    detached: true,
    env: { ...environment, REMOVE: remove ?? '' },
    stdio: ['ignore', output, output, 'pipe'],
  });
  closeSync(output);
  const watched = child.stdio[3] as Socket;
  watched.on('error', () => undefined);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      watched.end('ended\n');
      resolve(`${command} ended with ${signal ?? `code ${code}`}; ${log} ends with:\n${lastLines(log)}`);
    });
  });
  return { ended, signal: (name) => void child.kill(name) };
}

function lastLines(path: string): string {
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
}
