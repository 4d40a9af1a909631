import {
  type EventStore,
  type Row,
  type StoredEvent,
  Unavailable,
  type View,
  type ViewChanges,
  viewed,
  type ViewedEvent,
  type ViewStore,
} from '@laurel/core';
import { Worker } from './worker.ts';

const batchEvents = 500;

/** The name under which a view's rows are kept. A raised version is another table, built beside the old one. */
export function versioned(view: View): string {
  return `${view.name}-${view.version}`;
}

/** Folds a service's log into its views: a batch of events and the checkpoint are one write. */
export class Projector {
  readonly #service: string;
  readonly #events: EventStore;
  readonly #store: ViewStore;
  readonly #views: readonly View[];
  readonly #worker: Worker;
  #position = 0;
  #waiting: { position: number; resolve: () => void }[] = [];

  constructor(service: string, events: EventStore, store: ViewStore, views: readonly View[], onError: (error: unknown) => void) {
    this.#service = service;
    this.#events = events;
    this.#store = store;
    this.#views = views;
    this.#worker = new Worker(() => this.#round(), onError);
  }

  /** Brings every view to the same position, then follows the log. */
  async start(): Promise<void> {
    for (const view of this.#views) await this.#store.define(versioned(view), view.indexes);
    const checkpoints = await Promise.all(this.#views.map((view) => this.#store.checkpoint(versioned(view))));
    const furthest = Math.max(0, ...checkpoints);
    for (const [index, view] of this.#views.entries()) await this.#catchUp(view, checkpoints[index]!, furthest);
    this.#position = furthest;
    this.wake();
  }

  wake(): void {
    this.#worker.wake();
  }

  get position(): number {
    return this.#position;
  }

  /** Resolves when the views have seen `position`; throws Unavailable after `timeoutMs`: nothing was decided, repeating is safe. */
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
  }

  async #round(): Promise<boolean> {
    const batch = await this.#events.readAll(this.#position, batchEvents);
    if (batch.length === 0) return false;
    await this.#apply(this.#views, batch);
    this.#position = batch.at(-1)!.position;
    this.#waiting = this.#waiting.filter((waiter) => {
      if (waiter.position > this.#position) return true;
      waiter.resolve();
      return false;
    });
    return batch.length === batchEvents;
  }

  async #catchUp(view: View, from: number, to: number): Promise<void> {
    for (let position = from; position < to;) {
      const batch = await this.#events.readAll(position, Math.min(batchEvents, to - position));
      await this.#apply([view], batch);
      position = batch.at(-1)!.position;
    }
  }

  async #apply(views: readonly View[], batch: readonly StoredEvent[]): Promise<void> {
    const seen = batch.map((event) => viewed(event, this.#service));
    const changes = await Promise.all(views.map((view) => foldBatch(view, seen, (keys) => this.#store.getMany(versioned(view), keys))));
    await this.#store.apply(
      views.map(versioned),
      batch.at(-1)!.position,
      changes.filter(({ puts, deletes }) => puts.size + deletes.size > 0),
    );
  }
}

/** What a run of events changes in a view, given a way to look up the rows they touch. */
export async function foldBatch(
  view: View,
  events: readonly ViewedEvent[],
  lookUp: (keys: readonly string[]) => Promise<ReadonlyMap<string, Row>>,
): Promise<ViewChanges> {
  const heard = new Set(view.hears);
  const touched = events.filter((event) => heard.has(event.type) || heard.has('*')).map((event) => ({ event, keys: view.keys(event) }));
  const keys = [...new Set(touched.flatMap((touch) => touch.keys))];
  const before: ReadonlyMap<string, Row> = keys.length > 0 ? await lookUp(keys) : new Map();
  const rows = new Map<string, Row | undefined>(before);
  for (const { event, keys: eventKeys } of touched) {
    for (const key of eventKeys) rows.set(key, view.fold(rows.get(key), event, key));
  }
  const puts = new Map<string, Row>();
  const deletes = new Set<string>();
  for (const key of keys) {
    const row = rows.get(key);
    // What the fold left as it was needs no write.
    if (row === before.get(key)) continue;
    if (row) puts.set(key, row);
    else deletes.add(key);
  }
  return { view: versioned(view), puts, deletes };
}
