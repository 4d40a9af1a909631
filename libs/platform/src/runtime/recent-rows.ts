import type { Row, View, ViewStore } from '@laurel/core';
import { LRUCache } from 'lru-cache';
import { versioned } from './folding.ts';
import type { Projector } from './projector.ts';

const rowsMax = 20_000;

/**
 * A cache of the rows that every request needs: the account, its session, the rule pack. It is emptied
 * whenever the views move on, so an answer is never older than the position that the views have reached.
 */
export class RecentRows {
  readonly #store: ViewStore;
  readonly #projector: Projector;
  #position = -1;
  readonly #rows = new LRUCache<string, Promise<Row | undefined>>({ max: rowsMax });

  constructor(store: ViewStore, projector: Projector) {
    this.#store = store;
    this.#projector = projector;
  }

  async get<R extends Row>(view: View<R>, key: string): Promise<R | undefined> {
    if (this.#position !== this.#projector.position) {
      this.#position = this.#projector.position;
      this.#rows.clear();
    }
    const name = `${view.name}/${key}`;
    const known = this.#rows.get(name);
    if (known) return (await known) as R | undefined;
    const read = this.#store.get(versioned(view as View), key);
    this.#rows.set(name, read);
    // A failure is told to whoever asked and is not remembered.
    read.catch(() => this.#rows.delete(name));
    return (await read) as R | undefined;
  }
}
