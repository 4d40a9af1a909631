import { openApplication, type Application } from '../city/application.ts';
import type { Side } from '../side.ts';
import { percentile } from './appends.ts';

export interface CostParameters {
  /** Two logs of one service, one short and one long. */
  readonly short: string;
  readonly long: string;
  readonly blocks: number;
  readonly commandsOfBlock: number;
}

export interface Cost {
  readonly events: number;
  readonly meanMs: number;
  readonly p50Ms: number;
}

export interface CostResult {
  readonly short: Cost;
  readonly long: Cost;
  /** Of each pair of blocks, the long log's time against the short one's. */
  readonly ratios: readonly number[];
}

const branches = 1024;

/**
 * The same command on a short log and on a long one, in turns, one after the other: decided, recorded and shown in all views before the next begins.
 * Both services live in this process.
 */
export const run: Side<CostParameters, CostResult> = async ({ short, long, blocks, commandsOfBlock }) => {
  const applications = { short: await openApplication(short), long: await openApplication(long) };
  const times = { short: [] as number[], long: [] as number[] };
  const ratios: number[] = [];
  let number = 0;
  // The first pairs are for warming up.
  const warmUp = Math.ceil(blocks / 10);
  for (let block = -warmUp; block < blocks; block++) {
    const sides = block % 2 === 0 ? (['short', 'long'] as const) : (['long', 'short'] as const);
    const sums = { short: 0, long: 0 };
    for (const side of sides) {
      const taken = await takeTimes(applications[side], number, commandsOfBlock);
      sums[side] = taken.reduce((sum, ms) => sum + ms, 0);
      if (block >= 0) times[side].push(...taken);
    }
    if (block >= 0) ratios.push(sums.long / sums.short);
    number += commandsOfBlock;
  }
  const result = { short: await costOf(applications.short, times.short), long: await costOf(applications.long, times.long), ratios };
  await applications.short.close();
  await applications.long.close();
  return result;
};

async function takeTimes(application: Application, from: number, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let number = from; number < from + count; number++) {
    const asked = performance.now();
    const { position } = await application.filePlan(number % branches, number);
    await application.runtime.projector.reach(position);
    times.push(performance.now() - asked);
  }
  return times;
}

async function costOf({ engine }: Application, times: readonly number[]): Promise<Cost> {
  const meanMs = times.reduce((sum, ms) => sum + ms, 0) / times.length;
  return { events: await engine.events.head(), meanMs, p50Ms: percentile(times, 0.5) };
}
