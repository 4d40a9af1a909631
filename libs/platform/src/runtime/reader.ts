import {
  type Condition,
  type EventStore,
  type Row,
  type View,
  type ViewQuery,
  type ViewStore,
} from '@laurel/core';
import { MemoryViewStore } from '@laurel/engines/memory';
import type { Tree } from '@laurel/rules';
import { LRUCache } from 'lru-cache';
import { treeIn, treeView, type UnitPlaces } from '../access/tree.view.ts';
import { Folding, seen, versioned } from './folding.ts';
import type { Projector } from './projector.ts';
import { semaphore } from './semaphore.ts';

const foldEvents = 2_000;
const pastKept = 8;
/** Folding a past reads the whole log up to it: whoever asks for many, signed in or not, waits for them. */
const folds = { runningMax: 2, waitingMax: 32 };
const everyRow = 1_000_000;

/** The part of a view store that reading needs. */
export type Rows = Pick<ViewStore, 'get' | 'find' | 'count' | 'countBy'>;

/** Reads views, now or as they were. The past is folded from the log, never stored. */
export class Reader {
  readonly #past = new LRUCache<string, Promise<ViewStore>>({ max: pastKept });
  readonly #fold = semaphore(folds);

  constructor(
    private readonly service: string,
    private readonly events: EventStore,
    private readonly store: ViewStore,
    private readonly projector: Projector,
  ) {}

  /**
   * Gives the rows once the view has folded `minPosition`, with the position that it has folded. Waits for
   * `timeoutMs` at most.
   */
  async live(minPosition: number, timeoutMs: number): Promise<{ rows: Rows; position: number }> {
    if (minPosition > this.projector.position)
      await this.projector.reach(minPosition, timeoutMs).catch(() => undefined);
    return { rows: this.store, position: this.projector.position };
  }

  /**
   * The log position an `asOf` means: a position as it is, an instant as the last position recorded by then.
   */
  async positionOf(asOf: string): Promise<number> {
    const head = await this.events.head();
    return /^\d+$/.test(asOf) ? Math.min(Number(asOf), head) : await this.events.positionAt(asOf);
  }

  /**
   * A view as it was at a position, for a reader who must keep away from what meets `keepAway` now: whoever
   * is recused since sees nothing of it in the past either (docs/handbook/process.md#1.17).
   */
  async asOfFor(keepAway: Condition | undefined, view: View, position: number): Promise<Rows> {
    const past = await this.asOf(view, position);
    if (!keepAway) return past;
    const hidden = await this.store.find(versioned(view), { where: [keepAway], limit: everyRow });
    return hidden.length > 0
      ? await without(past, versioned(view), new Set(hidden.map(({ key }) => key)))
      : past;
  }

  /** The organisation's tree as it was at a position. */
  async treeAt(position: number): Promise<Tree> {
    const rows = await this.store.find(versioned(treeView), { limit: everyRow });
    return treeIn(
      rows.map(({ row }) => row as UnitPlaces),
      position,
    );
  }

  /** A view as it was at a position. Throws Busy when many other pasts are being folded. */
  async asOf(view: View, position: number): Promise<Rows> {
    const key = `${versioned(view)}@${position}`;
    const kept = this.#past.get(key) ?? this.#fold(() => foldUpTo(this.service, this.events, view, position));
    this.#past.set(key, kept);
    // A past that could not be folded is folded anew when it is asked for again.
    kept.catch(() => this.#past.delete(key));
    return await kept;
  }
}

/** A copy of the rows without those of some keys. */
async function without(rows: Rows, table: string, hidden: ReadonlySet<string>): Promise<Rows> {
  const all = await rows.find(table, { limit: everyRow });
  const puts = new Map(all.filter(({ key }) => !hidden.has(key)).map(({ key, row }) => [key, row]));
  const store = new MemoryViewStore();
  await store.define(table, []);
  await store.apply([table], { from: 0, to: 1 }, [{ view: table, puts, deletes: new Set() }]);
  return store;
}

/**
 * Folds a view from zero up to a position into memory: the past for readers, and the second opinion for
 * `audit replay`.
 */
export async function foldUpTo(
  service: string,
  events: Pick<EventStore, 'readAll'>,
  view: View,
  position: number,
): Promise<ViewStore> {
  const store = new MemoryViewStore();
  await store.define(versioned(view), view.indexes);
  const folding = new Folding(view, (keys) => store.getMany(versioned(view), keys));
  let after = 0;
  while (after < position) {
    const batch = await events.readAll(after, Math.min(foldEvents, position - after));
    const last = batch.at(-1);
    if (!last) break;
    await folding.take(batch.map((event) => seen(event, service)));
    after = last.position;
  }
  await store.apply([versioned(view)], { from: 0, to: after }, [folding.changes()]);
  return store;
}

/** All rows of a view in key order, in pages, so that memory stays bounded. */
export async function* allRows(
  store: Rows,
  view: string,
  where: readonly Condition[] = [],
): AsyncGenerator<{ key: string; row: Row }> {
  const query: ViewQuery = { where, limit: foldEvents };
  for (let offset = 0; ; offset += foldEvents) {
    const page = await store.find(view, { ...query, offset });
    yield* page;
    if (page.length < foldEvents) return;
  }
}
