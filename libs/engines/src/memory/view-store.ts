import {
  type Condition,
  Fenced,
  type Move,
  type Row,
  type ViewChanges,
  type ViewQuery,
  type ViewStore,
} from '@laurel/core';
import { checkViewName, fieldPath } from '../fields.ts';
import { findRowsDefault } from '../limits.ts';
import { compareScalars, matcher, scalarsAt, sorter } from './filter.ts';
import { frozenCopy } from './frozen.ts';

interface Kept {
  rows: Map<string, Row>;
  checkpoint: number;
}

/**
 * Views that live as long as the process: for tests and for folding as of an earlier position. Rows given out
 * are frozen.
 */
export class MemoryViewStore implements ViewStore {
  readonly #views = new Map<string, Kept>();

  async define(view: string, indexes: readonly string[]): Promise<void> {
    indexes.forEach(fieldPath);
    if (!this.#views.has(checkViewName(view))) this.#views.set(view, { rows: new Map(), checkpoint: 0 });
  }

  async checkpoint(view: string): Promise<number> {
    return this.#views.get(view)?.checkpoint ?? 0;
  }

  async apply(views: readonly string[], { from, to }: Move, changes: readonly ViewChanges[]): Promise<void> {
    // Everything that can fail comes before the first change, so that all of it happens or nothing.
    const moved = views.map((view) => this.#view(view));
    for (const [index, { checkpoint }] of moved.entries())
      if (checkpoint !== from) throw new Fenced(`${views[index]} stands at ${checkpoint}, not at ${from}`);
    const ready = changes.map(({ view, puts, deletes }) => ({
      rows: this.#view(view).rows,
      puts: [...puts].map(([key, row]) => [key, frozenCopy<Row>(JSON.stringify(row))] as const),
      deletes,
    }));
    for (const { rows, puts, deletes } of ready) {
      for (const key of deletes) rows.delete(key);
      for (const [key, row] of puts) rows.set(key, row);
    }
    for (const view of moved) view.checkpoint = to;
  }

  async get(view: string, key: string): Promise<Row | undefined> {
    return this.#view(view).rows.get(key);
  }

  async getMany(view: string, keys: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    const { rows } = this.#view(view);
    return new Map(keys.filter((key) => rows.has(key)).map((key) => [key, rows.get(key)!]));
  }

  async find(view: string, query: ViewQuery): Promise<{ key: string; row: Row }[]> {
    const order = sorter(query.sort ?? []);
    const found = this.#matching(view, query.where ?? []).sort(order);
    const offset = query.offset ?? 0;
    return found.slice(offset, offset + (query.limit ?? findRowsDefault));
  }

  async count(view: string, where: readonly Condition[]): Promise<number> {
    return this.#matching(view, where).length;
  }

  async countBy(
    view: string,
    where: readonly Condition[],
    by: readonly string[],
  ): Promise<{ values: (string | number | boolean | null)[]; count: number }[]> {
    const valuesOf = scalarsAt(by);
    const groups = Map.groupBy(this.#matching(view, where), ({ row }) => JSON.stringify(valuesOf(row)));
    return [...groups]
      .map(([values, rows]) => ({
        values: JSON.parse(values) as (string | number | boolean | null)[],
        count: rows.length,
      }))
      .sort((a, b) => {
        const differing = a.values.findIndex((value, index) => value !== b.values[index]);
        return differing < 0 ? 0 : compareScalars(a.values[differing]!, b.values[differing]!);
      });
  }

  async reset(view: string): Promise<void> {
    const kept = this.#view(view);
    kept.rows.clear();
    kept.checkpoint = 0;
  }

  async close(): Promise<void> {
    this.#views.clear();
  }

  #matching(view: string, where: readonly Condition[]): { key: string; row: Row }[] {
    const matches = matcher(where);
    return [...this.#view(view).rows].filter(([, row]) => matches(row)).map(([key, row]) => ({ key, row }));
  }

  #view(view: string): Kept {
    const kept = this.#views.get(view);
    if (!kept) throw new Error(`the view ${view} is not defined`);
    return kept;
  }
}
