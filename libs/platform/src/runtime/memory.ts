import type { Memory, Remembered } from '@laurel/core';
import { LRUCache } from 'lru-cache';

/**
 * A cache of folded streams, so that a command reads only what was appended since the last one. The least
 * recently used stream is dropped first.
 */
export class RecentStreams implements Memory {
  readonly #streams: LRUCache<string, Remembered<unknown>>;

  constructor(max = 5_000) {
    this.#streams = new LRUCache({ max });
  }

  get(stream: string): Remembered<unknown> | undefined {
    return this.#streams.get(stream);
  }

  set(stream: string, remembered: Remembered<unknown>): void {
    const before = this.#streams.peek(stream);
    // Two commands may finish out of order; the newer state stays.
    if (before && before.version > remembered.version) return;
    this.#streams.set(stream, remembered);
  }
}
