import type { Memory, Remembered } from '@laurel/core';

/** The streams folded last, bounded; the least recently used goes first. */
export class RecentStreams implements Memory {
  readonly #entries = new Map<string, Remembered<unknown>>();
  readonly #most: number;

  constructor(most = 5_000) {
    this.#most = most;
  }

  get(stream: string): Remembered<unknown> | undefined {
    const entry = this.#entries.get(stream);
    if (entry) {
      this.#entries.delete(stream);
      this.#entries.set(stream, entry);
    }
    return entry;
  }

  set(stream: string, remembered: Remembered<unknown>): void {
    const before = this.#entries.get(stream);
    // Two commands may finish out of order; the newer state stays.
    if (before && before.version > remembered.version) return;
    this.#entries.delete(stream);
    this.#entries.set(stream, remembered);
    if (this.#entries.size > this.#most) this.#entries.delete(this.#entries.keys().next().value!);
  }
}
