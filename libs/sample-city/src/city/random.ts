/**
 * Repeatable chance: what is drawn depends on the seed and on what it is drawn for, never on the order of
 * drawing.
 */

/**
 * A stream of numbers in [0, 1): mulberry32 (Tommy Ettinger, public domain), begun at the FNV-1a hash of seed
 * and name.
 */
export class Random {
  #state: number;

  constructor(
    private readonly seed: number,
    private readonly name: string,
  ) {
    this.#state = fnv1a(`${seed}/${name}`);
  }

  /** Another stream of the same seed, for something else. */
  about(name: string): Random {
    return new Random(this.seed, `${this.name}/${name}`);
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** A number around zero, at most `spread` away. */
  around(spread: number): number {
    return (this.next() * 2 - 1) * spread;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    const picked = items[this.whole(0, items.length - 1)];
    if (picked === undefined) throw new RangeError(`nothing to pick from for ${this.name}`);
    return picked;
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const left = [...items];
    for (let last = left.length - 1; last > 0; last--) {
      const other = this.whole(0, last);
      [left[last], left[other]] = [left[other]!, left[last]!];
    }
    return left;
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash | 0;
}
