/** So many writes are made before what was refused is asked for again. */
const patience = 20;

/**
 * How many events to fold for one write, as large as the store takes: half of what was refused, since what a server takes in one write depends on its memory,
 * and on what else it does; twice as many after each write that was not.
 */
export class WriteSize {
  readonly #most: number;
  #events: number;
  /** So many were refused: less than that is asked for, since trying again costs a write. But the fault may have been another, such as the network's. */
  #refused = Infinity;
  #writes = 0;

  constructor(most: number) {
    this.#most = most;
    this.#events = most;
  }

  get events(): number {
    return this.#events;
  }

  refused(events: number): void {
    this.#refused = events;
    this.#writes = 0;
    this.#events = Math.ceil(events / 2);
  }

  written(events: number): void {
    this.#writes++;
    if (events >= this.#refused || this.#writes >= patience) this.#refused = Infinity;
    const twice = 2 * this.#events;
    if (twice < this.#refused) this.#events = Math.min(this.#most, twice);
  }

  /** Nothing more is to be written for now: the next is as large as the first. */
  reset(): void {
    this.#refused = Infinity;
    this.#events = this.#most;
  }
}
