import type { Row, View, ViewQuery, ViewStore } from '@laurel/core';
import { versioned } from './folding.ts';
import type { Projector } from './projector.ts';

const rowsMax = 20_000;
const everyRow = 1_000_000;

/** The answers read from one view since it changed last. */
interface Recent {
  readonly changedAt: number;
  readonly answers: Map<string, Promise<unknown>>;
}

/**
 * A cache of what requests and decisions need again and again: the account, its session, the rule pack, the
 * calendar, the tree. What was read of a view is forgotten when the view changes, so an answer is never older
 * than the position that the views have reached; and when it is full.
 */
export class RecentRows {
  readonly #store: ViewStore;
  readonly #projector: Projector;
  readonly #views = new Map<string, Recent>();

  constructor(store: ViewStore, projector: Projector) {
    this.#store = store;
    this.#projector = projector;
  }

  get<R extends Row>(view: View<R>, key: string): Promise<R | undefined> {
    const read = () => this.#store.get(versioned(view as View), key) as Promise<R | undefined>;
    return this.#recent(view as View, `/${key}`, read);
  }

  /** The rows in which a field has a value. */
  where<R extends Row>(view: View<R>, field: string, value: string): Promise<R[]> {
    const query = { where: [{ field, equals: value }], limit: rowsMax };
    return this.#recent(view as View, `?${field}=${value}`, () => this.#find(view, query));
  }

  /** The one thing that is made of all rows of a view, made anew only when the view has changed. */
  made<R extends Row, Made>(view: View<R>, make: (rows: readonly R[]) => Made): Promise<Made> {
    const all = async () => make(await this.#find(view, { limit: everyRow }));
    return this.#recent(view as View, '*', all);
  }

  async #find<R extends Row>(view: View<R>, query: ViewQuery): Promise<R[]> {
    return (await this.#store.find(versioned(view as View), query)).map(({ row }) => row) as R[];
  }

  #recent<Answer>(view: View, name: string, read: () => Promise<Answer>): Promise<Answer> {
    const { answers } = this.#of(view);
    const known = answers.get(name);
    if (known) return known as Promise<Answer>;
    if (answers.size >= rowsMax) answers.clear();
    const reading = read();
    answers.set(name, reading);
    // A failure is told to whoever asked and is not remembered.
    reading.catch(() => answers.delete(name));
    return reading;
  }

  #of(view: View): Recent {
    const changedAt = this.#projector.changedAt(view);
    const known = this.#views.get(view.name);
    if (known?.changedAt === changedAt) return known;
    const recent: Recent = { changedAt, answers: new Map() };
    this.#views.set(view.name, recent);
    return recent;
  }
}
