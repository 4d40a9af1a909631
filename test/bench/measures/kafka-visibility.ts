import type { Engines } from '@laurel/infra/engines';
import { inEmptyPlace } from '../cluster/place.ts';
import { line, type Measured } from '../measure.ts';
import type { Settings } from '../settings.ts';
import { runSide } from '../side.ts';
import type { VisibilityResult } from '../sides/visibility.ts';

const perSecond = 50;

/**
 * How long after the answer to a command of one service a view of another shows what it did: through MongoDB,
 * Kafka and MongoDB again.
 */
export async function kafkaVisibility(
  { rounds, warmUpMs, durationMs }: Settings,
  engines: Engines,
): Promise<Measured> {
  const take = async (module: string) =>
    await inEmptyPlace(engines, (place) =>
      runSide<VisibilityResult>(`sides/${module}.ts`, {
        ...place,
        perSecond,
        warmUpMs,
        durationMs: 3 * durationMs,
      }),
    );
  const ours: VisibilityResult[] = [];
  const bare: VisibilityResult[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await take('kafka-visibility-laurel'));
    bare.push(await take('kafka-visibility-bare'));
  }
  const baseline = 'bare drivers: an insert, a message, a row';
  const of = (part: 'p50Ms' | 'p99Ms', results: readonly VisibilityResult[]) =>
    results.map((result) => result[part]);
  const measure = (part: string) =>
    `Commit to view of another service through Kafka, ${part}, ${perSecond} commands/s`;
  return {
    durability: {},
    lines: [
      line(
        { measure: measure('p99'), unit: 'ms', baseline, goal: { of: 'ours', most: 250 } },
        of('p99Ms', ours),
        of('p99Ms', bare),
      ),
      line({ measure: measure('p50'), unit: 'ms', baseline }, of('p50Ms', ours), of('p50Ms', bare)),
    ],
  };
}
