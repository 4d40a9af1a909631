import type { Row, View, ViewStore } from '@laurel/core';
import { versioned } from './folding.ts';
import type { Projector } from './projector.ts';

/**
 * Rows that every request asks for: who may act, in which session, under which rule pack. Each is read once between two moves of the views, so what is
 * answered is never older than the position the views have reached.
 */
export class RecentRows {
  readonly #store: ViewStore;
  readonly #projector: Projector;
  #position = -1;
  readonly #rows = new Map<string, Promise<Row | undefined>>();

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
