import type { OnApplicationBootstrap, OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { type EventStore, Fenced, Unavailable, type View, type ViewStore } from '@laurel/core';
import { Folding, seen, versioned } from './folding.ts';
import { Worker } from './worker.ts';
import { WriteSize } from './write-size.ts';

const batchEvents = 500;
/** Far behind, many events are folded for one write, since they touch the same rows again and again. */
const behind = { eventsOfRound: 5_000, eventsOfWrite: 20_000, rowsOfWrite: 5_000, rowsAtHand: 20_000 };

/**
 * Folds a service's log into its views: a batch of events and the checkpoint are one write. Several processes
 * may do so: each step is made by one of them.
 */
export class Projector implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  readonly #service: string;
  readonly #events: EventStore;
  readonly #store: ViewStore;
  readonly #views: readonly View[];
  readonly #worker: Worker;
  #position = 0;
  /** The position at which each view changed last, by its table; of those that another process wrote too. */
  readonly #changedAt = new Map<string, number>();
  readonly #size = new WriteSize(behind.eventsOfRound);
  #unsubscribe: (() => void) | undefined;
  #waiting: { position: number; resolve: () => void; stop: () => void }[] = [];

  constructor(
    service: string,
    events: EventStore,
    store: ViewStore,
    views: readonly View[],
    onError: (error: unknown) => void,
  ) {
    this.#service = service;
    this.#events = events;
    this.#store = store;
    this.#views = views;
    this.#worker = new Worker(() => this.#round(), onError);
  }

  async onModuleInit(): Promise<void> {
    await this.start();
  }

  onApplicationBootstrap(): void {
    this.#unsubscribe = this.#events.onAppend(() => this.wake());
    this.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#unsubscribe?.();
    await this.stop();
  }

  /** Brings every view to the same position, then folds what is new. */
  async start(): Promise<void> {
    for (const view of this.#views) await this.#store.define(versioned(view), view.indexes);
    await this.#align();
    this.wake();
  }

  wake(): void {
    this.#worker.wake();
  }

  get position(): number {
    return this.#position;
  }

  /** The position up to which a view is known to be as it was. */
  changedAt(view: View): number {
    return this.#changedAt.get(versioned(view)) ?? 0;
  }

  /**
   * Resolves when the views have seen `position`; throws Unavailable after `timeoutMs`: nothing was decided,
   * repeating is safe.
   */
  async reach(position: number, timeoutMs = 10_000): Promise<void> {
    if (this.#position >= position) return;
    this.wake();
    await new Promise<void>((resolve, reject) => {
      const waiter = {
        position,
        resolve: () => {
          clearTimeout(timer);
          resolve();
        },
        stop: () => {
          clearTimeout(timer);
          reject(new Unavailable(`the views of ${this.#service} are no longer folded`));
        },
      };
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((other) => other !== waiter);
        reject(new Unavailable(`the views of ${this.#service} did not reach ${position} in ${timeoutMs} ms`));
      }, timeoutMs);
      this.#waiting.push(waiter);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.stop();
    for (const waiter of this.#waiting.splice(0)) waiter.stop();
  }

  async #round(): Promise<boolean> {
    const foldings = this.#views.map((view) => this.#folding(view));
    const end = this.#position + this.#size.events;
    let position = this.#position;
    let isLagging = true;
    const touched = () => foldings.reduce((sum, folding) => sum + folding.touched, 0);
    while (isLagging && position < end && touched() < behind.rowsOfWrite) {
      const limit = Math.min(batchEvents, end - position);
      const batch = await this.#events.readAll(position, limit);
      const given = batch.map((event) => seen(event, this.#service));
      await Promise.all(foldings.map((folding) => folding.take(given)));
      position = batch.at(-1)?.position ?? position;
      isLagging = batch.length === limit;
    }
    const inHand = position - this.#position;
    if (inHand > 0) {
      try {
        await this.#write(foldings, position);
      } catch (error) {
        if (!(error instanceof Fenced)) {
          this.#size.refused(inHand);
          throw error;
        }
        await this.#align();
        return true;
      }
    }
    if (isLagging) this.#size.written(inHand);
    else this.#size.reset();
    return isLagging;
  }

  async #write(foldings: readonly Folding[], position: number): Promise<void> {
    const changes = foldings
      .map((folding) => folding.changes())
      .filter(({ puts, deletes }) => puts.size + deletes.size > 0);
    await this.#store.apply(this.#views.map(versioned), { from: this.#position, to: position }, changes);
    this.#reached(
      position,
      changes.map(({ view }) => view),
    );
  }

  #reached(position: number, changed: readonly string[]): void {
    for (const table of changed) this.#changedAt.set(table, position);
    this.#position = position;
    this.#waiting = this.#waiting.filter((waiter) => {
      if (waiter.position > position) return true;
      waiter.resolve();
      return false;
    });
  }

  /**
   * Brings every view to where the furthest stands, here or by another process, which may have other versions
   * of some.
   */
  async #align(): Promise<void> {
    for (;;) {
      const checkpoints = await Promise.all(
        this.#views.map((view) => this.#store.checkpoint(versioned(view))),
      );
      const furthest = Math.max(0, ...checkpoints);
      if (checkpoints.every((checkpoint) => checkpoint === furthest))
        return this.#reached(furthest, this.#views.map(versioned));
      try {
        for (const [index, view] of this.#views.entries())
          await this.#catchUp(view, checkpoints[index]!, furthest);
      } catch (error) {
        if (!(error instanceof Fenced)) throw error;
      }
    }
  }

  async #catchUp(view: View, from: number, to: number): Promise<void> {
    let folding = this.#folding(view);
    const size = new WriteSize(behind.eventsOfWrite);
    let written = from;
    for (let position = from; written < to;) {
      const end = Math.min(to, written + size.events);
      const batch = await this.#events.readAll(position, Math.min(batchEvents, end - position));
      await folding.take(batch.map((event) => seen(event, this.#service)));
      position = batch.at(-1)!.position;
      if (position < end && folding.touched < behind.rowsOfWrite) continue;
      try {
        await this.#store.apply([versioned(view)], { from: written, to: position }, [folding.changes()]);
        folding.kept(behind.rowsAtHand);
        size.written(position - written);
        written = position;
      } catch (error) {
        if (error instanceof Fenced || position === written + 1) throw error;
        size.refused(position - written);
        folding = this.#folding(view);
        position = written;
      }
    }
  }

  #folding(view: View): Folding {
    return new Folding(view, (keys) => this.#store.getMany(versioned(view), keys));
  }
}
