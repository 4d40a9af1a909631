import { line, type Measured } from '../measure.ts';
import { inEmptyDirectory } from '../scratch.ts';
import type { Settings } from '../settings.ts';
import { runSide } from '../side.ts';
import type { VisibilityResult } from '../sides/visibility.ts';

const perSecond = 200;

/** How long after the answer all views of the service show what a command did, at 200 commands a second. */
export async function visibility({ folder, rounds, warmUpMs, durationMs }: Settings): Promise<Measured> {
  const take = async (module: string) =>
    await inEmptyDirectory(folder, (directory) =>
      runSide<VisibilityResult>(`sides/${module}.ts`, {
        directory,
        perSecond,
        warmUpMs,
        durationMs: 2 * durationMs,
      }),
    );
  const ours: VisibilityResult[] = [];
  const bare: VisibilityResult[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await take('visibility-laurel'));
    bare.push(await take('visibility-bare'));
  }
  const baseline = 'bare node:sqlite, one row merged and written';
  const of = (part: 'p50Ms' | 'p99Ms', results: readonly VisibilityResult[]) =>
    results.map((result) => result[part]);
  const measure = (part: string) => `Commit to view, ${part}, ${perSecond} commands/s`;
  return {
    durability: {},
    lines: [
      line(
        { measure: measure('p99'), unit: 'ms', baseline, goal: { of: 'ours', most: 20 } },
        of('p99Ms', ours),
        of('p99Ms', bare),
      ),
      line({ measure: measure('p50'), unit: 'ms', baseline }, of('p50Ms', ours), of('p50Ms', bare)),
    ],
  };
}
