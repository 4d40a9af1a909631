import type { Told } from '../durability.ts';
import { withoutEmmett } from '../emmett/install.ts';
import { line, type Measured } from '../measure.ts';
import { inEmptyDirectory } from '../scratch.ts';
import type { Settings } from '../settings.ts';
import { runSide } from '../side.ts';
import type { AppendResult } from '../sides/appends.ts';

const unit = 'appends/s';

/**
 * Durable appends a second: our log, a bare loop over node:sqlite, Emmett's SQLite store; by one writer and
 * by 64 at a time.
 */
export async function appends(settings: Settings): Promise<Measured> {
  const missing = await withoutEmmett('sqlite', settings.mayInstall);
  const durability: Record<string, Told> = {};
  const take = async (name: string, module: string, parameters: object) => {
    const { warmUpMs, durationMs } = settings;
    const result = await inEmptyDirectory(settings.folder, (directory) =>
      runSide<AppendResult>(`sides/${module}.ts`, { directory, warmUpMs, durationMs, ...parameters }),
    );
    durability[name] ??= result.durability;
    return result;
  };
  const ours = async (writers: number) => (await take('Laurel', 'appends-laurel', { writers })).perSecond;
  const bare = async (together: number) =>
    (await take('bare node:sqlite', 'appends-bare', { writers: 1, together })).perSecond;
  const emmett = async (writers: number, mode: string) =>
    await take(`Emmett, ${mode}`, 'appends-emmett', { writers, mode });

  const figures = { ours: [] as number[][], bare: [] as number[][], emmett: [] as number[][] };
  for (let round = 0; round < settings.rounds; round++) {
    for (const [index, writers] of [1, 64].entries()) {
      (figures.ours[index] ??= []).push(await ours(writers));
      (figures.bare[index] ??= []).push(await bare(writers));
      if (missing === undefined)
        (figures.emmett[index] ??= []).push((await emmett(writers, 'serialised')).perSecond);
    }
  }
  const emmetts = (index: number) =>
    missing === undefined ? figures.emmett[index]! : { notMeasured: missing };
  const pooled = missing === undefined ? await emmett(64, 'pool') : undefined;
  const measures = ['Durable appends, 1 writer', 'Durable appends, 64 writers'] as const;
  const [one, many] = figures.ours as [number[], number[]];
  const perPool = pooled ? many.map(() => pooled.perSecond) : { notMeasured: missing! };
  return {
    durability,
    lines: [
      line(
        { measure: measures[0], unit, baseline: 'bare node:sqlite loop, one insert a transaction' },
        one,
        figures.bare[0]!,
      ),
      line({ measure: measures[0], unit, baseline: 'Emmett, one connection' }, one, emmetts(0)),
      line(
        {
          measure: measures[1],
          unit,
          baseline: 'Emmett, one connection, serialised',
          goal: { of: 'ratio', least: 20 },
        },
        many,
        emmetts(1),
      ),
      line(
        { measure: measures[1], unit, baseline: 'bare node:sqlite loop, 64 inserts a transaction' },
        many,
        figures.bare[1]!,
      ),
      line(
        {
          measure: measures[1],
          unit,
          baseline: 'Emmett as it comes, a connection an append, one round',
          ...(pooled?.remark !== undefined && { remark: pooled.remark }),
        },
        many,
        perPool,
      ),
    ],
  };
}
