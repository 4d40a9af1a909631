import type { DatabaseSync } from 'node:sqlite';
import { Unavailable } from '@laurel/core';
import { asUnavailable, transact } from './database.ts';

interface Job {
  readonly bytes: number;
  work(): void;
  done(): void;
  failed(error: unknown): void;
}

/**
 * The most jobs that may wait; beyond either bound new ones are refused with Unavailable, and callers should
 * slow down.
 */
const waiting = { jobsMax: 10_000, bytesMax: 256 * 1024 * 1024 };
/** The most that one transaction takes; a single larger job is taken alone. */
const batch = { jobsMax: 1024, bytesMax: 32 * 1024 * 1024 };

/**
 * Group commit: runs all jobs that wait at the end of an event-loop turn in one transaction, so that they
 * share one flush to disk. Each job is answered after the commit. If one throws, or the commit fails, all are
 * rolled back and answered Unavailable; so a job tells a conflict by its result, not by throwing.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #undone: () => void;
  #jobs: Job[] = [];
  #bytes = 0;
  #closed = false;

  /** `undone` is called after a rollback: what the jobs have remembered no longer holds. */
  constructor(database: DatabaseSync, undone: () => void = () => {}) {
    this.#database = database;
    this.#undone = undone;
  }

  run<T>(bytes: number, work: () => T): Promise<T> {
    if (this.#closed) return Promise.reject(new Unavailable('the store is closed'));
    if (this.#jobs.length >= waiting.jobsMax || (this.#bytes > 0 && this.#bytes + bytes > waiting.bytesMax)) {
      return Promise.reject(
        new Unavailable(`${this.#jobs.length} writes wait already; slow down and repeat`),
      );
    }
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let result: T;
    this.#jobs.push({
      bytes,
      work: () => void (result = work()),
      done: () => resolve(result),
      failed: reject,
    });
    this.#bytes += bytes;
    if (this.#jobs.length === 1) setImmediate(() => this.#turn());
    return promise;
  }

  /** Writes what waits; nothing is taken afterwards. */
  close(): void {
    this.#closed = true;
    while (this.#jobs.length > 0) this.#commit(this.#take());
  }

  #turn(): void {
    if (this.#jobs.length === 0) return;
    this.#commit(this.#take());
    if (this.#jobs.length > 0) setImmediate(() => this.#turn());
  }

  #take(): Job[] {
    let bytes = 0;
    let size = 0;
    for (const job of this.#jobs) {
      if (size > 0 && (size === batch.jobsMax || bytes + job.bytes > batch.bytesMax)) break;
      bytes += job.bytes;
      size++;
    }
    this.#bytes -= bytes;
    return this.#jobs.splice(0, size);
  }

  #commit(jobs: readonly Job[]): void {
    try {
      transact(this.#database, () => {
        for (const job of jobs) job.work();
      });
    } catch (error) {
      this.#undone();
      const unavailable = asUnavailable(error);
      for (const job of jobs) job.failed(unavailable);
      return;
    }
    for (const job of jobs) job.done();
  }
}
