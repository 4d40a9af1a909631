import { events as contracts, upcast } from '@laurel/contracts';
import {
  type Row,
  type StoredEvent,
  type View,
  type ViewChanges,
  viewed,
  type ViewedEvent,
} from '@laurel/core';

const names = new WeakMap<View, string>();

/**
 * The name under which a view's rows are kept. A raised version, of the view or of an event it hears, is
 * another table, built beside the old one: what was said before is folded as what it means now.
 */
export function versioned(view: View): string {
  const known = names.get(view);
  if (known !== undefined) return known;
  const heard = view.hears.includes('*') ? Object.keys(contracts) : view.hears;
  const raised = heard.reduce((sum, type) => sum + (contracts[type]?.version ?? 1) - 1, 0);
  const name = `${view.name}-${view.version + raised}`;
  names.set(view, name);
  return name;
}

/**
 * A stored event as views and reactions are given it: in the newest version of its contract. Throws when a
 * newer program said it.
 */
export function seen(event: StoredEvent, service: string): ViewedEvent {
  return viewed(upcast(event), service);
}

type LookUp = (keys: readonly string[]) => Promise<ReadonlyMap<string, Row>>;

/**
 * One view being folded: the rows touched so far, and how they stand where they are kept. Changes may be
 * taken from it after any run of events.
 */
export class Folding {
  readonly #view: View;
  readonly #lookUp: LookUp;
  readonly #hears: ReadonlySet<string>;
  /** Rows as they are kept; undefined: there is none. */
  readonly #standing = new Map<string, Row | undefined>();
  readonly #rows = new Map<string, Row | undefined>();
  readonly #touched = new Set<string>();

  /** `lookUp` gives the rows that are kept now. */
  constructor(view: View, lookUp: LookUp) {
    this.#view = view;
    this.#lookUp = lookUp;
    this.#hears = new Set(view.hears);
  }

  async take(events: readonly ViewedEvent[]): Promise<void> {
    const touched = events
      .filter(({ type }) => this.#hears.has(type) || this.#hears.has('*'))
      .map((event) => ({ event, keys: this.#view.keys(event) }));
    if (touched.length === 0) return;
    await this.#recall(touched.flatMap(({ keys }) => keys));
    for (const { event, keys } of touched) {
      for (const key of keys) {
        this.#rows.set(key, this.#view.fold(this.#rows.get(key), event, key));
        this.#touched.add(key);
      }
    }
  }

  /** The number of rows that may have changed. */
  get touched(): number {
    return this.#touched.size;
  }

  /**
   * The changes to write: the rows that differ from those that are kept. Call `kept` when they have been
   * written.
   */
  changes(): ViewChanges {
    const puts = new Map<string, Row>();
    const deletes = new Set<string>();
    for (const key of this.#touched) {
      const row = this.#rows.get(key);
      // What the fold left as it was needs no write.
      if (row === this.#standing.get(key)) continue;
      if (row) puts.set(key, row);
      else deletes.add(key);
    }
    return { view: versioned(this.#view), puts, deletes };
  }

  /**
   * The changes were written. Rows stay at hand for the events to come, unless they have become more than
   * `most`.
   */
  kept(most: number): void {
    for (const key of this.#touched) this.#standing.set(key, this.#rows.get(key));
    this.#touched.clear();
    if (this.#rows.size <= most) return;
    this.#rows.clear();
    this.#standing.clear();
  }

  async #recall(keys: readonly string[]): Promise<void> {
    const missing = [...new Set(keys)].filter((key) => !this.#rows.has(key));
    if (missing.length === 0) return;
    const found = await this.#lookUp(missing);
    for (const key of missing) {
      this.#standing.set(key, found.get(key));
      this.#rows.set(key, found.get(key));
    }
  }
}
