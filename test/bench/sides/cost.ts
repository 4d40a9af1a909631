import { type Application, openApplication } from '../city/application.ts';
import { branches } from '../city/long-log.ts';
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
  /** In the log before. */
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

/**
 * The same command on a short log and on a long one, in turns, one after the other: decided, recorded and
 * shown in all views before the next begins. Both services live in this process.
 */
export const run: Side<CostParameters, CostResult> = async ({ short, long, blocks, commandsOfBlock }) => {
  const applications = { short: await openApplication(short), long: await openApplication(long) };
  const events = { short: await headOf(applications.short), long: await headOf(applications.long) };
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
  await applications.short.close();
  await applications.long.close();
  return { short: costOf(events.short, times.short), long: costOf(events.long, times.long), ratios };
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

async function headOf({ engine }: Application): Promise<number> {
  return await engine.events.head();
}

function costOf(events: number, times: readonly number[]): Cost {
  return {
    events,
    meanMs: times.reduce((sum, ms) => sum + ms, 0) / times.length,
    p50Ms: percentile(times, 0.5),
  };
}
