import { setTimeout } from 'node:timers/promises';
import type { Checkpoints, EventStore, StoredEvent } from '@laurel/core';
import { Worker } from './worker.ts';

const leaseMs = 10_000;

export interface FollowerOptions {
  /** Of its checkpoint. */
  readonly name: string;
  /** Of the process: who holds the lease. */
  readonly owner: string;
  readonly events: EventStore;
  readonly checkpoints: Checkpoints;
  readonly batchEvents: number;
  /** How long it rests after a batch, so that what comes meanwhile is attended to together. */
  readonly restMs?: number;
  /** Works through a batch, in order. It may come again after a fault or a crash, and while another process still has it in hand. */
  readonly attend: (batch: readonly StoredEvent[]) => Promise<void>;
  /** Called when the lease comes from another process, or for the first time. */
  readonly onTaken?: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** What this process holds, and where the next batch begins. */
interface Lease {
  readonly token: number;
  readonly position: number;
  readonly renewAtMs: number;
}

/** Goes through a service's log in order, at least once, in one process at a time: whoever holds the lease reads on from where the last one stored. */
export class Follower {
  readonly worker: Worker;
  readonly #options: FollowerOptions;
  #token: number | undefined;
  /** None after a fault: it may have been that another process took the lease. */
  #lease: Lease | undefined;

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.worker = new Worker(() => this.#round(), options.onError);
  }

  /** The log position up to which everything was attended to, here or by another process. */
  async position(): Promise<number> {
    return await this.#options.checkpoints.load(this.#options.name);
  }

  /** Ends the batch in hand and lets the next process follow at once. */
  async stop(): Promise<void> {
    await this.worker.stop();
    const { checkpoints, name, onError } = this.#options;
    if (this.#token !== undefined) await checkpoints.release(name, this.#token).catch(onError);
  }

  async #round(): Promise<boolean> {
    const { name, events, checkpoints, batchEvents, restMs, attend } = this.#options;
    const lease = await this.#hold();
    if (!lease) {
      this.worker.wakeIn(leaseMs / 2);
      return false;
    }
    const batch = await events.readAll(lease.position, batchEvents);
    if (batch.length === 0) return false;
    this.#lease = undefined;
    await attend(batch);
    const { position } = batch.at(-1)!;
    await checkpoints.store(name, lease.token, position);
    this.#lease = { ...lease, position };
    if (batch.length === batchEvents) return true;
    if (restMs !== undefined) await setTimeout(restMs);
    // What came after the end of the log has woken the worker again.
    return false;
  }

  /** Asks for the lease when half of it is over: until then nobody else can have it, nor have stored anything. */
  async #hold(): Promise<Lease | undefined> {
    const { name, owner, checkpoints, onTaken } = this.#options;
    const nowMs = performance.now();
    if (this.#lease && nowMs < this.#lease.renewAtMs) return this.#lease;
    this.#lease = undefined;
    const taken = await checkpoints.acquire(name, owner, leaseMs);
    if (!taken) return undefined;
    if (taken.token !== this.#token) {
      await onTaken?.();
      this.#token = taken.token;
    }
    return (this.#lease = { ...taken, renewAtMs: nowMs + leaseMs / 2 });
  }
}
