import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from '@laurel/contracts';
import { openSqlite, openSqliteBroker } from '@laurel/engines/sqlite';
import {
  type Clock,
  clockOf,
  Conductor,
  keyed,
  member,
  type Mode,
  openRuntime,
  rehearsalKey,
  type ServiceRuntime,
  Tokens,
} from '@laurel/platform';
import type { Logger } from 'pino';
import { definitions } from './definitions.ts';

export interface CityOptions {
  readonly directory: string;
  readonly mode: Mode;
  readonly log: Logger;
}

/** All services of one city in one process, on SQLite: the embedded engine. */
export interface City {
  readonly runtimes: readonly ServiceRuntime[];
  readonly tokens: Tokens;
  readonly clock: Clock;
  /** Knows when everything is quiet; in a rehearsal it moves the clock. */
  readonly conductor: Conductor;
  runtime(service: ServiceName): ServiceRuntime;
  /** Resolves when every service has heard, shown and reacted to everything there is. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the city's logs and starts its services. Throws when another process has them open, or when they belong to another mode or seed. */
export async function openCity({ directory, mode, log }: CityOptions): Promise<City> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const secretKey = mode.kind === 'production' ? productionKey(directory) : rehearsalKey(mode.seed);
  const clock = clockOf(mode);
  const broker = await openSqliteBroker({
    directory,
    onError: (error) => log.error({ error: String(error) }, 'messages were not taken in and are delivered again'),
  });
  const runtimes: ServiceRuntime[] = [];
  for (const definition of definitions) {
    const engine = await openSqlite({ directory, service: definition.name, now: () => clock.now() });
    runtimes.push(await openRuntime({ definition, engine, broker, mode, clock, secretKey, log, place: directory }));
  }
  for (const runtime of runtimes) await runtime.start();
  const conductor = new Conductor(runtimes.map((runtime) => member(runtime, clock)));
  return {
    runtimes,
    tokens: new Tokens(Buffer.from(keyed(secretKey, 'session-tokens'), 'hex')),
    clock,
    conductor,
    runtime: (service) => runtimes.find(({ definition }) => definition.name === service)!,
    settle: () => conductor.settle(),
    close: async () => {
      for (const running of runtimes) await running.stop();
      await broker.close();
      for (const running of runtimes) await running.surroundings.engine.close();
    },
  };
}

const keyBytes = 32;

/**
 * The city's own key, made at the first start and readable by its owner only. Throws when there are logs but no key: with another one nobody could
 * confirm what was proposed, and no command could be repeated.
 */
function productionKey(directory: string): Uint8Array {
  const file = join(directory, 'secret.key');
  if (!existsSync(file)) {
    if (definitions.some(({ name }) => existsSync(join(directory, `${name}.db`)))) {
      throw new Error(
        `${directory} 中有日志但缺少密钥文件 secret.key：请将它与日志一并从备份恢复 / holds logs but no secret.key: restore it from the backup that the logs came from`,
      );
    }
    writeFileSync(`${file}.new`, randomBytes(keyBytes), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
  const key = readFileSync(file);
  if (key.length !== keyBytes) throw new Error(`${file} 不完整，请从备份恢复 / is damaged: restore it from the backup`);
  return key;
}
