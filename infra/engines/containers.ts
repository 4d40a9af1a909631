import type { Engines, EnginesOptions } from './engines.ts';

export async function startContainers(_options: EnginesOptions): Promise<Engines> {
  throw new Error('no Docker engine');
}
