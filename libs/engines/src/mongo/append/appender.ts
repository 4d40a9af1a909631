import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Appended,
  backoffMs,
  DuplicateCommand,
  GuardConflict,
  Unavailable,
  VersionConflict,
} from '@laurel/core';
import { fits, type Head } from '../../appending.ts';
import { clashes, type Commit, type Commits } from '../commits.ts';
import { type Batch, batchOf } from './batch.ts';
import { insertInOrder } from './insert.ts';
import { KnownLog } from './known-log.ts';
import { commandKey, MajorityReader } from './majority.ts';
import { type AppendRequest, type PendingAppend, PendingAppends } from './pending.ts';

export interface AppenderOptions {
  /** An append that is not answered by then is answered Unavailable. */
  readonly deadlineMs: number;
  /** Called for each commit that is durable, in the order of the log, before its writer is answered. */
  readonly onWritten: (commit: Commit) => void;
}

const sweepMs = 100;
const backoff = { firstMs: 20, mostMs: 500 };
/**
 * The pauses after a collision. Two processes that collided wait for random times for a while, so that they
 * collide less often and stall for less time.
 */
const giveWay = { rememberedMs: 300, pauseMs: 10 };

/**
 * Appends for all writers of this process, one ordered insert at a time; README.md draws the states. Other
 * processes may append to the same log: then the unique indexes decide who was first, and the appends that
 * they refuse are looked up in the log.
 *
 * Five rules keep the log whole (each was seen to break it when left out):
 * - Everything is looked up by majority.
 * - The expected version is compared with the head of the stream, because the indexes alone admit gaps when
 *   commits hold several events.
 * - A refused command is looked up before it is answered.
 * - An error that names no refused document means that the outcome is unknown.
 * - The next position is never guessed from a refusal, but read.
 */
export class Appender {
  readonly #commits: Commits;
  readonly #majority: MajorityReader;
  readonly #known: KnownLog;
  readonly #pending: PendingAppends;
  readonly #onWritten: (commit: Commit) => void;
  #collidedMs = -Infinity;
  #failures = 0;
  #lastError: unknown;
  #running: Promise<void> | undefined;
  #isClosed = false;

  constructor(commits: Commits, { deadlineMs, onWritten }: AppenderOptions) {
    this.#commits = commits;
    this.#majority = new MajorityReader(commits);
    this.#known = new KnownLog(this.#majority);
    this.#pending = new PendingAppends(deadlineMs);
    this.#onWritten = onWritten;
  }

  add(request: AppendRequest): void {
    if (this.#isClosed) return request.refuse(new Unavailable('the log is closed'));
    this.#pending.add(request);
    this.#running ??= this.#run();
  }

  /** Answers all that is pending; nothing is taken afterwards. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    // All that is asked for in this turn of the event loop is in the first batch.
    await new Promise((resolve) => setImmediate(resolve));
    const sweeping = setInterval(() => this.#pending.refuseLate(this.#lastError), sweepMs);
    while (this.#pending.size > 0) {
      try {
        await this.#resolve();
        await this.#insert();
        this.#failures = 0;
      } catch (error) {
        await this.#backOff(error);
      }
    }
    clearInterval(sweeping);
    this.#running = undefined;
  }

  /**
   * Looks up the doubtful appends: each is answered, or waits again if it was not written and still may be.
   */
  async #resolve(): Promise<void> {
    const doubtful = this.#pending.doubtful();
    if (doubtful.length === 0) return;
    // Heads come before commands: a command that is written in between is then found.
    const heads = await this.#known.readHeads(doubtful);
    const commands = await this.#majority.commands(doubtful);
    for (const append of doubtful) {
      const head = heads.get(append.stream)!;
      const outcome = outcomeOf(append, head, commands.get(commandKey(append)));
      if (outcome === undefined) append.state = 'waiting';
      else if (outcome instanceof Error) this.#refuse(append, outcome, head);
      else this.#pending.answer(append, outcome);
    }
  }

  /** Refuses an append, and with it those that build on it. */
  #refuse(append: PendingAppend, error: Error, head: Head): void {
    this.#pending.refuse(append, error);
    for (const next of this.#pending.behind(append))
      this.#refuse(next, new VersionConflict(next.stream, head.version), head);
  }

  async #insert(): Promise<void> {
    const candidates = this.#pending.nextBatch();
    if (candidates.length === 0) return;
    const tail = await this.#known.tail();
    await this.#known.learnHeads(candidates);
    const taken = await this.#majority.taken(candidates);
    const batch = batchOf(candidates, tail, (stream) => this.#known.headOf(stream), taken);
    for (const append of batch.unexpected) append.state = 'doubtful';
    if (batch.commits.length > 0) await this.#send(batch);
  }

  async #send({ commits, appends }: Batch): Promise<void> {
    for (const append of appends) append.state = 'inserting';
    const { written, clash } = await insertInOrder(this.#commits, commits).catch((error) => {
      for (const append of appends) {
        append.state = 'doubtful';
        append.maybeStored = true;
      }
      throw error;
    });
    commits.slice(0, written).forEach((commit, index) => this.#written(commit, appends[index]!));
    const unwritten = appends.slice(written);
    for (const append of unwritten) append.state = 'waiting';
    if (clash === clashes.position) this.#known.forgetTail();
    else if (clash) unwritten[0]!.state = 'doubtful';
    await this.#giveWay(clash === clashes.position || clash === clashes.version);
  }

  #written(commit: Commit, append: PendingAppend): void {
    const { _id, count, version } = commit;
    this.#onWritten(commit);
    this.#known.advance(commit);
    this.#pending.answer(append, { version: version + count - 1, position: _id + count - 1 });
  }

  async #giveWay(hasCollided: boolean): Promise<void> {
    if (hasCollided) this.#collidedMs = performance.now();
    else if (performance.now() - this.#collidedMs < giveWay.rememberedMs)
      await sleep(Math.random() * giveWay.pauseMs);
  }

  async #backOff(error: unknown): Promise<void> {
    this.#known.forget();
    this.#lastError = error;
    await sleep(backoffMs(this.#failures++, backoff) * (0.5 + Math.random() / 2));
  }
}

/**
 * The result of a doubtful append, by what the log says of its stream and its command; undefined when it was
 * not written and still may be.
 */
function outcomeOf(
  append: PendingAppend,
  head: Head,
  original: Appended | undefined,
): Appended | Error | undefined {
  if (original) return append.maybeStored ? original : new DuplicateCommand(append.commandId, original);
  if (!fits(append.expected, head)) return new VersionConflict(append.stream, head.version);
  return append.taken === undefined ? undefined : new GuardConflict(append.taken);
}
