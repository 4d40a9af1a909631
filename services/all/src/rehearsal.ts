import type { RehearsalClock } from '@laurel/platform';
import type { City } from './city.ts';

/**
 * Moves a rehearsal to an instant. Whatever falls due on the way fires at its own instant, earliest first, and everything is quiet before the next:
 * so the record does not depend on how fast the machine is. Says how many commands fired.
 */
export async function advance(city: City, clock: RehearsalClock, instant: string): Promise<number> {
  let fired = 0;
  await city.settle();
  for (;;) {
    const next = await earliest(city, instant);
    if (next === undefined) break;
    clock.moveTo(next);
    for (const { scheduler } of city.runtimes) fired += (await scheduler?.fire(next)) ?? 0;
    await city.settle();
  }
  clock.moveTo(instant);
  return fired;
}

async function earliest(city: City, until: string): Promise<string | undefined> {
  const instants = await Promise.all(city.runtimes.map(({ scheduler }) => scheduler?.next(until)));
  return instants.filter((instant) => instant !== undefined).sort()[0];
}
