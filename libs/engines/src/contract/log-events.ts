import type { NewEvent } from '@laurel/core';
import { sampleEvent } from './samples.ts';

/** Events that say of which command they are, which of its events, and how many it has. */
export function countedEvents(commandId: string, count: number): NewEvent[] {
  return Array.from({ length: count }, (_, index) =>
    sampleEvent(`${commandId}.${index}`, { commandId, data: { index, count } }),
  );
}
