import type { Row } from './ports.ts';
import type { StoredEvent } from './message.ts';

/**
 * One question answered by folding events into rows. Pure: the same events in the same order give the same
 * rows. `sealed` parts of events are never shown to a view.
 */
export interface View<R extends Row = Row> {
  readonly name: string;
  /** Raised whenever the fold or the row changes; the view is then rebuilt beside the old one. */
  readonly version: number;
  readonly hears: readonly string[];
  /** Fields that lists filter or sort by. */
  readonly indexes: readonly string[];
  /** The rows an event touches. */
  keys(event: ViewedEvent): readonly string[];
  /** The row after the event; undefined means there is none (any longer). */
  fold(row: R | undefined, event: ViewedEvent, key: string): R | undefined;
}

/**
 * An event as views see it. `stream`, `revision` and `service` are those of the service that said it, whoever
 * keeps the copy; `position` is that in the log being folded. `data` is loosely typed here: narrow it by
 * `type` with contracts.
 */
export interface ViewedEvent extends Omit<StoredEvent, 'data' | 'sealed' | 'origin'> {
  readonly service: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
}

/** A stored event as views see it: named by its origin, without its sealed part. */
export function viewed(event: StoredEvent, service: string): ViewedEvent {
  const { sealed: _sealed, origin, ...open } = event;
  return Object.assign(
    open,
    origin ? { service: origin.service, stream: origin.stream, revision: origin.revision } : { service },
  );
}
