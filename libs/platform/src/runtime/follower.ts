import { setTimeout } from 'node:timers/promises';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
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
  /**
   * The time it rests after a batch of so many events, so that those that arrive meanwhile are handled
   * together.
   */
  readonly restMs?: (events: number) => number;
  /**
   * Works through a batch, in order. It may come again after a fault or a crash, and while another process
   * still has it in hand.
   */
  readonly attend: (batch: readonly StoredEvent[]) => Promise<void>;
  /** Called when the lease comes from another process, or for the first time. */
  readonly onTaken?: () => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** The lease that this process holds, and the position at which the next batch begins. */
interface Lease {
  readonly token: number;
  readonly position: number;
  readonly renewAtMs: number;
  /** The next batch, which is read while the one before is attended to. */
  readonly ahead?: Promise<readonly StoredEvent[]>;
}

/**
 * Goes through a service's log in order, at least once, in one process at a time: whoever holds the lease
 * reads on from where the last one stored.
 */
export class Follower implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly worker: Worker;
  readonly #options: FollowerOptions;
  /** Of the lease held last, to give it up. */
  #token: number | undefined;
  /** Of the lease for which `onTaken` was done. */
  #takenUp: number | undefined;
  /** None after a fault: it may have been that another process took the lease. */
  #lease: Lease | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.worker = new Worker(() => this.#round(), options.onError);
  }

  /** From now on it follows the log. */
  onApplicationBootstrap(): void {
    this.#unsubscribe = this.#options.events.onAppend(() => this.worker.wake());
    this.worker.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#unsubscribe?.();
    await this.stop();
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
    this.#lease = undefined;
    const { token, renewAtMs } = lease;
    const batch = await (lease.ahead ?? events.readAll(lease.position, batchEvents));
    const position = batch.at(-1)?.position ?? lease.position;
    const isFull = batch.length === batchEvents;
    const ahead = isFull ? events.readAll(position, batchEvents) : undefined;
    // Its fault is met by the round that needs it.
    ahead?.catch(() => {});
    if (batch.length > 0) {
      await attend(batch);
      await checkpoints.store(name, token, position);
    }
    this.#lease = { token, position, renewAtMs, ...(ahead && { ahead }) };
    if (isFull) return true;
    if (restMs !== undefined && batch.length > 0) await setTimeout(restMs(batch.length));
    // What comes after the end of the log wakes the worker again; but what was read ahead may be older than
    // the last append.
    return lease.ahead !== undefined;
  }

  /**
   * Asks for the lease when half of it is over: until then nobody else can have it, nor have stored anything.
   */
  async #hold(): Promise<Lease | undefined> {
    const { name, owner, checkpoints, onTaken } = this.#options;
    const nowMs = performance.now();
    if (this.#lease && nowMs < this.#lease.renewAtMs) return this.#lease;
    this.#lease = undefined;
    const taken = await checkpoints.acquire(name, owner, leaseMs);
    if (!taken) return undefined;
    this.#token = taken.token;
    if (taken.token !== this.#takenUp) {
      await onTaken?.();
      this.#takenUp = taken.token;
    }
    return (this.#lease = { ...taken, renewAtMs: nowMs + leaseMs / 2 });
  }
}
