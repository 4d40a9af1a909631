import type { Engine, EngineOptions } from '../engine.ts';
import { MemoryCheckpoints } from './checkpoints.ts';
import { MemoryEventStore } from './event-store.ts';
import { MemoryFiles } from './files.ts';
import { MemoryViewStore } from './view-store.ts';

export { MemoryBroker } from './broker.ts';
export { MemoryCheckpoints } from './checkpoints.ts';
export { MemoryEventStore } from './event-store.ts';
export { MemoryFiles } from './files.ts';
export { matcher } from './filter.ts';
export { MemoryViewStore } from './view-store.ts';

/** An engine that keeps nothing: for tests, and for folding as of an earlier position. */
export async function openMemory({ now }: Pick<EngineOptions, 'now'>): Promise<Engine> {
  const events = new MemoryEventStore(now);
  const views = new MemoryViewStore();
  const facts = new Map<string, string>();
  return {
    events,
    views,
    checkpoints: new MemoryCheckpoints(),
    files: new MemoryFiles(),
    meta: {
      get: async (key) => facts.get(key),
      setOnce: async (key, value) => {
        if (!facts.has(key)) facts.set(key, value);
        return facts.get(key)!;
      },
    },
    close: async () => {
      await events.close();
      await views.close();
    },
  };
}
