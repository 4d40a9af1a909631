import type { Meta } from '@laurel/engines';

/** Something set aside because it failed again and again, or because it came behind such a one in its stream. */
export interface ParkedItem {
  /** What it was taken from, where there are several: a partition of a topic. */
  readonly source?: string;
  /** Its place in what it was taken from. */
  readonly position: number;
  readonly stream: string;
  readonly reason: string;
}

type Lane = Pick<ParkedItem, 'source' | 'stream'>;

/**
 * Things set aside, kept in the log's own file so that none is lost: `parked-1`, `parked-2`, … and `parked-1-done` once it was dealt with after all.
 * Of one stream they are dealt with in order. Any process of a service may set aside and take up, several at once.
 */
export class Parked<Item extends ParkedItem = ParkedItem> {
  readonly #meta: Meta;
  readonly #name: string;
  readonly #onKnown: (item: Item, end: string | undefined) => void;
  readonly #waiting = new Map<string, Item>();
  /** Names of what waits, by stream. */
  readonly #lanes = new Map<string, Set<string>>();
  #last = 0;

  /** `onKnown` hears of each thing when it becomes known, and again when it is known how it ended, whichever process did it. */
  constructor(meta: Meta, name = 'parked', onKnown: (item: Item, end: string | undefined) => void = () => {}) {
    this.#meta = meta;
    this.#name = name;
    this.#onKnown = onKnown;
  }

  /** Learns what other processes set aside and took up. Gives what waits, by name, oldest first. */
  async refresh(): Promise<ReadonlyMap<string, Item>> {
    await this.#readOn();
    for (const key of [...this.#lanes.keys()]) await this.#learnEnds(key);
    return this.#waiting;
  }

  /** Whether something of the stream waits, as far as is known since the last refresh. */
  holds(lane: Lane): boolean {
    return this.#lanes.has(keyOf(lane));
  }

  /** Sets something aside, once for each position. */
  async add(item: Item): Promise<void> {
    const isThis = ({ source, position }: Item) => source === item.source && position === item.position;
    const told = JSON.stringify({ ...item, reason: item.reason.slice(0, 500) });
    // Looks again each time: another process's, or another reading of this one, may have come first.
    while (![...this.#lane(keyOf(item))].some((name) => isThis(this.#waiting.get(name)!))) {
      const number = this.#last + 1;
      const kept = JSON.parse(await this.#meta.setOnce(this.#nameOf(number), told)) as Item;
      this.#know(number, kept);
      if (isThis(kept)) return;
    }
  }

  /** Sets something aside behind what waits in its stream, and takes it up at once if another process dealt with all that meanwhile. */
  async addBehind(item: Item, take: (item: Item) => Promise<string | undefined>): Promise<void> {
    await this.add(item);
    const key = keyOf(item);
    await this.#learnEnds(key);
    const [first] = this.#lane(key);
    if (first !== undefined && this.#waiting.get(first)!.position === item.position) await this.#takeUpFrom(key, take);
  }

  /**
   * Takes up what waits: `take` says how it ended, or undefined where it goes on waiting, and all behind it in its stream. `chosen` is the name of the only
   * one to take up; it is not when something waits before it.
   */
  async takeUp(take: (item: Item) => Promise<string | undefined>, chosen?: string): Promise<void> {
    await this.#readOn();
    for (const [key, lane] of [...this.#lanes]) {
      if (chosen === undefined || lane.has(chosen)) await this.#takeUpFrom(key, take, chosen);
    }
  }

  /**
   * Reads on after each end: who sets something aside behind it looks for that end only afterwards, so one of the two sees what the other did, and nothing
   * stays behind alone.
   */
  async #takeUpFrom(key: string, take: (item: Item) => Promise<string | undefined>, chosen?: string): Promise<void> {
    for (;;) {
      await this.#learnEnds(key);
      const [name] = this.#lane(key);
      if (name === undefined || (chosen !== undefined && chosen !== name)) return;
      const end = await take(this.#waiting.get(name)!);
      if (end === undefined) return;
      this.#end(name, await this.#meta.setOnce(doneOf(name), end));
      await this.#readOn();
    }
  }

  async #learnEnds(key: string): Promise<void> {
    for (const name of this.#lane(key)) {
      const end = await this.#meta.get(doneOf(name));
      if (end === undefined) return;
      this.#end(name, end);
    }
  }

  /** Several may read on at once: whoever comes first makes a thing known. */
  async #readOn(): Promise<void> {
    for (;;) {
      const number = this.#last + 1;
      const kept = await this.#meta.get(this.#nameOf(number));
      if (kept === undefined) return;
      this.#know(number, JSON.parse(kept) as Item);
    }
  }

  #know(number: number, item: Item): void {
    if (number !== this.#last + 1) return;
    this.#last = number;
    const name = this.#nameOf(number);
    this.#waiting.set(name, item);
    const key = keyOf(item);
    this.#lanes.set(key, this.#lane(key).add(name));
    this.#onKnown(item, undefined);
  }

  #end(name: string, end: string): void {
    const item = this.#waiting.get(name);
    if (!item) return;
    this.#waiting.delete(name);
    const key = keyOf(item);
    const lane = this.#lane(key);
    lane.delete(name);
    if (lane.size === 0) this.#lanes.delete(key);
    this.#onKnown(item, end);
  }

  #lane(key: string): Set<string> {
    return this.#lanes.get(key) ?? new Set();
  }

  #nameOf(number: number): string {
    return `${this.#name}-${number}`;
  }
}

function keyOf({ source = '', stream }: Lane): string {
  return `${source}/${stream}`;
}

function doneOf(name: string): string {
  return `${name}-done`;
}
