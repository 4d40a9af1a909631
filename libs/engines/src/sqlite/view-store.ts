import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Condition, Row, ViewChanges, ViewQuery, ViewStore } from '@laurel/core';
import { findRowsDefault } from '../limits.ts';
import { all, type DatabaseKind, guarded, transact } from './database.ts';
import { RecentMap } from './recent-map.ts';
import { fieldSql, orderSql, scalarFrom, tableOf, whereSql } from './view-sql.ts';

/** Views can be built again from the log, so a commit need not reach the disk; changes and checkpoint still stand or fall together. */
export const viewDatabase: DatabaseKind = {
  synchronous: 'NORMAL',
  versions: ['CREATE TABLE checkpoints (view TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID'],
};

const statementsKept = 500;

/** A table for each view, its rows as JSON, with indexes on expressions. */
export class SqliteViewStore implements ViewStore {
  readonly #database: DatabaseSync;
  readonly #statements = new RecentMap<string, StatementSync>(statementsKept);

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async define(view: string, indexes: readonly string[]): Promise<void> {
    const table = tableOf(view);
    const statements = indexes.map(
      // With the key behind it, the index serves the order of pages too.
      (field) => `CREATE INDEX IF NOT EXISTS ${table}_by_${field.replaceAll('.', '_')} ON ${table} (${fieldSql(field)}, key)`,
    );
    guarded(() =>
      transact(this.#database, () =>
        this.#database.exec([`CREATE TABLE IF NOT EXISTS ${table} (key TEXT PRIMARY KEY, row TEXT NOT NULL)`, ...statements].join(';\n')),
      ),
    );
  }

  async checkpoint(view: string): Promise<number> {
    const [found] = this.#read<{ position: number }>('SELECT position FROM checkpoints WHERE view = ?', view);
    return found?.position ?? 0;
  }

  async apply(views: readonly string[], position: number, changes: readonly ViewChanges[]): Promise<void> {
    guarded(() =>
      transact(this.#database, () => {
        for (const { view, puts, deletes } of changes) this.#change(tableOf(view), puts, deletes);
        for (const view of views) this.#move(view, position);
      }),
    );
  }

  async get(view: string, key: string): Promise<Row | undefined> {
    const [found] = this.#read<{ row: string }>(`SELECT row FROM ${tableOf(view)} WHERE key = ?`, key);
    return found && (JSON.parse(found.row) as Row);
  }

  async getMany(view: string, keys: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    const text = `SELECT key, row FROM ${tableOf(view)} WHERE key IN (SELECT value FROM json_each(?))`;
    return new Map(
      this.#read<{ key: string; row: string }>(text, JSON.stringify(keys)).map(({ key, row }) => [key, JSON.parse(row) as Row]),
    );
  }

  async find(
    view: string,
    { where = [], sort = [], offset = 0, limit = findRowsDefault }: ViewQuery,
  ): Promise<{ key: string; row: Row }[]> {
    const condition = whereSql(where);
    const text = `SELECT key, row FROM ${tableOf(view)}${condition.text}${orderSql(sort)} LIMIT ? OFFSET ?`;
    const found = this.#read<{ key: string; row: string }>(text, ...condition.values, limit, offset);
    return found.map(({ key, row }) => ({ key, row: JSON.parse(row) as Row }));
  }

  async count(view: string, where: readonly Condition[]): Promise<number> {
    const condition = whereSql(where);
    const [found] = this.#read<{ count: number }>(`SELECT count(*) AS count FROM ${tableOf(view)}${condition.text}`, ...condition.values);
    return found!.count;
  }

  async countBy(
    view: string,
    where: readonly Condition[],
    by: readonly string[],
  ): Promise<{ values: (string | number | boolean | null)[]; count: number }[]> {
    const condition = whereSql(where);
    const names = by.map((_, index) => `value${index}`);
    const selected = [...by.map((field, index) => `${fieldSql(field)} AS ${names[index]}`), 'count(*) AS count'].join(', ');
    const grouping = names.length === 0 ? ' HAVING count(*) > 0' : ` GROUP BY ${names.join(', ')} ORDER BY ${names.join(', ')}`;
    const text = `SELECT ${selected} FROM ${tableOf(view)}${condition.text}${grouping}`;
    const found = this.#read<Record<string, unknown> & { count: number }>(text, ...condition.values);
    return found.map((row) => ({ values: names.map((name) => scalarFrom(row[name])), count: row.count }));
  }

  async reset(view: string): Promise<void> {
    guarded(() =>
      transact(this.#database, () => {
        this.#prepare(`DELETE FROM ${tableOf(view)}`).run();
        this.#move(view, 0);
      }),
    );
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }

  #change(table: string, puts: ReadonlyMap<string, Row>, deletes: ReadonlySet<string>): void {
    const remove = this.#prepare(`DELETE FROM ${table} WHERE key = ?`);
    for (const key of deletes) remove.run(key);
    const put = this.#prepare(`INSERT INTO ${table} (key, row) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET row = excluded.row`);
    for (const [key, row] of puts) put.run(key, JSON.stringify(row));
  }

  #move(view: string, position: number): void {
    this.#prepare(
      'INSERT INTO checkpoints (view, position) VALUES (?, ?) ON CONFLICT (view) DO UPDATE SET position = excluded.position',
    ).run(view, position);
  }

  #read<Found>(text: string, ...values: SQLInputValue[]): Found[] {
    return guarded(() => all<Found>(this.#prepare(text), values));
  }

  #prepare(text: string): StatementSync {
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = this.#database.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }
}
