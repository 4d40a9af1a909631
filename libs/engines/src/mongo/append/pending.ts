import { type Appended, type Expected, type Guards, Unavailable } from '@laurel/core';
import { commandKey } from './majority.ts';

/** An append as the event store asks for it, and how it is answered. */
export interface AppendRequest {
  readonly stream: string;
  readonly expected: Expected;
  readonly commandId: string;
  readonly bodies: readonly string[];
  readonly bytes: number;
  readonly recordedAt: string;
  readonly guards?: Guards | undefined;
  answer(appended: Appended): void;
  refuse(error: unknown): void;
}

/**
 * - `waiting`: to be in one of the next batches.
 * - `inserting`: in the batch that is being inserted.
 * - `doubtful`: refused by the server, or sent with an unknown outcome. It is looked up in the log before
 *   anything else happens to it.
 */
type AppendState = 'waiting' | 'inserting' | 'doubtful';

export interface PendingAppend extends AppendRequest {
  readonly untilMs: number;
  state: AppendState;
  /**
   * The outcome of an earlier batch with this append is unknown: if its command is found in the log, this
   * append may be the one that wrote it.
   */
  maybeStored: boolean;
  /** The guard that another append took meanwhile, as the log said before this one became doubtful. */
  taken?: string | undefined;
}

/** The command, as `commandKey` names it, on whose append this one builds; undefined if on none by name. */
export function awaited({ stream, expected }: AppendRequest): string | undefined {
  return typeof expected === 'object' ? commandKey({ stream, commandId: expected.by }) : undefined;
}

/**
 * Appends pending; beyond either bound new ones are refused with Unavailable, and callers should slow down.
 */
export const pendingMax = { appends: 10_000, bytes: 256 * 1024 * 1024 };
/** The largest batch: well below the 48 MB that the server takes in one message. */
const batchMax = { appends: 1024, bytes: 24 * 1024 * 1024 };

/**
 * The appends that are not answered yet, in order of arrival. Each leaves with its answer, at the latest when
 * its time is up.
 */
export class PendingAppends {
  readonly #deadlineMs: number;
  readonly #appends = new Set<PendingAppend>();
  #bytes = 0;

  constructor(deadlineMs: number) {
    this.#deadlineMs = deadlineMs;
  }

  get size(): number {
    return this.#appends.size;
  }

  add(request: AppendRequest): void {
    if (
      this.size >= pendingMax.appends ||
      (this.#bytes > 0 && this.#bytes + request.bytes > pendingMax.bytes)
    ) {
      return request.refuse(new Unavailable(`${this.size} appends wait already; slow down and repeat`));
    }
    this.#appends.add({
      ...request,
      untilMs: performance.now() + this.#deadlineMs,
      state: 'waiting',
      maybeStored: false,
    });
    this.#bytes += request.bytes;
  }

  /** The oldest that wait, as many as one insert takes. */
  nextBatch(): PendingAppend[] {
    const batch: PendingAppend[] = [];
    let bytes = 0;
    for (const append of this.#appends) {
      if (append.state !== 'waiting') continue;
      bytes += append.bytes;
      if (batch.length === batchMax.appends || (batch.length > 0 && bytes > batchMax.bytes)) break;
      batch.push(append);
    }
    return batch;
  }

  doubtful(): PendingAppend[] {
    return [...this.#appends].filter(({ state }) => state === 'doubtful');
  }

  /** Those that wait for what an append makes, and have not been sent. */
  behind(append: PendingAppend): PendingAppend[] {
    const key = commandKey(append);
    return [...this.#appends].filter(
      (other) => other.state === 'waiting' && !other.maybeStored && awaited(other) === key,
    );
  }

  answer(append: PendingAppend, appended: Appended): void {
    if (this.#leaves(append)) append.answer(appended);
  }

  refuse(append: PendingAppend, error: Error): void {
    if (this.#leaves(append)) append.refuse(error);
  }

  /** Refuses the appends whose time is up: their outcome is unknown. */
  refuseLate(cause: unknown): void {
    const nowMs = performance.now();
    for (const append of this.#appends) {
      if (append.untilMs > nowMs) return;
      this.refuse(append, new Unavailable('MongoDB did not answer in time', { cause }));
    }
  }

  /**
   * False for one that was answered before: when its time was up, it may still have been written afterwards.
   */
  #leaves(append: PendingAppend): boolean {
    const isPending = this.#appends.delete(append);
    if (isPending) this.#bytes -= append.bytes;
    return isPending;
  }
}
