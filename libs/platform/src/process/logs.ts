import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { destination, type Logger, pino } from 'pino';

/** Our own faults, for operators of the server, and one line a request. */
export interface Logs {
  readonly log: Logger;
  readonly accessLog: Logger;
}

/** The logs of a service that runs by itself: two files of a directory, or standard output. */
export function logsOf(service: string, directory: string | undefined): Logs {
  if (directory !== undefined) mkdirSync(directory, { recursive: true, mode: 0o700 });
  const logTo = (file: string, kind: string) =>
    pino(
      {
        base: directory === undefined ? { service, log: kind } : undefined,
        timestamp: pino.stdTimeFunctions.isoTime,
      },
      destination(
        directory === undefined ? { dest: 1, sync: true } : { dest: join(directory, file), sync: true },
      ),
    );
  return {
    log: logTo(`${service}.ndjson`, 'service'),
    accessLog: logTo(`${service}.access.ndjson`, 'access'),
  };
}
