import type { ViewedEvent } from '@laurel/core';
import type { Meta } from '@laurel/engines';

/** An event whose reaction failed again and again, or that came behind such a one in its stream. */
export interface ParkedEvent {
  /** In the log of the service that should react. */
  readonly position: number;
  readonly stream: string;
  readonly reason: string;
}

/**
 * Events set aside, kept in the log's own file so that none is lost: `parked-1`, `parked-2`, … and `parked-1-done` once it was reacted to after all.
 * Only the worker that holds the lease uses it.
 */
export class Parked {
  readonly #meta: Meta;
  readonly #waiting = new Map<string, ParkedEvent>();
  #last = 0;

  constructor(meta: Meta) {
    this.#meta = meta;
  }

  /** Reads what was set aside before. */
  async load(): Promise<void> {
    this.#waiting.clear();
    for (this.#last = 0; ; this.#last++) {
      const name = nameOf(this.#last + 1);
      const kept = await this.#meta.get(name);
      if (kept === undefined) return;
      if ((await this.#meta.get(doneOf(name))) === undefined) this.#waiting.set(name, JSON.parse(kept) as ParkedEvent);
    }
  }

  get count(): number {
    return this.#waiting.size;
  }

  /** Whether an event of the stream waits, so that later ones wait behind it. */
  holds(stream: string): boolean {
    return [...this.#waiting.values()].some((parked) => parked.stream === stream);
  }

  async add({ position, stream }: ViewedEvent, reason: string): Promise<void> {
    if ([...this.#waiting.values()].some((parked) => parked.position === position)) return;
    const parked = { position, stream, reason: reason.slice(0, 500) };
    const name = nameOf(this.#last + 1);
    await this.#meta.setOnce(name, JSON.stringify(parked));
    this.#last++;
    this.#waiting.set(name, parked);
  }

  /** Takes up what waits, in order: `take` says whether it succeeded; where it did not, the stream goes on waiting. */
  async takeUp(take: (parked: ParkedEvent) => Promise<boolean>): Promise<void> {
    const failing = new Set<string>();
    for (const [name, parked] of [...this.#waiting]) {
      if (failing.has(parked.stream)) continue;
      if (await take(parked)) {
        await this.#meta.setOnce(doneOf(name), 'done');
        this.#waiting.delete(name);
      } else {
        failing.add(parked.stream);
      }
    }
  }
}

function nameOf(number: number): string {
  return `parked-${number}`;
}

function doneOf(name: string): string {
  return `${name}-done`;
}
