import type { Engines } from '@laurel/infra/engines';
import { inEmptyPlace } from '../cluster/place.ts';
import { type Line, line, type Measured } from '../measure.ts';
import type { Settings } from '../settings.ts';
import type { ClientResult } from '../sides/client.ts';
import { underLoad } from './commands.ts';

/** Beside each other, each with one command under way. */
const writers = [2, 4, 8, 16, 64];

const loads = writers.flatMap((clients) => [{ clients, branches: 1 }, { clients }]);

/**
 * How long the slowest of many hands wait when all of them write to one stream, beside as many on streams of
 * their own: the commands of one stream are decided one after the other.
 */
export async function oneStream(settings: Settings): Promise<Measured> {
  const rounds: (readonly ClientResult[])[] = [];
  let durability = {};
  for (let round = 0; round < settings.rounds; round++) {
    const { results, served } = await underLoad(settings, 'sides/commands-laurel.ts', {}, loads);
    rounds.push(results);
    durability = { 'Laurel over HTTP': served.durability };
  }
  return { durability, lines: linesOf('', rounds) };
}

/** The same on Kafka and MongoDB, with one process of the service that takes the commands, and with three. */
export async function oneStreamOnCluster(settings: Settings, engines: Engines): Promise<Measured> {
  const lines: Line[] = [];
  for (const replicas of [1, 3]) {
    const rounds: (readonly ClientResult[])[] = [];
    for (let round = 0; round < settings.rounds; round++) {
      const { results } = await inEmptyPlace(
        engines,
        async (place) =>
          await underLoad(settings, 'sides/commands-on-cluster.ts', { place, replicas }, loads),
      );
      rounds.push(results);
    }
    lines.push(...linesOf(` to ${replicas === 1 ? 'one process' : `${replicas} processes`}`, rounds));
  }
  return { durability: {}, lines };
}

function linesOf(where: string, rounds: readonly (readonly ClientResult[])[]): Line[] {
  return writers.map((count, index) =>
    line(
      {
        measure: `p99 of commands on one stream, ${count} writers${where}`,
        unit: 'ms',
        baseline: 'as many writers on streams of their own',
        goal: { of: 'ratio', most: 3 },
      },
      rounds.map((results) => results[2 * index]!.p99Ms),
      rounds.map((results) => results[2 * index + 1]!.p99Ms),
    ),
  );
}
