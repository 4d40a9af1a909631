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
 * Others' and own events → own commands. Pure; the shell derives each command id from the event's id and the
 * place in the list, so that hearing an event twice does nothing twice. A refused reaction is logged and is
 * not an error.
 */
export interface Reactions {
  readonly hears: readonly string[];
  react(event: ViewedEvent): readonly Reaction[];
}
