import { expect } from '@jest/globals';
import type { Condition, Row, ViewQuery, ViewStore } from '@laurel/core';
import fc from 'fast-check';
import type { Check } from './check.ts';

// Few and awkward values, so that conditions often hit; '\uFF5E' and the emoji differ in order between UTF-16
// and code points.
const texts = fc.constantFrom(
  '',
  'a',
  'ab',
  'b03',
  'b03.1',
  'b03/1',
  'b031',
  'B03',
  '1',
  'true',
  '张',
  '张三',
  '\uD7FF',
  '\uFF5E',
  '\u{1F600}',
  '%',
  '_',
);
const numbers = fc.constantFrom(-1, 0, 1, 1.5, 2, 29, 1e6, 9_007_199_254_740_991);
const scalars = fc.oneof(texts, numbers, fc.boolean(), fc.constant(null));
const values = fc.oneof(
  { weight: 4, arbitrary: scalars },
  fc.array(fc.oneof(texts, numbers)),
  fc.constant({ inner: 'a' }),
  fc.constant(undefined),
);
const fields = fc.constantFrom('x', 'y', 'deep.z', 'x.inner', 'nowhere');
const rows = fc.record({ x: values, y: values, deep: fc.oneof(fc.record({ z: values }), scalars) });

const conditions: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field: fields, equals: scalars }),
  fc.record({ field: fields, in: fc.array(fc.oneof(texts, numbers)) }),
  fc.record({ field: fields, from: fc.oneof(texts, numbers), to: fc.oneof(texts, numbers) }),
  fc.record({ field: fields, from: fc.oneof(texts, numbers) }),
  fc.record({ field: fields, to: fc.oneof(texts, numbers) }),
  fc.record({ field: fields, prefix: texts }),
  fc.record({ field: fields, notIn: fc.array(fc.oneof(texts, numbers), { maxLength: 3 }) }),
  fc.record({ field: fields, has: texts }),
  fc.record({ field: fields, hasAny: fc.array(texts, { maxLength: 3 }) }),
  fc.record({ field: fields, hasNot: texts }),
);

const queries = fc.record({
  where: fc.array(conditions, { maxLength: 2 }),
  sort: fc.array(fc.record({ field: fields, descending: fc.boolean() }), { maxLength: 2 }),
  offset: fc.nat({ max: 3 }),
  limit: fc.integer({ min: 1, max: 20 }),
});

function at(row: Row, field: string): unknown {
  return field.split('.').reduce<unknown>((value, step) => (isObject(value) ? value[step] : undefined), row);
}

function isObject(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function holds(value: unknown, condition: Condition): boolean {
  const isText = typeof value === 'string';
  if ('equals' in condition) return (value === undefined ? null : value) === condition.equals;
  if ('in' in condition) return new Set<unknown>(condition.in).has(value);
  if ('prefix' in condition) return isText && value.indexOf(condition.prefix) === 0;
  if ('notIn' in condition) return !new Set<unknown>(condition.notIn).has(value);
  if ('has' in condition) return Array.isArray(value) && value.indexOf(condition.has) >= 0;
  if ('hasAny' in condition)
    return Array.isArray(value) && condition.hasAny.some((wanted) => value.indexOf(wanted) >= 0);
  if ('hasNot' in condition) return !Array.isArray(value) || value.indexOf(condition.hasNot) < 0;
  const bounds = [condition.from, condition.to];
  if (bounds.some((bound) => bound !== undefined && typeof bound !== typeof value)) return false;
  return (
    (condition.from === undefined || order(condition.from, value) <= 0) &&
    (condition.to === undefined || order(value, condition.to) <= 0)
  );
}

/** Lists and objects sort as if they were missing. */
function order(a: unknown, b: unknown): number {
  const rank = (value: unknown) => ['number', 'string', 'boolean'].indexOf(typeof value);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (rank(a) === -1) return 0;
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b as string));
  return Number(a) - Number(b);
}

/** The filter as plain JavaScript, written without looking at any engine. */
function reference(
  kept: ReadonlyMap<string, Row>,
  { where = [], sort = [], offset = 0, limit = 1000 }: ViewQuery,
): string[] {
  return [...kept]
    .filter(([, row]) => where.every((condition) => holds(at(row, condition.field), condition)))
    .sort(([keyA, a], [keyB, b]) => {
      const differences = sort.map(
        ({ field, descending }) => order(at(a, field), at(b, field)) * (descending ? -1 : 1),
      );
      return differences.find((difference) => difference !== 0) ?? order(keyA, keyB);
    })
    .map(([key]) => key)
    .slice(offset, offset + limit);
}

export const equivalenceChecks: readonly Check<ViewStore>[] = [
  {
    state: 'Any rows and any query',
    outcome: 'give what plain JavaScript gives, with an index and without',
    async run({ port }) {
      await port.define('indexed-1', ['x', 'deep.z', 'nowhere']);
      await port.define('bare-1', []);
      const agreeing = fc.asyncProperty(
        fc.array(rows, { maxLength: 30 }),
        fc.array(queries, { minLength: 5, maxLength: 10 }),
        async (drawn, asked) => {
          const puts = new Map(drawn.map((row, index) => [`k${(index * 11) % 30}`, row as Row]));
          for (const view of ['indexed-1', 'bare-1']) {
            await port.reset(view);
            await port.apply([view], { from: 0, to: 1 }, [{ view, puts, deletes: new Set() }]);
            for (const query of asked) {
              expect({ query, keys: (await port.find(view, query)).map(({ key }) => key) }).toEqual({
                query,
                keys: reference(puts, query),
              });
              expect(await port.count(view, query.where)).toBe(
                reference(puts, { where: query.where }).length,
              );
            }
          }
        },
      );
      await fc.assert(agreeing, { numRuns: 100, seed: 20230410 });
    },
  },
  {
    state: 'Any rows counted by any fields',
    outcome: 'give what plain JavaScript gives',
    async run({ port }) {
      await port.define('indexed-1', ['x']);
      const agreeing = fc.asyncProperty(
        fc.array(rows),
        fc.array(fields, { minLength: 1, maxLength: 2 }),
        async (drawn, by) => {
          await port.reset('indexed-1');
          const puts = new Map(drawn.map((row, index) => [`k${index}`, row as Row]));
          await port.apply(['indexed-1'], { from: 0, to: 1 }, [
            { view: 'indexed-1', puts, deletes: new Set() },
          ]);
          const groups = new Map<string, number>();
          for (const row of puts.values()) {
            const group = JSON.stringify(
              by.map((field) => (order(at(row, field), null) === 0 ? null : at(row, field))),
            );
            groups.set(group, (groups.get(group) ?? 0) + 1);
          }
          const counted = await port.countBy('indexed-1', [], by);
          expect(new Map(counted.map(({ values: found, count }) => [JSON.stringify(found), count]))).toEqual(
            groups,
          );
        },
      );
      await fc.assert(agreeing, { numRuns: 40, seed: 20230410 });
    },
  },
];
