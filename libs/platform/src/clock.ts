/**
 * The source of instants. In production it is the machine's clock; in a rehearsal it is whatever instant the
 * last request or `advance` brought (docs/handbook/design.md#8), so that the same seed gives the same record.
 */
export interface Clock {
  readonly mode: 'production' | 'rehearsal';
  /** The instant now, UTC with milliseconds. */
  now(): string;
}

export const machineClock: Clock = { mode: 'production', now: () => new Date().toISOString() };

/** A clock that stands still until it is moved, and never goes back. */
export class RehearsalClock implements Clock {
  readonly mode = 'rehearsal';
  #now: string;

  constructor(start: string) {
    this.#now = start;
  }

  now(): string {
    return this.#now;
  }

  /** Moves the clock forward; an earlier instant leaves it where it is. */
  moveTo(instant: string): void {
    if (instant > this.#now) this.#now = instant;
  }
}
