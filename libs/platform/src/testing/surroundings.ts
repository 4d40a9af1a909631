import type { Broker } from '@laurel/core';
import { openMemory } from '@laurel/engines/memory';
import type { Clock } from '../clock.ts';
import type { Surroundings } from '../runtime/runtime.ts';

/**
 * The surroundings of a service in tests: an engine in memory and a key that everybody knows; the rest is the
 * caller's.
 */
export async function inMemory(
  clock: Clock,
  broker: Broker,
  others: Partial<Surroundings> & Pick<Surroundings, 'onError'>,
): Promise<Surroundings> {
  const engine = await openMemory({ now: () => clock.now() });
  return { engine, broker, clock, secretKey: new Uint8Array(32), onRefused: () => {}, ...others };
}
