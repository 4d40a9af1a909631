import type { Engines } from '@laurel/infra/engines';
import { inEmptyPlace } from '../cluster/place.ts';
import { line, type Measured } from '../measure.ts';
import type { Settings } from '../settings.ts';
import { runSide } from '../side.ts';
import { batchEvents, type PassingResult } from '../sides/passing.ts';

const unit = 'events/s';

/** Events a second from a log to Kafka and from Kafka to who hears them, beside kafkajs alone. */
export async function passing({ rounds, passedEvents }: Settings, engines: Engines): Promise<Measured> {
  const take = async (module: string) =>
    await inEmptyPlace(engines, (place) =>
      runSide<PassingResult>(`sides/${module}.ts`, { ...place, events: passedEvents }),
    );
  const ours: PassingResult[] = [];
  const bare: PassingResult[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await take('passing-laurel'));
    bare.push(await take('passing-bare'));
  }
  const of = (part: 'published' | 'delivered' | 'kept', results: readonly PassingResult[]) =>
    results.map((result) => result[part]);
  const goal = { of: 'ratio', least: 0.6 } as const;
  const counted = passedEvents.toLocaleString('en');
  return {
    durability: { 'topic of Laurel': ours[0]!.topic, 'topic of kafkajs': bare[0]!.topic },
    lines: [
      line(
        {
          measure: `Relay, ${counted} events from the log`,
          unit,
          baseline: `kafkajs, ready messages, ${batchEvents} a request`,
          goal,
        },
        of('published', ours),
        of('published', bare),
      ),
      line(
        {
          measure: 'A subscription that is handed them',
          unit,
          baseline: 'kafkajs, eachBatch that counts',
          goal,
        },
        of('delivered', ours),
        of('delivered', bare),
      ),
      line(
        {
          measure: 'Consumer, to a log on MongoDB',
          unit,
          baseline: 'kafkajs, eachBatch with one insert a batch',
        },
        of('kept', ours),
        of('kept', bare),
      ),
    ],
  };
}
