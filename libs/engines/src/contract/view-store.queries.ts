import { expect } from '@jest/globals';
import type { Condition, Row, ViewStore } from '@laurel/core';
import type { Check } from './check.ts';
import { puts } from './view-store.changes.ts';

const people: Record<string, Row> = {
  ann: { unit: 'b03', age: 41, tags: ['red', 'blue'], active: true, name: { family: '张' } },
  bob: { unit: 'b03.017', age: 29, tags: [], active: false, name: { family: '李' } },
  carl: { unit: 'b031', age: 29, tags: 'red', active: 1, name: null },
  dora: { unit: 'b04.1', age: '29', tags: ['blue'], active: null },
  ed: { age: 7.5, tags: ['Red'], unit: ['b03'] },
};

async function filled(port: ViewStore): Promise<void> {
  await port.define('people-1', ['unit', 'age', 'name.family']);
  await port.apply(['people-1'], { from: 0, to: 1 }, [puts('people-1', people)]);
}

async function keys(port: ViewStore, ...where: Condition[]): Promise<string[]> {
  return (await port.find('people-1', { where })).map(({ key }) => key);
}

const filters: readonly { outcome: string; where: Condition[]; keys: string[] }[] = [
  {
    outcome: 'equality tells 29 from "29" and true from 1',
    where: [{ field: 'age', equals: 29 }],
    keys: ['bob', 'carl'],
  },
  { outcome: 'equality with text finds text only', where: [{ field: 'age', equals: '29' }], keys: ['dora'] },
  {
    outcome: 'equality with true does not find 1',
    where: [{ field: 'active', equals: true }],
    keys: ['ann'],
  },
  { outcome: 'equality with 1 does not find true', where: [{ field: 'active', equals: 1 }], keys: ['carl'] },
  {
    outcome: 'equality with null finds null and missing',
    where: [{ field: 'active', equals: null }],
    keys: ['dora', 'ed'],
  },
  { outcome: 'equality with null finds no list', where: [{ field: 'unit', equals: null }], keys: [] },
  { outcome: 'equality does not look into lists', where: [{ field: 'tags', equals: 'red' }], keys: ['carl'] },
  { outcome: 'a dot reaches inside', where: [{ field: 'name.family', equals: '张' }], keys: ['ann'] },
  {
    outcome: 'one of several values, of any type',
    where: [{ field: 'age', in: [7.5, '29', 1000] }],
    keys: ['dora', 'ed'],
  },
  { outcome: 'one of none is nothing', where: [{ field: 'age', in: [] }], keys: [] },
  {
    outcome: 'a range includes both its ends',
    where: [{ field: 'age', from: 7.5, to: 29 }],
    keys: ['bob', 'carl', 'ed'],
  },
  {
    outcome: 'a range of numbers holds no text',
    where: [{ field: 'age', from: 29 }],
    keys: ['ann', 'bob', 'carl'],
  },
  { outcome: 'a range of text holds no numbers', where: [{ field: 'age', to: 'zzz' }], keys: ['dora'] },
  {
    outcome: 'a range of text holds no numbers upwards',
    where: [{ field: 'age', from: '' }],
    keys: ['dora'],
  },
  { outcome: 'a range of mixed ends holds nothing', where: [{ field: 'age', from: 1, to: 'zzz' }], keys: [] },
  { outcome: 'a prefix', where: [{ field: 'unit', prefix: 'b03' }], keys: ['ann', 'bob', 'carl'] },
  {
    outcome: 'an empty prefix finds all text',
    where: [{ field: 'unit', prefix: '' }],
    keys: ['ann', 'bob', 'carl', 'dora'],
  },
  { outcome: 'one of several', where: [{ field: 'unit', in: ['b03', 'b03.017'] }], keys: ['ann', 'bob'] },
  { outcome: 'one of none is nobody', where: [{ field: 'unit', in: [] }], keys: [] },
  {
    outcome: 'none of several, or missing',
    where: [{ field: 'unit', notIn: ['b03', 'b03.017'] }],
    keys: ['carl', 'dora', 'ed'],
  },
  { outcome: 'none of none is everybody', where: [{ field: 'unit', notIn: [] }], keys: Object.keys(people) },
  {
    outcome: 'a list that holds a value, letter by letter',
    where: [{ field: 'tags', has: 'red' }],
    keys: ['ann'],
  },
  {
    outcome: 'a list that holds one of several values',
    where: [{ field: 'tags', hasAny: ['red', 'blue', 'green'] }],
    keys: ['ann', 'dora'],
  },
  { outcome: 'a list that holds one of none', where: [{ field: 'tags', hasAny: [] }], keys: [] },
  {
    outcome: 'no list that holds a value',
    where: [{ field: 'tags', hasNot: 'blue' }],
    keys: ['bob', 'carl', 'ed'],
  },
  {
    outcome: 'a missing list holds nothing',
    where: [{ field: 'none', hasNot: 'blue' }],
    keys: Object.keys(people),
  },
  {
    outcome: 'several conditions must all hold',
    where: [
      { field: 'unit', prefix: 'b03' },
      { field: 'age', equals: 29 },
      { field: 'tags', hasNot: 'red' },
    ],
    keys: ['bob', 'carl'],
  },
];

const filtering: Check<ViewStore>[] = filters.map(({ outcome, where, keys: expected }) => ({
  state: 'A filter on rows of mixed types',
  outcome,
  async run({ port }) {
    await filled(port);
    expect(await keys(port)).toEqual(Object.keys(people));
    expect(await keys(port, ...where)).toEqual(expected);
    expect(await port.count('people-1', where)).toBe(expected.length);
  },
}));

const ordering: Check<ViewStore>[] = [
  {
    state: 'Rows sorted by a field of mixed types',
    outcome: 'come missing and null first, then numbers, texts by code point, booleans; ties by key',
    async run({ port }) {
      const values = [
        undefined,
        null,
        -1,
        0,
        2,
        10,
        '',
        '10',
        '2',
        'b',
        'é',
        '\uFF5E',
        '\u{1F600}',
        false,
        true,
      ];
      const rows = Object.fromEntries(
        values.map((value, index) => [`k${(index * 7) % 15}`, { value, order: index }]),
      );
      await port.define('sorted-1', ['value']);
      await port.apply(['sorted-1'], { from: 0, to: 1 }, [puts('sorted-1', rows)]);
      const found = await port.find('sorted-1', { sort: [{ field: 'value' }] });
      expect(found.map(({ row }) => row['order'])).toEqual([
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
      ]);
      const reversed = await port.find('sorted-1', { sort: [{ field: 'value', descending: true }] });
      expect(reversed.map(({ row }) => row['order'])).toEqual([
        14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 0, 1,
      ]);
    },
  },
  {
    state: 'A list of pages',
    outcome: 'shows each row once, ties by key, and no more than a thousand at once',
    async run({ port }) {
      const rows = Object.fromEntries(
        Array.from({ length: 1005 }, (_, index) => [
          `k${String(index).padStart(4, '0')}`,
          { group: index % 2 },
        ]),
      );
      await port.define('pages-1', ['group']);
      await port.apply(['pages-1'], { from: 0, to: 1 }, [puts('pages-1', rows)]);
      expect(await port.find('pages-1', {})).toHaveLength(1000);
      const sort = [{ field: 'group', descending: true }];
      const seen: string[] = [];
      for (let offset = 0; offset < 1005; offset += 200) {
        seen.push(...(await port.find('pages-1', { sort, offset, limit: 200 })).map(({ key }) => key));
      }
      const all = Object.keys(rows);
      expect(seen).toEqual([
        ...all.filter((_, index) => index % 2 === 1),
        ...all.filter((_, index) => index % 2 === 0),
      ]);
      expect(await port.find('pages-1', { limit: 0 })).toEqual([]);
    },
  },
];

const counting: Check<ViewStore>[] = [
  {
    state: 'Rows counted by fields',
    outcome: 'are grouped by value and type, what is no scalar as null, in the order of values',
    async run({ port }) {
      await filled(port);
      expect(await port.countBy('people-1', [], ['age'])).toEqual([
        { values: [7.5], count: 1 },
        { values: [29], count: 2 },
        { values: [41], count: 1 },
        { values: ['29'], count: 1 },
      ]);
      expect(await port.countBy('people-1', [{ field: 'age', from: 0 }], ['active', 'unit'])).toEqual([
        { values: [null, null], count: 1 },
        { values: [1, 'b031'], count: 1 },
        { values: [false, 'b03.017'], count: 1 },
        { values: [true, 'b03'], count: 1 },
      ]);
      expect(await port.countBy('people-1', [], [])).toEqual([{ values: [], count: 5 }]);
      expect(await port.countBy('people-1', [{ field: 'age', equals: 0 }], [])).toEqual([]);
    },
  },
];

const refusing: Check<ViewStore>[] = ['', 'a b', "a'", 'a.', '.a', '1a', 'a"', 'a)', 'a.$', '$where'].map(
  (field) => ({
    state: `The field ${JSON.stringify(field)}`,
    outcome: 'is refused wherever it is named',
    async run({ port }) {
      await filled(port);
      const refused = [
        () => port.find('people-1', { where: [{ field, equals: 1 }] }),
        () => port.find('people-1', { sort: [{ field }] }),
        () => port.count('people-1', [{ field, has: 'x' }]),
        () => port.countBy('people-1', [], [field]),
        () => port.define('other-1', [field]),
      ];
      for (const ask of refused) await expect(ask()).rejects.toThrow(RangeError);
    },
  }),
);

export const queryChecks: readonly Check<ViewStore>[] = [...filtering, ...ordering, ...counting, ...refusing];
