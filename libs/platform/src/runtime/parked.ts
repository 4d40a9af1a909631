import type { Meta } from '@laurel/engines';

/** Something set aside because it failed again and again, or because it came behind such a one in its stream. */
export interface ParkedItem {
  /** Its place in what it was taken from, a log or a topic. */
  readonly position: number;
  readonly stream: string;
  readonly reason: string;
}

/**
 * Things set aside, kept in the log's own file so that none is lost: `parked-1`, `parked-2`, … and `parked-1-done` once it was dealt with after all.
 * Several processes may set aside at once; what each of them holds back is what it knows of, until it loads again.
 */
export class Parked<Item extends ParkedItem = ParkedItem> {
  readonly #meta: Meta;
  readonly #name: string;
  readonly #waiting = new Map<string, Item>();
  #last = 0;

  constructor(meta: Meta, name = 'parked') {
    this.#meta = meta;
    this.#name = name;
  }

  /** Reads what was set aside before. Gives all there ever was, with how it ended; what has no end waits. */
  async load(): Promise<readonly { item: Item; end: string | undefined }[]> {
    this.#waiting.clear();
    const all: { item: Item; end: string | undefined }[] = [];
    for (this.#last = 0; ; this.#last++) {
      const name = this.#nameOf(this.#last + 1);
      const kept = await this.#meta.get(name);
      if (kept === undefined) return all;
      const item = JSON.parse(kept) as Item;
      const end = await this.#meta.get(doneOf(name));
      if (end === undefined) this.#waiting.set(name, item);
      all.push({ item, end });
    }
  }

  /** What waits, by name, oldest first. */
  get waiting(): ReadonlyMap<string, Item> {
    return this.#waiting;
  }

  /** Whether something of the stream waits, so that what comes later waits behind it. */
  holds(stream: string): boolean {
    return [...this.#waiting.values()].some((item) => item.stream === stream);
  }

  /** Sets something aside, once for each position. */
  async add(item: Item): Promise<void> {
    if ([...this.#waiting.values()].some(({ position }) => position === item.position)) return;
    const told = JSON.stringify({ ...item, reason: item.reason.slice(0, 500) });
    for (;;) {
      const name = this.#nameOf(this.#last + 1);
      const standing = await this.#meta.setOnce(name, told);
      const kept = JSON.parse(standing) as Item;
      this.#last++;
      this.#waiting.set(name, kept);
      if (kept.position === item.position) return;
    }
  }

  /**
   * Takes up what waits, in order: `take` says how it ended, or undefined where it goes on waiting, and its stream with it. `chosen` is the name of the
   * only one to take up; it is not when something waits before it in its stream.
   */
  async takeUp(take: (item: Item) => Promise<string | undefined>, chosen?: string): Promise<void> {
    const waiting = new Set<string>();
    for (const [name, item] of [...this.#waiting]) {
      if (waiting.has(item.stream)) continue;
      const end = chosen === undefined || chosen === name ? await take(item) : undefined;
      if (end === undefined) {
        waiting.add(item.stream);
      } else {
        await this.#meta.setOnce(doneOf(name), end);
        this.#waiting.delete(name);
      }
    }
  }

  #nameOf(number: number): string {
    return `${this.#name}-${number}`;
  }
}

function doneOf(name: string): string {
  return `${name}-done`;
}
