import type { Row, View, ViewStore } from '@laurel/core';
import { versioned } from './folding.ts';
import type { Projector } from './projector.ts';

const rowsMax = 20_000;

/**
 * A cache of the rows that requests and decisions need again and again: the account, its session, the rule
 * pack, the calendar. It is emptied whenever the views move on, so an answer is never older than the position
 * that the views have reached; and when it is full.
 */
export class RecentRows {
  readonly #store: ViewStore;
  readonly #projector: Projector;
  #position = -1;
  readonly #rows = new Map<string, Promise<unknown>>();

  constructor(store: ViewStore, projector: Projector) {
    this.#store = store;
    this.#projector = projector;
  }

  get<R extends Row>(view: View<R>, key: string): Promise<R | undefined> {
    const read = () => this.#store.get(versioned(view as View), key);
    return this.#recent(`${view.name}/${key}`, read) as Promise<R | undefined>;
  }

  /** The rows in which a field has a value. */
  where<R extends Row>(view: View<R>, field: string, value: string): Promise<R[]> {
    const find = async () =>
      (
        await this.#store.find(versioned(view as View), { where: [{ field, equals: value }], limit: rowsMax })
      ).map(({ row }) => row);
    return this.#recent(`${view.name}?${field}=${value}`, find) as Promise<R[]>;
  }

  #recent(name: string, read: () => Promise<unknown>): Promise<unknown> {
    if (this.#position !== this.#projector.position || this.#rows.size >= rowsMax) {
      this.#position = this.#projector.position;
      this.#rows.clear();
    }
    const known = this.#rows.get(name);
    if (known) return known;
    const reading = read();
    this.#rows.set(name, reading);
    // A failure is told to whoever asked and is not remembered.
    reading.catch(() => this.#rows.delete(name));
    return reading;
  }
}
