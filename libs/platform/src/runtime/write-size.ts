/** The number of writes after which a size that was refused is tried again. */
const patience = 20;

/**
 * The number of events to fold for one write, as large as the store takes. A server's limit depends on its
 * memory and its other work, so it is found by trying: half as many after a write that was refused, twice as
 * many after one that was not.
 */
export class WriteSize {
  readonly #most: number;
  #events: number;
  /**
   * The size that was refused last. Writes stay below it for a while, because a refusal costs a write; but
   * its cause may have been another, such as the network.
   */
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

  /** Starts anew with the largest size, when nothing more is to be written for now. */
  reset(): void {
    this.#refused = Infinity;
    this.#events = this.#most;
  }
}
