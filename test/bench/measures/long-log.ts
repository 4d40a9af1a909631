import { keptLog, makeLog } from '../city/long-log.ts';
import { line, type Measured } from '../measure.ts';
import { inEmptyDirectory } from '../scratch.ts';
import type { Settings } from '../settings.ts';
import { runSide } from '../side.ts';
import type { Cost, CostResult } from '../sides/cost.ts';
import type { RebuildResult } from '../sides/rebuild-laurel.ts';

const commandsOfBlock = 25;

/** What a log of a million events costs: building a view from it anew, and every further command. */
export async function longLogs(settings: Settings): Promise<Measured> {
  const { folder, events, shortEvents, rounds, costBlocks } = settings;
  const long = await keptLog(folder, events);
  const ours: RebuildResult[] = [];
  const bare: RebuildResult[] = [];
  const costs: CostResult[] = [];
  for (let round = 0; round < rounds; round++) {
    bare.push(await runSide<RebuildResult>('sides/rebuild-bare.ts', { directory: long }));
    ours.push(
      await runSide<RebuildResult>('sides/rebuild-laurel.ts', { directory: long, alsoInMemory: round === 0 }),
    );
    costs.push(
      await inEmptyDirectory(folder, async (short) => {
        await makeLog(short, shortEvents);
        return await runSide<CostResult>('sides/cost.ts', {
          short,
          long,
          blocks: costBlocks,
          commandsOfBlock,
        });
      }),
    );
  }
  const seconds = (results: readonly RebuildResult[]) => results.map(({ ms }) => ms / 1000);
  const { rows, inMemoryMs = 0 } = ours[0]!;
  const rebuilt = `${rows} rows; folded into memory, as audit replay does, ${(inMemoryMs / 1000).toFixed(1)} s`;
  const mean = (side: 'short' | 'long') => costs.map((cost) => cost[side].meanMs);
  const counted = (cost: Cost) => cost.events.toLocaleString('en');
  const { short, long: longest } = costs.at(-1)!;
  const costLine = line(
    {
      measure: `A command at ${counted(longest)} events, decided, recorded and shown`,
      unit: 'ms',
      baseline: `the same at ${counted(short)} events`,
      goal: { of: 'ratio', most: 1.1 },
      remark: `p50 ${longest.p50Ms.toFixed(2)} ms and ${short.p50Ms.toFixed(2)} ms`,
    },
    mean('long'),
    mean('short'),
  );
  const pairs = costs.flatMap(({ ratios }) => ratios).sort((one, other) => one - other);
  return {
    durability: {},
    lines: [
      line(
        {
          measure: `A view rebuilt from ${ours[0]!.events.toLocaleString('en')} events`,
          unit: 's',
          baseline: 'bare scan of the log, every event parsed',
          goal: { of: 'ratio', most: 2 },
          remark: rebuilt,
        },
        seconds(ours),
        seconds(bare),
      ),
      // Blocks of commands take turns, so the middle of their ratios says more than that of whole rounds.
      { ...costLine, ratio: pairs[Math.floor(pairs.length / 2)]! },
    ],
  };
}
