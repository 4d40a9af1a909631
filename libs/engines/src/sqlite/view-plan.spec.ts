// Lists must stay quick as views grow: each kind of condition and sort that has an index uses it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Condition, Row } from '@laurel/core';
import { openDatabase } from './database.ts';
import { temporaryDirectory } from './temporary.ts';
import { orderSql, tableOf, whereSql } from './view-sql.ts';
import { SqliteViewStore, viewDatabase } from './view-store.ts';

let directory: string;
let database: DatabaseSync;

beforeAll(async () => {
  directory = await temporaryDirectory();
  database = openDatabase(join(directory, 'views.db'), viewDatabase);
  await new SqliteViewStore(database).define('people-1', ['unit', 'name.family']);
});

afterAll(async () => {
  database.close();
  await rm(directory, { recursive: true });
});

const columns = new Set(['unit', 'name.family']);

function planOf(where: readonly Condition[], order = ''): string {
  const { text, values } = whereSql(where, columns);
  const plan = database
    .prepare(`EXPLAIN QUERY PLAN SELECT key, row FROM ${tableOf('people-1')}${text}${order}`)
    .all(...values);
  return plan.map(({ detail }) => String(detail)).join('\n');
}

describe('A query by an indexed field', () => {
  it.each<[string, Condition]>([
    ['equality', { field: 'unit', equals: 'b03' }],
    ['equality with null', { field: 'unit', equals: null }],
    ['equality inside', { field: 'name.family', equals: '张' }],
    ['one of several', { field: 'unit', in: ['a', 'b'] }],
    ['a range', { field: 'unit', from: 'a', to: 'b' }],
    ['an open range', { field: 'unit', from: 5 }],
    ['a prefix', { field: 'unit', prefix: 'b0' }],
    ['one unit', { field: 'unit', in: ['b03'] }],
    ['several units', { field: 'unit', in: ['b03', 'b04'] }],
  ])('searches the index: %s', (_kind, condition) => {
    const plan = planOf([condition]);
    expect(plan).toMatch(/SEARCH view_people_1 USING INDEX view_people_1_by_field_/);
    expect(plan).not.toMatch(/SCAN view_people_1/);
  });
  it('takes the order from the index, without sorting', () => {
    const plan = planOf([], orderSql([{ field: 'unit' }], columns));
    expect(plan).toMatch(/USING INDEX view_people_1_by_field_unit/);
    expect(plan).not.toMatch(/TEMP B-TREE/);
  });
  it('would scan without one', () => {
    expect(planOf([{ field: 'other', equals: 1 }])).toMatch(/SCAN view_people_1/);
  });
});

describe('A view whose lists are filtered by one field more', () => {
  it('finds its old rows and its new ones by it, through an index', async () => {
    const store = new SqliteViewStore(database);
    const put = async (key: string, row: Row) =>
      await store.apply([], { from: 0, to: 0 }, [
        { view: 'late-1', puts: new Map([[key, row]]), deletes: new Set() },
      ]);
    await store.define('late-1', []);
    await put('old', { rank: 2, open: true });
    await store.define('late-1', ['rank', 'open']);
    await put('new', { rank: 2, open: true });
    await put('old', { rank: 2, open: true, seen: 1 });
    await put('other', { rank: 2, open: false });
    const found = await store.find('late-1', {
      where: [
        { field: 'rank', equals: 2 },
        { field: 'open', equals: true },
      ],
    });
    expect(found).toEqual([
      { key: 'new', row: { rank: 2, open: true } },
      { key: 'old', row: { rank: 2, open: true, seen: 1 } },
    ]);
    const indexes = database
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'view_late_1' AND sql IS NOT NULL",
      )
      .all();
    expect(indexes.map(({ name }) => name)).toEqual([
      'view_late_1_by_field_rank',
      'view_late_1_by_field_open',
    ]);
  });
});
