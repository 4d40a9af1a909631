import { line, type Measured } from '../measure.ts';
import { inEmptyDirectory } from '../scratch.ts';
import type { Settings } from '../settings.ts';
import { runSide } from '../side.ts';
import type { OverviewResult } from '../sides/overview-laurel.ts';

const cities = 21;
const readings = 100;

/** Reading the overview of a province of 21 cities, beside counting all its branches. */
export async function provinceOverview({ folder, rounds }: Settings): Promise<Measured> {
  const results: OverviewResult[] = [];
  for (let round = 0; round < rounds; round++)
    results.push(
      await inEmptyDirectory(folder, async (directory) =>
        runSide<OverviewResult>('sides/overview-laurel.ts', { directory, cities, readings }),
      ),
    );
  const p99 = (all: readonly number[]) =>
    [...all].sort((one, other) => one - other)[Math.ceil(0.99 * readings) - 1]!;
  const { rows, branches, bytes } = results[0]!;
  return {
    durability: {},
    lines: [
      line(
        {
          measure: `The overview of ${cities} cities, p99`,
          unit: 'ms',
          baseline: `counting its ${branches} branches by bureau and step`,
          goal: { of: 'ours', most: 300 },
          remark: `${rows} rows, an answer of ${Math.round(bytes / 1024)} KiB`,
        },
        results.map(({ overviewMs }) => p99(overviewMs)),
        results.map(({ countedMs }) => p99(countedMs)),
      ),
    ],
  };
}
