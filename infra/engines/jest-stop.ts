import type { Engines } from './engines.ts';

/** Ends what jest-start.ts started. */
export default async function stop(): Promise<void> {
  await (globalThis as { laurelEngines?: Engines }).laurelEngines?.stop();
}
