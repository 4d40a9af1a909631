import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processContract, type ServiceName, serviceNames } from '@laurel/contracts';
import { openSqlite, openSqliteBroker } from '@laurel/engines/sqlite';
import {
  type Clock,
  keyed,
  machineClock,
  type RefusedReaction,
  RehearsalClock,
  ServiceRuntime,
  sha256,
  Tokens,
  topicOf,
} from '@laurel/platform';
import type { Logger } from 'pino';
import { definitions } from './definitions.ts';

/** In a rehearsal each request brings its instant and everything unguessable comes from the seed: the same seed, the same record. */
export type Mode = { readonly kind: 'production' } | { readonly kind: 'rehearsal'; readonly seed: number; readonly start: string };

export interface CityOptions {
  readonly directory: string;
  readonly mode: Mode;
  readonly log: Logger;
}

/** All services of one city in one process, on SQLite: the embedded engine. */
export interface City {
  readonly directory: string;
  readonly runtimes: readonly ServiceRuntime[];
  readonly tokens: Tokens;
  readonly clock: Clock;
  runtime(service: ServiceName): ServiceRuntime;
  /** Resolves when every service has heard, shown and reacted to everything there is. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the city's logs and starts its services. Throws when another process has them open, or when they belong to another mode or seed. */
export async function openCity({ directory, mode, log }: CityOptions): Promise<City> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const secretKey = mode.kind === 'production' ? productionKey(directory) : Buffer.from(sha256(`laurel-rehearsal-${mode.seed}`), 'hex');
  const clock: Clock = mode.kind === 'production' ? machineClock : new RehearsalClock(mode.start);
  const broker = await openSqliteBroker({
    directory,
    onError: (error) => log.error({ error: String(error) }, 'messages were not taken in and are delivered again'),
  });
  const runtimes: ServiceRuntime[] = [];
  // Only which command it was: its data may be confidential.
  const refusedBySystem = (service: string, { reason, reaction: { aggregate, id, type } }: RefusedReaction) =>
    log.info({ service, refused: { aggregate, id, type, reason } }, 'the system was refused');
  for (const definition of definitions) {
    const engine = await openSqlite({ directory, service: definition.name, now: () => clock.now() });
    const marked = mode.kind === 'production' ? 'production' : `rehearsal-${mode.seed}`;
    const stands = await engine.meta.setOnce('mode', marked);
    if (stands !== marked)
      throw new Error(`${directory} 属于 ${stands}，不能以 ${marked} 打开 / belongs to ${stands} and cannot be opened as ${marked}`);
    const [last] = await engine.events.readAll((await engine.events.head()) - 1, 1);
    if (last && clock instanceof RehearsalClock) clock.moveTo(last.recordedAt);
    const onError = (service: string, worker: string, error: unknown) =>
      log.error({ service, worker, error: String(error) }, 'a worker failed and will try again');
    runtimes.push(new ServiceRuntime(definition, { engine, broker, clock, secretKey, onError, onRefused: refusedBySystem }));
  }
  for (const runtime of runtimes) await runtime.start();
  const runtime = (service: ServiceName) => runtimes.find(({ definition }) => definition.name === service)!;
  return {
    directory,
    runtimes,
    tokens: new Tokens(Buffer.from(keyed(secretKey, 'session-tokens'), 'hex')),
    clock,
    runtime,
    settle: () => settle(runtimes),
    close: async () => {
      for (const running of runtimes) await running.stop();
      await broker.close();
      for (const running of runtimes) await running.surroundings.engine.close();
    },
  };
}

async function settle(runtimes: readonly ServiceRuntime[]): Promise<void> {
  for (;;) {
    const before = await heads(runtimes);
    if ((await isQuiet(runtimes)) && (await heads(runtimes)) === before) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

async function heads(runtimes: readonly ServiceRuntime[]): Promise<string> {
  return (await Promise.all(runtimes.map(({ surroundings }) => surroundings.engine.events.head()))).join();
}

async function isQuiet(runtimes: readonly ServiceRuntime[]): Promise<boolean> {
  for (const runtime of runtimes) {
    const { relay, views, reactions } = await runtime.lag();
    if (relay + views + reactions > 0) return false;
    const { name } = runtime.definition;
    const topics = serviceNames.filter((other) => other !== name).map(topicOf);
    if (processContract[name].hears.length > 0 && (await runtime.surroundings.broker.backlog(name, topics)) > 0) return false;
  }
  return true;
}

const keyBytes = 32;

/** The city's own key, made at the first start and readable by its owner only. */
function productionKey(directory: string): Uint8Array {
  const file = join(directory, 'secret.key');
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, randomBytes(keyBytes), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
  const key = readFileSync(file);
  if (key.length !== keyBytes) throw new Error(`${file} 不完整，请从备份恢复 / is damaged: restore it from the backup`);
  return key;
}
