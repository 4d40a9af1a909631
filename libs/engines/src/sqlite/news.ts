import type { StoredEvent } from '@laurel/core';
import { type EventRecord, toEvent } from './event-log.ts';

const eventsKept = 500;
const lettersKept = 8 * 1024 * 1024;

interface Fresh {
  readonly letters: number;
  /** Parsed when it is first asked for; the same object for whoever asks. */
  readonly event: () => StoredEvent;
}

/** The newest events of a log, kept as they are written: views, reactions and relay ask for them one after the other. */
export class News {
  #events: Fresh[] = [];
  #end = 0;
  #letters = 0;

  /** Takes the event after the last one. */
  add(record: EventRecord, stream: string): void {
    const [position, , , , body] = record;
    let parsed: StoredEvent | undefined;
    this.#events.push({ letters: body.length, event: () => (parsed ??= toEvent(record, stream)) });
    this.#end = position;
    this.#letters += body.length;
    while (this.#events.length > eventsKept || this.#letters > lettersKept) this.#letters -= this.#events.shift()!.letters;
  }

  /** The run of events after a position; undefined when it begins before what is kept. */
  after(position: number, limit: number): StoredEvent[] | undefined {
    const skipped = position - (this.#end - this.#events.length);
    if (skipped < 0 || this.#events.length === 0) return undefined;
    return this.#events.slice(skipped, skipped + limit).map(({ event }) => event());
  }

  clear(): void {
    this.#events = [];
    this.#letters = 0;
  }
}
