import type { Given, Outcome } from '../commands/send.ts';
import type { ProblemBody } from '../providers/http.ts';

/** The outbox as the screens show it. */

type Standing = 'waiting' | 'sent' | 'conflict' | 'refused';

/** A command in the outbox. */
export interface Item {
  readonly type: string;
  readonly given: Omit<Given, 'answer'>;
  /** Its Idempotency-Key. */
  readonly key: string;
  readonly givenAt: string;
  readonly standing: Standing;
  /** The reason why it was not taken. */
  readonly problem?: ProblemBody;
  readonly outcome?: Outcome;
}

let items: readonly Item[] = [];
const listeners = new Set<() => void>();

/** The commands in the outbox, in the order in which they were given. */
export const outbox = (): readonly Item[] => items;

/** Tells when the outbox changes; the function that is returned ends that. */
export function onOutbox(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows these commands from now on. */
export function show(next: readonly Item[]): void {
  items = next;
  for (const listener of listeners) listener();
}
