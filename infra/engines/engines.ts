// Kafka and MongoDB for development, tests and the demo: those of the environment, or of containers, or of
// local processes.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kafkaAnswers, mongoAnswers } from './answering.ts';
import { say } from './say.ts';
import { type Engines, type EnginesOptions, type Kind, kinds } from './kinds.ts';

export type { Engines, Kind };
export type { Chaos } from './supervised.ts';
export { startChild } from './child.ts';
export { freePort } from './ports.ts';
export { Supervised } from './supervised.ts';

/**
 * Engines that answer: those that LAUREL_MONGO_URL and LAUREL_KAFKA_BROKERS name, else containers if a Docker
 * engine answers, else local processes. The engines started here end with this process at the latest, even if
 * it is killed; call `stop` to end them in order.
 * @throws Error when none is to be had, saying in Chinese and English what is missing for each kind and what
 * to do.
 */
export async function startEngines(options: EnginesOptions = {}): Promise<Engines> {
  const isNamed = Boolean(process.env['LAUREL_MONGO_URL'] || process.env['LAUREL_KAFKA_BROKERS']);
  const asked = options.kind ?? kindAskedFor();
  const forced = kindOfData(
    options.data,
    isForProcesses(options, asked ?? (isNamed ? 'environment' : undefined)) ? 'processes' : asked,
  );
  if (forced === 'environment' || (!forced && isNamed)) return fromEnvironment();
  if (options.data !== undefined) refuseOtherMembers(options.data, options.members ?? 1);
  const reasons: string[] = [];
  for (const kind of ['containers', 'processes'] as const) {
    if (forced && forced !== kind) continue;
    try {
      const engines = await start(kind, options);
      if (options.data !== undefined) {
        writeFileSync(join(options.data, 'kind'), kind);
        writeFileSync(join(options.data, 'members'), String(options.members ?? 1));
      }
      return engines;
    } catch (error) {
      reasons.push(`${kind}: ${(error as Error).message}`);
      if (!forced) say(reasons.at(-1)!);
    }
  }
  throw new Error(
    [
      '没有可用的 Kafka 和 MongoDB：请启动 Docker，或安装下列缺少的工具，或设置 LAUREL_MONGO_URL 和 LAUREL_KAFKA_BROKERS。',
      'No Kafka and MongoDB: start Docker, or install the tools missing below, or set LAUREL_MONGO_URL and LAUREL_KAFKA_BROKERS.',
      ...reasons,
    ].join('\n'),
  );
}

/** Loads what one kind needs only when it is wanted: testcontainers takes a second. */
async function start(kind: 'containers' | 'processes', options: EnginesOptions): Promise<Engines> {
  if (kind === 'containers') return (await import('./containers.ts')).startContainers(options);
  return (await import('./processes.ts')).startProcesses(options);
}

/** The variables by which services and tests are told where the engines are. */
export function environmentOf({ mongoUrl, kafkaBrokers }: Engines): {
  LAUREL_MONGO_URL: string;
  LAUREL_KAFKA_BROKERS: string;
} {
  return { LAUREL_MONGO_URL: mongoUrl, LAUREL_KAFKA_BROKERS: kafkaBrokers.join(',') };
}

function kindAskedFor(): Kind | undefined {
  const asked = process.env['LAUREL_ENGINES'];
  if (!asked) return undefined;
  const kind = kinds.find((name) => name === asked);
  if (!kind) throw new Error(`LAUREL_ENGINES=${asked}: 应为 must be ${kinds.join(' | ')}`);
  return kind;
}

function isForProcesses({ members = 1, guard }: EnginesOptions, asked: Kind | undefined): boolean {
  if (members === 1 && !guard) return false;
  if (asked === undefined || asked === 'processes') return true;
  throw new Error(
    `多个成员或加密的入口只能由本机进程提供，不能用 several members and guarded doors are to be had as processes only, not as ${asked}: LAUREL_ENGINES=processes`,
  );
}

/**
 * Processes do not find what containers wrote, nor the other way round: a directory stays with the kind that
 * began it.
 */
function kindOfData(data: string | undefined, forced: Kind | undefined): Kind | undefined {
  if (data === undefined || forced === 'environment') return forced;
  mkdirSync(data, { recursive: true });
  const path = join(data, 'kind');
  const begun = existsSync(path) ? (readFileSync(path, 'utf8') as Kind) : undefined;
  if (begun && forced && begun !== forced)
    throw new Error(`${data} 属于 belongs to LAUREL_ENGINES=${begun}, 不是 not ${forced}`);
  return forced ?? begun;
}

/**
 * Members that are new hold nothing, and may outvote the one that holds everything: a directory stays with
 * the number that began it.
 */
function refuseOtherMembers(data: string, members: number): void {
  if (!existsSync(join(data, 'kind'))) return;
  const path = join(data, 'members');
  const begun = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 1;
  if (begun !== members)
    throw new Error(
      `${data} 由 ${begun} 个成员开始，不是 ${members} 个 / was begun with ${begun} members, not ${members}`,
    );
}

async function fromEnvironment(): Promise<Engines> {
  const mongoUrl = process.env['LAUREL_MONGO_URL'];
  const brokers = process.env['LAUREL_KAFKA_BROKERS'];
  if (!mongoUrl || !brokers)
    throw new Error(
      `只设置了一个，缺少 only one of two is set; missing: ${[!mongoUrl && 'LAUREL_MONGO_URL', !brokers && 'LAUREL_KAFKA_BROKERS'].filter(Boolean).join(', ')}`,
    );
  const kafkaBrokers = brokers.split(',').map((broker) => broker.trim());
  await Promise.all([mongoAnswers(mongoUrl, 10_000), kafkaAnswers(kafkaBrokers, 10_000)]);
  const notOurs = () =>
    Promise.reject(new Error('Engines of the environment are not ours to kill or restart'));
  return {
    kind: 'environment',
    mongoUrl,
    kafkaBrokers,
    mongo: { kill: notOurs, restart: notOurs, answering: () => mongoAnswers(mongoUrl, 120_000) },
    kafka: { kill: notOurs, restart: notOurs, answering: () => kafkaAnswers(kafkaBrokers, 120_000) },
    stop: () => Promise.resolve(),
  };
}
