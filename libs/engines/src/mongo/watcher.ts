import { setTimeout as sleep } from 'node:timers/promises';
import type { Commit, Commits } from './commits.ts';

const pollMs = 1_000;
const reopenMs = 500;
/** The time for which the server holds its answer when there is nothing new. */
const awaitMs = 1_000;

/**
 * Tells listeners that the log grew: at once of this process's appends, by a change stream of others', and by
 * a slow poll when the stream fails.
 */
export class Watcher {
  readonly #commits: Commits;
  readonly #head: () => Promise<number>;
  readonly #listeners = new Set<() => void>();
  #told = 0;
  #watching: AbortController | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(commits: Commits, head: () => Promise<number>) {
    this.#commits = commits;
    this.#head = head;
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#watch();
    return () => this.#listeners.delete(listener);
  }

  /** The position up to which the log is known to have grown. */
  get told(): number {
    return this.#told;
  }

  get isWatching(): boolean {
    return this.#watching !== undefined;
  }

  /** Tells that the log reaches `position`. Once is enough, because a listener then reads all there is. */
  tell(position: number): void {
    if (position <= this.#told) return;
    this.#told = position;
    for (const listener of this.#listeners) queueMicrotask(listener);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    this.#watching?.abort();
    await this.#ended;
  }

  #watch(): void {
    if (this.#watching) return;
    this.#watching = new AbortController();
    this.#ended = Promise.allSettled([
      this.#follow(this.#watching.signal),
      this.#poll(this.#watching.signal),
    ]);
  }

  /**
   * The stream resumes by itself after short faults; after long ones it is opened anew, and what came between
   * is left to the poll.
   */
  async #follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const stream = this.#commits.collection.watch<Commit, { fullDocument: Commit }>(
        [
          { $match: { operationType: 'insert' } },
          { $project: { 'fullDocument._id': 1, 'fullDocument.count': 1 } },
        ],
        {
          maxAwaitTimeMS: awaitMs,
        },
      );
      const close = () => void stream.close().catch(() => {});
      signal.addEventListener('abort', close);
      try {
        for await (const { fullDocument } of stream) this.tell(fullDocument._id + fullDocument.count - 1);
      } catch {
        // The poll goes on meanwhile, and whoever reads the log hears of the fault from the reading itself.
      }
      signal.removeEventListener('abort', close);
      close();
      await sleep(reopenMs, undefined, { signal }).catch(() => {});
    }
  }

  async #poll(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.tell(await this.#head().catch(() => 0));
      await sleep(pollMs, undefined, { signal }).catch(() => {});
    }
  }
}
