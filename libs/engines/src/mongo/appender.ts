import { setTimeout as sleep } from 'node:timers/promises';
import { type Appended, DuplicateCommand, type Expected, Unavailable, VersionConflict } from '@laurel/core';
import { LRUCache } from 'lru-cache';
import { fits } from '../appending.ts';
import { clashes, type Commit, type Commits } from './commits.ts';
import { insertInOrder } from './insert.ts';
import { commandKey, Standing, type Tail } from './standing.ts';

/** What a writer wants appended, and how it is answered. */
export interface Wish {
  readonly stream: string;
  readonly expected: Expected;
  readonly commandId: string;
  readonly bodies: readonly string[];
  readonly bytes: number;
  readonly recordedAt: string;
  answer(appended: Appended): void;
  refuse(error: unknown): void;
}

interface Waiting extends Wish {
  readonly untilMs: number;
  /** It was sent and its outcome is unknown: if the command is found, it may well be this one. */
  maybe: boolean;
  answered: boolean;
}

/** A batch as it is sent, and the wishes that are not in it. */
interface Plan {
  readonly commits: Commit[];
  readonly sent: Waiting[];
  /** They expect something of a stream that this batch changes. */
  readonly later: Waiting[];
  /** Their stream is not as they expect, as far as is known. */
  readonly off: Waiting[];
}

/** Appends waiting; beyond either bound new ones are refused with Unavailable, and callers should slow down. */
export const waitingMax = { appends: 10_000, bytes: 256 * 1024 * 1024 };
/** What one insert takes: well below the 48 MB of a message. */
const batchMax = { appends: 1024, bytes: 24 * 1024 * 1024 };
const headsKept = 10_000;
const sweepMs = 100;
/** Two writers that met keep out of each other's way for this long, by pauses of different length: fewer clashes, shorter stalls. */
const meeting = { rememberedMs: 300, pauseMs: 10 };
const backOff = { firstMs: 20, mostMs: 500 };

/**
 * Appends for all writers of this process: one ordered insert at a time, of all that wait. Other processes may append to the same log; then the unique
 * indexes decide who was first, and whoever was refused is looked at again.
 *
 * What it stands on (each was seen to break the log when left out): everything it looks up is read by majority; what a writer expects is compared with
 * a stream's head, because the indexes alone admit gaps when commits hold several events; a refused command is looked up before it is answered; an
 * error that names no refused document means that the outcome is unknown; and the next position is never guessed from a refusal, but read.
 */
export class Appender {
  readonly #commits: Commits;
  readonly #standing: Standing;
  readonly #deadlineMs: number;
  readonly #onWritten: (commit: Commit) => void;
  /** Everyone not answered, the oldest first. */
  readonly #open = new Set<Waiting>();
  #bytes = 0;
  #queue: Waiting[] = [];
  /** Taken from the queue, to be in the next batch. */
  #pending: Waiting[] = [];
  /** Refused, or sent with unknown outcome: to be looked up before anything else happens to them. */
  #doubtful: Waiting[] = [];
  #tail: Tail | undefined;
  readonly #heads = new LRUCache<string, number>({ max: headsKept });
  #metMs = -Infinity;
  #failures = 0;
  #lastError: unknown;
  #running: Promise<void> | undefined;
  #closed = false;

  /** `onWritten` hears of each commit that is durable, in the order of the log, before its writer is answered. */
  constructor(commits: Commits, { deadlineMs, onWritten }: { deadlineMs: number; onWritten: (commit: Commit) => void }) {
    this.#commits = commits;
    this.#standing = new Standing(commits);
    this.#deadlineMs = deadlineMs;
    this.#onWritten = onWritten;
  }

  add(wish: Wish): void {
    if (this.#closed) return wish.refuse(new Unavailable('the log is closed'));
    if (this.#open.size >= waitingMax.appends || (this.#bytes > 0 && this.#bytes + wish.bytes > waitingMax.bytes)) {
      return wish.refuse(new Unavailable(`${this.#open.size} appends wait already; slow down and repeat`));
    }
    const waiting = { ...wish, untilMs: performance.now() + this.#deadlineMs, maybe: false, answered: false };
    this.#open.add(waiting);
    this.#bytes += wish.bytes;
    this.#queue.push(waiting);
    this.#running ??= this.#run();
  }

  /** Answers what waits; after that nothing is taken. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    // Whoever asks in this turn of the event loop is in the first batch.
    await new Promise((resolve) => setImmediate(resolve));
    const sweeping = setInterval(() => this.#sweep(), sweepMs);
    while (this.#open.size > 0) {
      try {
        await this.#round();
        this.#failures = 0;
      } catch (error) {
        await this.#failed(error);
      }
    }
    clearInterval(sweeping);
    this.#running = undefined;
  }

  async #round(): Promise<void> {
    await this.#settle();
    this.#fill();
    if (this.#pending.length === 0) return;
    this.#tail ??= await this.#standing.tail();
    await this.#learnHeads();
    const plan = this.#plan(this.#tail);
    this.#pending = plan.later;
    this.#doubtful = plan.off;
    if (plan.sent.length > 0) await this.#send(plan);
  }

  /** Answers the doubtful, or lets them try again. Heads come before commands: a command that lands in between is then found. */
  async #settle(): Promise<void> {
    const doubtful = this.#doubtful.filter(({ answered }) => !answered);
    const heads = await this.#standing.heads(new Set(doubtful.map(({ stream }) => stream)));
    const commands = await this.#standing.commands(doubtful);
    for (const [stream, head] of heads) this.#heads.set(stream, head);
    const again: Waiting[] = [];
    for (const waiting of doubtful) {
      const original = commands.get(commandKey(waiting));
      const head = heads.get(waiting.stream)!;
      if (original && waiting.maybe) this.#answer(waiting, original);
      else if (original) this.#refuse(waiting, new DuplicateCommand(waiting.commandId, original));
      else if (!fits(waiting.expected, head)) this.#refuse(waiting, new VersionConflict(waiting.stream, head));
      else again.push(waiting);
    }
    this.#doubtful = [];
    this.#pending.unshift(...again);
  }

  #fill(): void {
    this.#pending = this.#pending.filter(({ answered }) => !answered);
    this.#queue = this.#queue.filter(({ answered }) => !answered);
    let bytes = this.#pending.reduce((sum, waiting) => sum + waiting.bytes, 0);
    let taken = 0;
    for (const waiting of this.#queue) {
      const size = this.#pending.length;
      if (size > 0 && (size === batchMax.appends || bytes + waiting.bytes > batchMax.bytes)) break;
      bytes += waiting.bytes;
      taken++;
      this.#pending.push(waiting);
    }
    this.#queue.splice(0, taken);
  }

  async #learnHeads(): Promise<void> {
    // Who wants a new stream need not look: if it is there, the index says so.
    const unknown = this.#pending.filter(({ stream, expected }) => expected !== 'none' && this.#heads.get(stream) === undefined);
    for (const [stream, head] of await this.#standing.heads(new Set(unknown.map(({ stream }) => stream)))) this.#heads.set(stream, head);
  }

  #plan(tail: Tail): Plan {
    const plan: Plan = { commits: [], sent: [], later: [], off: [] };
    const changed = new Map<string, number>();
    let { next, recordedAt } = tail;
    for (const waiting of this.#pending) {
      const { stream, expected, commandId, bodies } = waiting;
      const head = changed.get(stream) ?? this.#heads.get(stream) ?? 0;
      if (!fits(expected, head)) {
        (changed.has(stream) ? plan.later : plan.off).push(waiting);
        continue;
      }
      if (waiting.recordedAt > recordedAt) ({ recordedAt } = waiting);
      plan.commits.push({ _id: next, count: bodies.length, stream, version: head + 1, commandId, recordedAt, events: bodies });
      plan.sent.push(waiting);
      next += bodies.length;
      changed.set(stream, head + bodies.length);
    }
    return plan;
  }

  async #send({ commits, sent }: Plan): Promise<void> {
    const { written, clash } = await insertInOrder(this.#commits, commits).catch((error) => {
      for (const waiting of sent) waiting.maybe = true;
      this.#doubtful.unshift(...sent);
      throw error;
    });
    commits.slice(0, written).forEach((commit, index) => this.#written(commit, sent[index]!));
    const rest = sent.slice(written);
    if (clash === clashes.position) this.#tail = undefined;
    else if (clash) this.#doubtful.push(rest.shift()!);
    this.#pending.unshift(...rest);
    if (clash === clashes.position || clash === clashes.version) this.#metMs = performance.now();
    else if (performance.now() - this.#metMs < meeting.rememberedMs) await sleep(Math.random() * meeting.pauseMs);
  }

  #written(commit: Commit, waiting: Waiting): void {
    const { _id, count, stream, version, recordedAt } = commit;
    this.#onWritten(commit);
    this.#tail = { next: _id + count, recordedAt };
    this.#heads.set(stream, version + count - 1);
    this.#answer(waiting, { version: version + count - 1, position: _id + count - 1 });
  }

  /** What was remembered may not hold any more: the next round asks for everything. */
  async #failed(error: unknown): Promise<void> {
    this.#tail = undefined;
    this.#heads.clear();
    this.#lastError = error;
    const pauseMs = Math.min(backOff.mostMs, backOff.firstMs * 2 ** this.#failures++);
    await sleep(pauseMs * (0.5 + Math.random() / 2));
  }

  #sweep(): void {
    const nowMs = performance.now();
    for (const waiting of this.#open) {
      if (waiting.untilMs > nowMs) return;
      this.#refuse(waiting, new Unavailable('MongoDB did not answer in time', { cause: this.#lastError }));
    }
  }

  #answer(waiting: Waiting, appended: Appended): void {
    this.#done(waiting);
    waiting.answer(appended);
  }

  #refuse(waiting: Waiting, error: Error): void {
    this.#done(waiting);
    waiting.refuse(error);
  }

  #done(waiting: Waiting): void {
    if (this.#open.delete(waiting)) this.#bytes -= waiting.bytes;
    waiting.answered = true;
  }
}
