import { useSyncExternalStore } from 'react';
import type { ServiceName } from '@laurel/contracts';

/**
 * The freshness of the data on the screen: the log position in the last answer of each service, and when that
 * answer came.
 */
export interface Freshness {
  readonly service: ServiceName;
  readonly position: number;
  /** The browser's instant of the answer. */
  readonly at: Date;
}

let last: ReadonlyMap<ServiceName, Freshness> = new Map();
let known = 0;
const listeners = new Set<() => void>();

/** Notes an answer. */
export function noteAnswer(service: ServiceName, position: number): void {
  last = new Map(last).set(service, { service, position, at: new Date() });
  for (const listener of listeners) listener();
}

/** Notes that the history has reached a position; reads of it wait for that. */
export function noteHistory(position: number): void {
  known = Math.max(known, position);
}

/** The history position that a read of this service should have seen; undefined where we know of none. */
export function expectedPosition(service: ServiceName): number | undefined {
  return service === 'audit' && known > 0 ? known : undefined;
}

/** The last answer of each service. */
export function useFreshness(): ReadonlyMap<ServiceName, Freshness> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => last,
  );
}
