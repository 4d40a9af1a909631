import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { line, type Measured } from '../measure.ts';
import { answers } from './million.ts';
import { inEmptyDirectory } from '../scratch.ts';
import type { Settings } from '../settings.ts';
import { RunningSide, runSide } from '../side.ts';
import type { AskedResult } from '../sides/asked.ts';
import type { Played } from '../sides/province-played.ts';
import type { Remembered, Spent } from '../sides/province-served.ts';

const seed = 1;
const server = 'sides/province-served.ts';

/** A deployment that has played its year and is still served. */
interface Deployment extends Played, Spent {
  readonly url: string;
  readonly diskMb: number;
  /** Ends it, and tells the most memory that it had. */
  end(): Promise<Remembered>;
}

/**
 * The year of a whole province with its own campaign, beside that of a city alone: the processor's time, the
 * memory, the disk, and how soon lists and commands are answered afterwards.
 */
export async function province({ folder, cities, askedRounds }: Settings): Promise<Measured> {
  return await inEmptyDirectory(folder, async (alone) =>
    inEmptyDirectory(folder, async (whole) => {
      const city = await played(alone);
      const all = await played(whole, cities);
      const asked = await runSide<AskedResult>('sides/asked.ts', {
        one: { url: city.url, accounts: city.summary.accounts },
        other: { url: all.url, accounts: all.summary.accounts },
        rounds: askedRounds,
      });
      const [peak, peakAll] = [await city.end(), await all.end()];
      return {
        durability: {},
        lines: [
          ...linesOf(cities, city, all),
          ...memoryLines(cities, peak, peakAll),
          ...answers(asked, all.summary.events, 'in a city alone'),
        ],
      };
    }),
  );
}

async function played(directory: string, cities?: number): Promise<Deployment> {
  const serving = new RunningSide(server, { directory, seed });
  const { url } = await serving.paused<{ url: string }>();
  const ours = await runSide<Played>('sides/province-played.ts', { url, directory, seed, cities });
  const { violations, replay } = ours.summary;
  if (violations > 0 || !replay.equal) throw new Error('the record did not come out right');
  serving.resume();
  const { processorMs } = await serving.paused<Spent>();
  return {
    ...ours,
    url,
    processorMs: ours.processorMs + processorMs,
    diskMb: diskMb(directory),
    end: async () => {
      serving.resume();
      return await serving.result<Remembered>();
    },
  };
}

function linesOf(cities: number, city: Deployment, all: Deployment): Measured['lines'] {
  const baseline = 'a city alone';
  const seconds = ({ processorMs }: Deployment, by: number) => [processorMs / 1000 / by];
  const { events, seconds: lasted } = all.summary;
  const told = `${events.toLocaleString('en')} events, ${city.summary.events.toLocaleString('en')} of a city alone`;
  const most = { of: 'ratio', most: 1.2 } as const;
  return [
    line(
      {
        measure: `A year of ${cities} cities and their province, the processor’s time for each city`,
        ...{ unit: 's', baseline, goal: most },
        remark: `${told}; ${Math.round(lasted)} s and ${Math.round(city.summary.seconds)} s with the proof; 0 violations, replay equal`,
      },
      seconds(all, cities),
      seconds(city, 1),
    ),
    line(
      { measure: 'The same for 1,000 events', unit: 's', baseline, goal: most },
      seconds(all, events / 1000),
      seconds(city, city.summary.events / 1000),
    ),
    line({ measure: `Disk of ${cities} cities`, unit: 'MB', baseline }, [all.diskMb], [city.diskMb]),
    line(
      { measure: `Peak memory of who plays and proves ${cities} cities`, unit: 'MB', baseline },
      [all.peakMb],
      [city.peakMb],
    ),
  ];
}

function memoryLines(cities: number, city: Remembered, all: Remembered): Measured['lines'] {
  const measure = `Peak memory of all services of ${cities} cities in one process`;
  const about = {
    measure,
    unit: 'MB',
    baseline: 'of a city alone',
    goal: { of: 'ours', most: 512 },
  } as const;
  return [line(about, [all.peakMb], [city.peakMb])];
}

function diskMb(directory: string): number {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  const bytes = files.map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
  return bytes.reduce((sum, size) => sum + size, 0) / 2 ** 20;
}
