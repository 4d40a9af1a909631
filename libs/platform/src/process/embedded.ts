import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames } from '@laurel/contracts';
import { openSqlite, openSqliteBroker } from '@laurel/engines/sqlite';
import type { Environment } from '../engines.module.ts';
import type { Logs } from './logs.ts';
import { clockOf, type Mode, rehearsalKey } from './mode.ts';

export interface EmbeddedOptions extends Logs {
  readonly directory: string;
  readonly mode: Mode;
}

/**
 * The environment of all services of a city in one process: SQLite files in one directory, and a broker
 * within the process.
 */
export async function embeddedEnvironment({
  directory,
  mode,
  log,
  accessLog,
}: EmbeddedOptions): Promise<Environment> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const secretKey = mode.kind === 'production' ? productionKey(directory) : rehearsalKey(mode.seed);
  const clock = clockOf(mode);
  const broker = await openSqliteBroker({
    directory,
    onError: (error) =>
      log.error({ error: String(error) }, 'messages were not taken in and are delivered again'),
  });
  return {
    mode,
    clock,
    secretKey,
    broker,
    log,
    accessLog,
    openEngine: async (service) => await openSqlite({ directory, service, now: () => clock.now() }),
    placeOf: () => directory,
    peers: [],
  };
}

const keyBytes = 32;

/**
 * The city's own key, made at the first start and readable by its owner only. Throws when there are logs but
 * no key: with another one nobody could confirm what was proposed, and no command could be repeated.
 */
function productionKey(directory: string): Uint8Array {
  const file = join(directory, 'secret.key');
  if (!existsSync(file)) {
    if (serviceNames.some((name) => existsSync(join(directory, `${name}.db`)))) {
      throw new Error(
        `${directory} 中有日志但缺少密钥文件 secret.key：请将它与日志一并从备份恢复 / holds logs but no secret.key: restore it from the backup that the logs came from`,
      );
    }
    writeFileSync(`${file}.new`, randomBytes(keyBytes), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
  const key = readFileSync(file);
  if (key.length !== keyBytes)
    throw new Error(`${file} 不完整，请从备份恢复 / is damaged: restore it from the backup`);
  return key;
}
