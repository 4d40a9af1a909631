import { line, type Measured } from '../measure.ts';
import type { Settings } from '../settings.ts';
import { underLoad } from './commands.ts';

/** Beside each other, each with one command under way. */
const writers = [2, 4, 8, 16, 64];

/**
 * How long the slowest of many hands wait when all of them write to one stream, beside as many on streams of
 * their own: the commands of one stream are decided one after the other.
 */
export async function oneStream(settings: Settings): Promise<Measured> {
  const loads = writers.flatMap((clients) => [{ clients, branches: 1 }, { clients }]);
  const p99Ms = loads.map((): number[] => []);
  let durability = {};
  for (let round = 0; round < settings.rounds; round++) {
    const { results, served } = await underLoad(settings, 'sides/commands-laurel.ts', {}, loads);
    results.forEach((result, index) => p99Ms[index]!.push(result.p99Ms));
    durability = { 'Laurel over HTTP': served.durability };
  }
  return {
    durability,
    lines: writers.map((count, index) =>
      line(
        {
          measure: `p99 of commands on one stream, ${count} writers`,
          unit: 'ms',
          baseline: 'as many writers on streams of their own',
          goal: { of: 'ratio', most: 3 },
        },
        p99Ms[2 * index]!,
        p99Ms[2 * index + 1]!,
      ),
    ),
  };
}
