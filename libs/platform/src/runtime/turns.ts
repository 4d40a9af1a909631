/** So much work is in hand and waiting that no more is taken on: the same may be asked again in a moment. */
export class Busy extends Error {
  override readonly name = 'Busy';
}

/** Lets a few works run at once; some more wait for their turn, in order of arrival. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(
    private readonly atOnceMost: number,
    private readonly waitingMost: number,
  ) {}

  /** What `work` gives. Throws Busy, and does nothing, when too many wait already. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.atOnceMost) this.#running++;
    else await this.#turn();
    try {
      return await work();
    } finally {
      // The place goes from hand to hand, so that nobody comes in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }

  async #turn(): Promise<void> {
    if (this.#waiting.length >= this.waitingMost) throw new Busy(`${this.waitingMost} works wait already`);
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
