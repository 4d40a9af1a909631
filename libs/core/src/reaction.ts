import type { ViewedEvent } from './view.ts';

/**
 * A command that a service gives itself because of an event; who acts is the system, when is the event's
 * instant.
 */
export interface Reaction {
  /** The aggregate and its id, as in the command catalogue. */
  readonly aggregate: string;
  readonly id: string;
  readonly type: string;
  readonly data: object;
}

/**
 * Turns events of this and other services into commands of this service. It is pure. The shell derives the id
 * of each command from the event's id and the place in the list, so that an event that arrives twice has its
 * effect once. A refused command is logged and is not an error.
 */
export interface Reactions {
  readonly hears: readonly string[];
  react(event: ViewedEvent): readonly Reaction[];
}
