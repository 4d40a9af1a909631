import { environmentOf, startEngines, type Engines } from './engines.ts';

/** Starts the engines before the first test and names them to all tests in the environment. */
export default async function start(): Promise<void> {
  const engines = await startEngines();
  (globalThis as { laurelEngines?: Engines }).laurelEngines = engines;
  Object.assign(process.env, environmentOf(engines));
}
