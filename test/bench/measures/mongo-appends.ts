import type { Engines } from '@laurel/infra/engines';
import { inEmptyPlace } from '../cluster/place.ts';
import type { Told } from '../durability.ts';
import { withoutEmmett } from '../emmett/install.ts';
import { line, type Measured } from '../measure.ts';
import type { Settings } from '../settings.ts';
import { RunningSide } from '../side.ts';
import { type AppendResult, streamsOfProcess } from '../sides/appends.ts';

const loads = [
  { what: '1 writer', processes: 1, writers: 1, sample: 'large' },
  { what: '64 writers', processes: 1, writers: 64, sample: 'large', goal: { of: 'ratio', least: 10 } },
  {
    what: '64 writers, events of average size',
    processes: 1,
    writers: 64,
    sample: 'average',
    goal: { of: 'ratio', least: 10 },
  },
  {
    what: '4 processes of 64 writers',
    processes: 4,
    writers: 64,
    sample: 'large',
    goal: { of: 'ratio', least: 5 },
  },
] as const;

/**
 * Durable appends a second on MongoDB: our log beside Emmett's store; by one writer, by 64, and by four
 * processes of 64.
 */
export async function mongoAppends(settings: Settings, engines: Engines): Promise<Measured> {
  const missing = await withoutEmmett('mongodb', settings.mayInstall);
  const durability: Record<string, Told> = {};
  const take = async (
    name: string,
    module: string,
    { processes, writers, sample }: (typeof loads)[number],
  ) => {
    const results = await inEmptyPlace(engines, (place) =>
      together(`sides/${module}.ts`, { ...settings, ...place, writers, sample }, processes),
    );
    durability[name] ??= results[0]!.durability;
    return results;
  };
  const ours: AppendResult[][][] = loads.map(() => []);
  const emmetts: AppendResult[][][] = loads.map(() => []);
  for (let round = 0; round < settings.rounds; round++) {
    for (const [index, load] of loads.entries()) {
      ours[index]!.push(await take('Laurel on MongoDB', 'mongo-appends-laurel', load));
      if (missing === undefined)
        emmetts[index]!.push(await take('Emmett on MongoDB', 'mongo-appends-emmett', load));
    }
  }
  const lines = loads.map(({ what, ...rest }, index) => {
    const about = {
      measure: `Durable appends on MongoDB, ${what}`,
      unit: 'appends/s',
      baseline: "Emmett's MongoDB store",
    };
    const theirs = missing === undefined ? emmetts[index]!.map(perSecond) : { notMeasured: missing };
    const remark = [
      `p99 ${p99Ms(ours[index]!)} ms`,
      ...(missing === undefined ? [`theirs ${p99Ms(emmetts[index]!)} ms`] : []),
    ].join(', ');
    return line(
      { ...about, remark, ...('goal' in rest && { goal: rest.goal }) },
      ours[index]!.map(perSecond),
      theirs,
    );
  });
  return { durability, lines };
}

/** The same side in so many processes, each on streams of its own; they begin when all are ready. */
async function together(module: string, parameters: object, processes: number): Promise<AppendResult[]> {
  const running = Array.from(
    { length: processes },
    (_, index) => new RunningSide(module, { ...parameters, firstStream: index * streamsOfProcess }),
  );
  await Promise.all(running.map((side) => side.paused()));
  for (const side of running) side.resume();
  return await Promise.all(running.map((side) => side.result<AppendResult>()));
}

function perSecond(results: readonly AppendResult[]): number {
  return results.reduce((sum, result) => sum + result.perSecond, 0);
}

/** The longest of all processes and rounds. */
function p99Ms(rounds: readonly (readonly AppendResult[])[]): string {
  return Math.max(...rounds.flat().map((result) => result.p99Ms)).toFixed(0);
}
