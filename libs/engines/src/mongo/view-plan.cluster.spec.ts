// Lists must stay quick as views grow: each kind of condition and sort that has an index uses it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import type { Condition, ViewQuery } from '@laurel/core';
import { connectMongo } from './connection.ts';
import { temporaryPlace } from './temporary.ts';
import { findStages } from './view-query.ts';
import { rowsOf } from './view-reader.ts';
import { MongoViewStore } from './view-store.ts';

const indexed = ['unit', 'name.family'];
let connection: Connection;

beforeAll(async () => {
  connection = await connectMongo(temporaryPlace());
  const views = new MongoViewStore(connection);
  await views.define('people-1', indexed);
  const puts = new Map(
    Array.from({ length: 200 }, (_, index) => [
      `k${index}`,
      { unit: `b${index % 20}.${index}`, name: { family: '张' }, other: index },
    ]),
  );
  await views.apply(['people-1'], { from: 0, to: 1 }, [{ view: 'people-1', puts, deletes: new Set() }]);
});

afterAll(async () => {
  await connection.dropDatabase();
  await connection.close();
});

/** The stages of the server's plan, as it ran it. */
async function planOf(query: ViewQuery): Promise<string> {
  const plan = await rowsOf(connection, 'people-1')
    .collection.aggregate(findStages(query, indexed))
    .explain();
  const { winningPlan } = (plan['queryPlanner'] ?? plan['stages'][0].$cursor.queryPlanner) as {
    winningPlan: object;
  };
  return JSON.stringify([winningPlan, plan['stages'] ?? []]);
}

describe('A query by an indexed field', () => {
  it.each<[string, Condition]>([
    ['equality', { field: 'unit', equals: 'b3' }],
    ['equality with null', { field: 'unit', equals: null }],
    ['equality inside', { field: 'name.family', equals: '张' }],
    ['one of several', { field: 'unit', in: ['a', 'b'] }],
    ['a range', { field: 'unit', from: 'a', to: 'b' }],
    ['an open range', { field: 'unit', from: 5 }],
    ['a prefix', { field: 'unit', prefix: 'b0' }],
    ['one unit', { field: 'unit', in: ['b3'] }],
    ['several units', { field: 'unit', in: ['b3', 'b4'] }],
  ])('searches the index: %s', async (_kind, condition) => {
    const plan = await planOf({ where: [condition] });
    expect(plan).toMatch(/"IXSCAN".*"indexName":"by_/);
    expect(plan).not.toMatch(/COLLSCAN/);
  });
  it('takes the order from the index, without sorting', async () => {
    const plan = await planOf({ sort: [{ field: 'unit' }], limit: 20 });
    expect(plan).toMatch(/"indexName":"by_unit"/);
    expect(plan).not.toMatch(/"\$?SORT"/i);
  });
  it('would scan and sort without one', async () => {
    const plan = await planOf({ where: [{ field: 'other', equals: 1 }], sort: [{ field: 'other' }] });
    expect(plan).toMatch(/COLLSCAN/);
    expect(plan).toMatch(/"\$?SORT"/i);
  });
});
