import type { Place } from '../cluster/place.ts';
import type { Told } from '../durability.ts';

/** Many events brought from a log to a topic, and from there to someone else. */
export interface PassingParameters extends Place {
  readonly events: number;
}

/** Events a second. */
export interface PassingResult {
  readonly published: number;
  readonly delivered: number;
  /** Delivered and durably kept. */
  readonly kept: number;
  readonly topic: Told;
}

/** What relay and producer send together. */
export const batchEvents = 500;

/**
 * Counts what arrives in batches. The time begins when the first batch was handled, because what comes before
 * is the group's meeting.
 */
export class Arrivals {
  readonly all: Promise<number>;
  readonly #done = Promise.withResolvers<number>();
  readonly #expected: number;
  #count = 0;
  #first: { readonly atMs: number; readonly count: number } | undefined;

  constructor(expected: number) {
    this.#expected = expected;
    this.all = this.#done.promise;
  }

  /** `all` then is how many a second came. */
  handled(count: number): void {
    const atMs = performance.now();
    this.#count += count;
    this.#first ??= { atMs, count: this.#count };
    const { count: before, atMs: sinceMs } = this.#first;
    if (this.#count >= this.#expected) this.#done.resolve(((this.#count - before) * 1000) / (atMs - sinceMs));
  }
}
