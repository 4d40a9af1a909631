import type { StoredEvent } from '@laurel/core';

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

  /** Takes an event; what was kept before is let go unless it is the one after the last. */
  add(position: number, letters: number, parse: () => StoredEvent): void {
    if (position !== this.#end + 1) this.clear();
    let parsed: StoredEvent | undefined;
    this.#events.push({ letters, event: () => (parsed ??= parse()) });
    this.#end = position;
    this.#letters += letters;
    while (this.#events.length > eventsKept || this.#letters > lettersKept) this.#letters -= this.#events.shift()!.letters;
  }

  /** The position of the last event that was taken; 0 before the first. */
  get end(): number {
    return this.#end;
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
