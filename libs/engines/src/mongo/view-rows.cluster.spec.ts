// Rows are JSON; BSON and its driver hold a little less, and a little else. What they would change comes back
// all the same.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Row, ViewStore } from '@laurel/core';
import fc from 'fast-check';
import { type Subject } from '../contract/index.ts';
import { temporaryEngine } from './temporary.ts';

let subject: Subject<ViewStore>;

beforeAll(async () => {
  subject = await temporaryEngine({ now: '' }, ({ views }) => views);
  await subject.port.define('wild-1', ['x']);
});

afterAll(() => subject.dispose());

async function kept(row: Row): Promise<Row | undefined> {
  const views = subject.port;
  await views.reset('wild-1');
  await views.apply(['wild-1'], { from: 0, to: 1 }, [
    { view: 'wild-1', puts: new Map([['k', row]]), deletes: new Set() },
  ]);
  return await views.get('wild-1', 'k');
}

const deep = (levels: number): unknown => (levels === 0 ? 'bottom' : { down: deep(levels - 1) });

describe('A row that BSON would change', () => {
  it.each<[string, Row]>([
    ['a name with a dollar', { $set: 1, inner: { $ref: 'a', $id: 'b' } }],
    ['a name with a dot', { 'a.b': 1, inner: { 'c.d.': [{ '.e': 2 }] } }],
    ['an empty name', { '': 1 }],
    ['a name with a zero', { 'a\0b': 1 }],
    ["a name of the driver's own", { inner: { _bsontype: 'ObjectId', id: 'x' } }],
    ['a prototype', JSON.parse('{"__proto__": {"a": 1}, "inner": {"__proto__": 2}}')],
    ['half a character', { text: 'a\uD83D', 'name\uDE00': 1 }],
    ['a zero in a text', { text: 'a\0b' }],
    ['many levels', { x: 5, more: deep(300) }],
    [
      'large and small numbers',
      { a: 2 ** 53 - 1, b: -(2 ** 31) - 1, c: 1e300, d: 5e-324, e: 0.1, f: 2 ** 63 },
    ],
    [
      'what looks like a date or an id',
      { a: '2023-04-10T01:00:00.000Z', b: '507f1f77bcf86cd799439011', _id: 'mine', id: 1 },
    ],
    ['nothing at all', {}],
    ['emptiness inside', { a: {}, b: [], c: [[], {}], d: null }],
  ])('comes back as it was: %s', async (_kind, row) => {
    expect(JSON.stringify(await kept(row))).toBe(JSON.stringify(row));
  });
  it('comes back as it was, whatever JSON it is', async () => {
    const property = fc.asyncProperty(
      fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' })),
      async (row) => {
        expect(JSON.stringify(await kept(row as Row))).toBe(JSON.stringify(row));
      },
    );
    await fc.assert(property, { numRuns: 100, seed: 20230410 });
  });
  it('is still found by its other fields', async () => {
    await kept({ x: 5, $odd: true, tags: ['red'] });
    const found = await subject.port.find('wild-1', {
      where: [
        { field: 'x', equals: 5 },
        { field: 'tags', has: 'red' },
      ],
    });
    expect(found).toEqual([{ key: 'k', row: { x: 5, $odd: true, tags: ['red'] } }]);
  });
});
