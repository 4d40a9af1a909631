import { LRUCache } from 'lru-cache';
import type { Head } from '../../appending.ts';
import type { Commit } from '../commits.ts';
import { type MajorityReader, noStream, type Tail } from './majority.ts';
import type { PendingAppend } from './pending.ts';

const headsKept = 10_000;

/**
 * The end of the log and the versions of streams, as far as this process knows them: an append then costs one
 * insert and no question. What is known is out of date when another process has appended; then a unique index
 * refuses the insert.
 */
export class KnownLog {
  readonly #majority: MajorityReader;
  readonly #heads = new LRUCache<string, Head>({ max: headsKept });
  #tail: Tail | undefined;

  constructor(majority: MajorityReader) {
    this.#majority = majority;
  }

  async tail(): Promise<Tail> {
    return (this.#tail ??= await this.#majority.tail());
  }

  /** The newest append of a stream; as of none for one that is not known. */
  headOf(stream: string): Head {
    return this.#heads.get(stream) ?? noStream;
  }

  /** Asks for the streams of these appends that are not known yet. */
  async learnHeads(appends: readonly PendingAppend[]): Promise<void> {
    // Who wants a new stream need not look: if it is there, the index says so.
    const unknown = appends.filter(({ stream, expected }) => expected !== 'none' && !this.#heads.has(stream));
    if (unknown.length > 0) await this.readHeads(unknown);
  }

  /** Asks for the streams of these appends, whatever is known of them. */
  async readHeads(appends: readonly PendingAppend[]): Promise<Map<string, Head>> {
    const heads = await this.#majority.heads(new Set(appends.map(({ stream }) => stream)));
    for (const [stream, head] of heads) this.#heads.set(stream, head);
    return heads;
  }

  /** Takes a commit that was written as the newest of the log. */
  advance({ _id, count, stream, version, commandId, recordedAt }: Commit): void {
    this.#tail = { next: _id + count, recordedAt };
    this.#heads.set(stream, { version: version + count - 1, by: commandId });
  }

  /** Another process has taken the next position. */
  forgetTail(): void {
    this.#tail = undefined;
  }

  /** Forgets the state of the log, because after a fault it may be wrong. */
  forget(): void {
    this.forgetTail();
    this.#heads.clear();
  }
}
