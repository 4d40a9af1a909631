import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  type Condition,
  Fenced,
  type Move,
  type Row,
  type ViewChanges,
  type ViewQuery,
  type ViewStore,
} from '@laurel/core';
import { LRUCache } from 'lru-cache';
import { fieldPath } from '../fields.ts';
import { findRowsDefault } from '../limits.ts';
import { all, type DatabaseKind, guarded, transact } from './database.ts';
import {
  columnOf,
  type Columns,
  fieldOf,
  fieldSql,
  orderSql,
  scalarAt,
  scalarFrom,
  tableOf,
  whereSql,
} from './view-sql.ts';

/**
 * Views can be built again from the log, so a commit need not reach the disk; changes and checkpoint still
 * stand or fall together.
 */
export const viewDatabase: DatabaseKind = {
  synchronous: 'NORMAL',
  versions: ['CREATE TABLE checkpoints (view TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID'],
};

const statementsKept = 500;

/** The prepared statements that write one view's rows. */
interface Writer {
  /** The paths of the indexed fields. */
  readonly fields: readonly (readonly string[])[];
  readonly remove: StatementSync;
  /** Changes nothing unless the row is there and its indexed fields stay as they are. */
  readonly update: StatementSync;
  readonly put: StatementSync;
}

/**
 * A table for each view: its rows as JSON, and a column with an index for each field that lists filter or
 * sort by. A row whose indexed fields stay as they were leaves the indexes alone.
 */
export class SqliteViewStore implements ViewStore {
  readonly #database: DatabaseSync;
  readonly #statements = new LRUCache<string, StatementSync>({ max: statementsKept });
  readonly #columns = new Map<string, Columns>();
  readonly #writers = new Map<string, Writer>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async define(view: string, indexes: readonly string[]): Promise<void> {
    const table = tableOf(view);
    guarded(() =>
      transact(this.#database, () => {
        this.#database.exec(`CREATE TABLE IF NOT EXISTS ${table} (key TEXT PRIMARY KEY, row TEXT NOT NULL)`);
        const existing = this.#readColumns(table);
        for (const field of indexes) if (!existing.has(field)) this.#addColumn(table, field);
        this.#prepare('INSERT INTO checkpoints (view, position) VALUES (?, 0) ON CONFLICT DO NOTHING').run(
          view,
        );
      }),
    );
    this.#columns.delete(table);
    this.#writers.delete(table);
  }

  async checkpoint(view: string): Promise<number> {
    const [found] = this.#read<{ position: number }>('SELECT position FROM checkpoints WHERE view = ?', view);
    return found?.position ?? 0;
  }

  async apply(views: readonly string[], { from, to }: Move, changes: readonly ViewChanges[]): Promise<void> {
    guarded(() =>
      transact(this.#database, () => {
        this.#move(views, from, to);
        for (const { view, puts, deletes } of changes) this.#change(tableOf(view), puts, deletes);
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
      this.#read<{ key: string; row: string }>(text, JSON.stringify(keys)).map(({ key, row }) => [
        key,
        JSON.parse(row) as Row,
      ]),
    );
  }

  async find(
    view: string,
    { where = [], sort = [], offset = 0, limit = findRowsDefault }: ViewQuery,
  ): Promise<{ key: string; row: Row }[]> {
    const columns = this.#columnsOf(tableOf(view));
    const condition = whereSql(where, columns);
    const text = `SELECT key, row FROM ${tableOf(view)}${condition.text}${orderSql(sort, columns)} LIMIT ? OFFSET ?`;
    const found = this.#read<{ key: string; row: string }>(text, ...condition.values, limit, offset);
    return found.map(({ key, row }) => ({ key, row: JSON.parse(row) as Row }));
  }

  async count(view: string, where: readonly Condition[]): Promise<number> {
    const condition = whereSql(where, this.#columnsOf(tableOf(view)));
    const [found] = this.#read<{ count: number }>(
      `SELECT count(*) AS count FROM ${tableOf(view)}${condition.text}`,
      ...condition.values,
    );
    return found!.count;
  }

  async countBy(
    view: string,
    where: readonly Condition[],
    by: readonly string[],
  ): Promise<{ values: (string | number | boolean | null)[]; count: number }[]> {
    const columns = this.#columnsOf(tableOf(view));
    const condition = whereSql(where, columns);
    const names = by.map((_, index) => `value${index}`);
    const selected = [
      ...by.map((field, index) => `${fieldSql(field, columns)} AS ${names[index]}`),
      'count(*) AS count',
    ].join(', ');
    const grouping =
      names.length === 0
        ? ' HAVING count(*) > 0'
        : ` GROUP BY ${names.join(', ')} ORDER BY ${names.join(', ')}`;
    const text = `SELECT ${selected} FROM ${tableOf(view)}${condition.text}${grouping}`;
    const found = this.#read<Record<string, unknown> & { count: number }>(text, ...condition.values);
    return found.map((row) => ({ values: names.map((name) => scalarFrom(row[name])), count: row.count }));
  }

  async reset(view: string): Promise<void> {
    guarded(() =>
      transact(this.#database, () => {
        this.#prepare(`DELETE FROM ${tableOf(view)}`).run();
        this.#prepare('UPDATE checkpoints SET position = 0 WHERE view = ?').run(view);
      }),
    );
  }

  async close(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }

  #change(table: string, puts: ReadonlyMap<string, Row>, deletes: ReadonlySet<string>): void {
    const { fields, remove, update, put } = this.#writerOf(table);
    for (const key of deletes) remove.run(key);
    for (const [key, row] of puts) {
      const text = JSON.stringify(row);
      const values = fields.map((path) => scalarAt(row, path));
      if (update.run(text, key, ...values).changes === 0) put.run(text, key, ...values);
    }
  }

  #writerOf(table: string): Writer {
    const known = this.#writers.get(table);
    if (known) return known;
    const fields = [...this.#columnsOf(table)];
    const columns = fields.map(columnOf);
    const names = ['row', 'key', ...columns];
    const writer = {
      fields: fields.map(fieldPath),
      remove: this.#database.prepare(`DELETE FROM ${table} WHERE key = ?`),
      update: this.#database.prepare(
        `UPDATE ${table} SET row = ? WHERE key = ?${columns.map((column) => ` AND ${column} IS ?`).join('')}`,
      ),
      put: this.#database.prepare(
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
         ON CONFLICT (key) DO UPDATE SET ${['row', ...columns].map((name) => `${name} = excluded.${name}`).join(', ')}`,
      ),
    };
    this.#writers.set(table, writer);
    return writer;
  }

  #addColumn(table: string, field: string): void {
    const column = columnOf(field);
    // With the key behind it, the index serves the order of pages too.
    this.#database.exec(`
      ALTER TABLE ${table} ADD COLUMN ${column};
      UPDATE ${table} SET ${column} = ${fieldSql(field)};
      CREATE INDEX ${table}_by_${column} ON ${table} (${column}, key);
    `);
  }

  #columnsOf(table: string): Columns {
    const known = this.#columns.get(table);
    if (known) return known;
    const columns = guarded(() => this.#readColumns(table));
    this.#columns.set(table, columns);
    return columns;
  }

  #readColumns(table: string): Columns {
    const found = all<{ name: string }>(this.#database.prepare('SELECT name FROM pragma_table_info(?)'), [
      table,
    ]);
    return new Set(found.flatMap(({ name }) => fieldOf(name) ?? []));
  }

  #move(views: readonly string[], from: number, to: number): void {
    const { changes } = this.#prepare(
      'UPDATE checkpoints SET position = ? WHERE position = ? AND view IN (SELECT value FROM json_each(?))',
    ).run(to, from, JSON.stringify(views));
    if (changes !== views.length) throw new Fenced(`of ${views.join(', ')} not all stand at ${from}`);
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
