import type { Meta } from '@laurel/engines';

/**
 * A dead letter: what a service failed to read or to react to again and again, or what came behind such a
 * failure in its stream.
 */
export interface DeadLetter {
  /** The source it was taken from, where there are several: a partition of a topic. */
  readonly source?: string;
  /** Its place in what it was taken from. */
  readonly position: number;
  readonly stream: string;
  readonly reason: string;
}

/** Letters of one stream, and of one source, are dealt with in order. */
type Place = Pick<DeadLetter, 'source' | 'stream'>;

/** Deals with a letter: says how it ended, or undefined when it stays dead. */
export type Retry<Letter> = (letter: Letter) => Promise<string | undefined>;

/**
 * The dead letters of a service, kept in the log's own file so that none is lost: `parked-1`, `parked-2`, …
 * and `parked-1-done` once it was dealt with after all. Any process of a service may add and retry, several
 * at once.
 */
export class DeadLetters<Letter extends DeadLetter = DeadLetter> {
  readonly #meta: Meta;
  readonly #name: string;
  readonly #onKnown: (letter: Letter, end: string | undefined) => void;
  readonly #letters = new Map<string, Letter>();
  /** Names of letters, by place. */
  readonly #places = new Map<string, Set<string>>();
  #last = 0;

  /**
   * `onKnown` hears of each letter when it becomes known, and again when it is known how it ended, whichever
   * process did it.
   */
  constructor(
    meta: Meta,
    name = 'parked',
    onKnown: (letter: Letter, end: string | undefined) => void = () => {},
  ) {
    this.#meta = meta;
    this.#name = name;
    this.#onKnown = onKnown;
  }

  /** Learns what other processes added and dealt with. Gives the letters by name, oldest first. */
  async refresh(): Promise<ReadonlyMap<string, Letter>> {
    await this.#readOn();
    for (const key of [...this.#places.keys()]) await this.#learnEnds(key);
    return this.#letters;
  }

  /**
   * True if a letter of the place holds up what comes behind it, as far as is known since the last refresh.
   */
  block(place: Place): boolean {
    return this.#places.has(keyOf(place));
  }

  /** Adds a letter, once for each position. */
  async add(letter: Letter): Promise<void> {
    const isThis = ({ source, position }: Letter) => source === letter.source && position === letter.position;
    const told = JSON.stringify({ ...letter, reason: letter.reason.slice(0, 500) });
    // Looks again each time: another process's, or another reading of this one, may have come first.
    while (![...this.#namesAt(keyOf(letter))].some((name) => isThis(this.#letters.get(name)!))) {
      const number = this.#last + 1;
      const kept = JSON.parse(await this.#meta.setOnce(this.#nameOf(number), told)) as Letter;
      this.#know(number, kept);
      if (isThis(kept)) return;
    }
  }

  /**
   * Adds a letter behind others of its place, and retries it at once if another process dealt with all of
   * them meanwhile.
   */
  async addBlocked(letter: Letter, retry: Retry<Letter>): Promise<void> {
    await this.add(letter);
    const key = keyOf(letter);
    await this.#learnEnds(key);
    const [first] = this.#namesAt(key);
    if (first !== undefined && this.#letters.get(first)!.position === letter.position)
      await this.#retryAt(key, retry);
  }

  /**
   * Retries letters: all, or the one named `chosen`, which is passed over when another one of its place
   * stands before it.
   */
  async retry(retry: Retry<Letter>, chosen?: string): Promise<void> {
    await this.#readOn();
    for (const [key, names] of [...this.#places]) {
      if (chosen === undefined || names.has(chosen)) await this.#retryAt(key, retry, chosen);
    }
  }

  /**
   * Reads on after each end: who adds a letter behind it looks for that end only afterwards, so one of the
   * two sees what the other did.
   */
  async #retryAt(key: string, retry: Retry<Letter>, chosen?: string): Promise<void> {
    for (;;) {
      await this.#learnEnds(key);
      const [name] = this.#namesAt(key);
      if (name === undefined || (chosen !== undefined && chosen !== name)) return;
      const end = await retry(this.#letters.get(name)!);
      if (end === undefined) return;
      this.#end(name, await this.#meta.setOnce(doneOf(name), end));
      await this.#readOn();
    }
  }

  async #learnEnds(key: string): Promise<void> {
    for (const name of this.#namesAt(key)) {
      const end = await this.#meta.get(doneOf(name));
      if (end === undefined) return;
      this.#end(name, end);
    }
  }

  /** Several may read on at once: whoever comes first makes a letter known. */
  async #readOn(): Promise<void> {
    for (;;) {
      const number = this.#last + 1;
      const kept = await this.#meta.get(this.#nameOf(number));
      if (kept === undefined) return;
      this.#know(number, JSON.parse(kept) as Letter);
    }
  }

  #know(number: number, letter: Letter): void {
    if (number !== this.#last + 1) return;
    this.#last = number;
    const name = this.#nameOf(number);
    const key = keyOf(letter);
    this.#letters.set(name, letter);
    this.#places.set(key, this.#namesAt(key).add(name));
    this.#onKnown(letter, undefined);
  }

  #end(name: string, end: string): void {
    const letter = this.#letters.get(name);
    if (!letter) return;
    this.#letters.delete(name);
    const names = this.#namesAt(keyOf(letter));
    names.delete(name);
    if (names.size === 0) this.#places.delete(keyOf(letter));
    this.#onKnown(letter, end);
  }

  #namesAt(key: string): Set<string> {
    return this.#places.get(key) ?? new Set();
  }

  #nameOf(number: number): string {
    return `${this.#name}-${number}`;
  }
}

function keyOf({ source = '', stream }: Place): string {
  return `${source}/${stream}`;
}

function doneOf(name: string): string {
  return `${name}-done`;
}
