import type { StoredEvent } from '@laurel/core';

const eventsKept = 500;
const lettersKept = 8 * 1024 * 1024;

interface Fresh {
  readonly letters: number;
  /** The event is parsed when it is first asked for; everybody gets the same object. */
  event: StoredEvent | (() => StoredEvent);
}

/**
 * A cache of the newest events of a log, filled as they are written: views, reactions and relay ask for the
 * same events one after the other.
 */
export class News {
  #events: Fresh[] = [];
  #end = 0;
  #letters = 0;

  /**
   * Adds an event. If it does not follow the last one, all earlier events are dropped first, so that the run
   * stays unbroken.
   */
  add(position: number, letters: number, parse: () => StoredEvent): void {
    if (position !== this.#end + 1) this.clear();
    this.#events.push({ letters, event: parse });
    this.#end = position;
    this.#letters += letters;
    while (this.#events.length > eventsKept || this.#letters > lettersKept)
      this.#letters -= this.#events.shift()!.letters;
  }

  /** The position of the last event that was taken; 0 before the first. */
  get end(): number {
    return this.#end;
  }

  /** The run of events after a position; undefined when it begins before what is kept. */
  after(position: number, limit: number): StoredEvent[] | undefined {
    const skipped = position - (this.#end - this.#events.length);
    if (skipped < 0 || this.#events.length === 0) return undefined;
    return this.#events.slice(skipped, skipped + limit).map(parsed);
  }

  clear(): void {
    this.#events = [];
    this.#letters = 0;
  }
}

/** What an event is parsed from is let go with it. */
function parsed(fresh: Fresh): StoredEvent {
  return typeof fresh.event === 'function' ? (fresh.event = fresh.event()) : fresh.event;
}
