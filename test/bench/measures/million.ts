import { line, type Measured } from '../measure.ts';
import { inEmptyDirectory } from '../scratch.ts';
import type { Settings } from '../settings.ts';
import { RunningSide, runSide } from '../side.ts';
import type { Answered, Asked, AskedResult } from '../sides/asked.ts';

/** The events of a city's year. */
const cityEvents = 17_565;

/** How soon lists and commands are answered over HTTP after a million events, beside after a city's year. */
export async function million({ folder, events, branches, askedRounds }: Settings): Promise<Measured> {
  return await inEmptyDirectory(folder, async (short) =>
    inEmptyDirectory(folder, async (long) => {
      const serve = (directory: string, count: number) =>
        new RunningSide('sides/million-served.ts', { directory, branches, events: count });
      const servers = [serve(short, Math.min(cityEvents, events)), serve(long, events)];
      const [one, other] = [await servers[0]!.paused<Asked>(), await servers[1]!.paused<Asked>()];
      const asked = await runSide<AskedResult>('sides/asked.ts', { one, other, rounds: askedRounds });
      for (const server of servers) server.resume();
      await Promise.all(servers.map(async (server) => await server.result()));
      return { durability: {}, lines: answers(asked, events, 'after a city’s year') };
    }),
  );
}

/** The lines of answers in a large deployment, beside those in a small one. */
export function answers(
  { lists, commands }: AskedResult,
  events: number,
  baseline: string,
): Measured['lines'] {
  const lineOf = (what: string, [small, large]: readonly [Answered, Answered]) =>
    line(
      {
        measure: `p99 of ${what} at ${events.toLocaleString('en')} events`,
        ...{ unit: 'ms', baseline, goal: { of: 'ratio', most: 1.5 } },
        remark: `p50 ${large.p50Ms.toFixed(2)} ms and ${small.p50Ms.toFixed(2)} ms; slowest there: ${large.slowest}`,
      },
      [large.p99Ms],
      [small.p99Ms],
    );
  return [lineOf('lists', lists), lineOf('commands', commands)];
}
