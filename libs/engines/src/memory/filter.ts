import type { Condition, Row, ViewQuery } from '@laurel/core';
import { fieldPath } from '../fields.ts';

type Scalar = string | number | boolean | null;

/** Makes a test that is true for rows which meet every condition. */
export function matcher(where: readonly Condition[]): (row: Row) => boolean {
  const tests = where.map((condition) => {
    const path = fieldPath(condition.field);
    return (row: Row) => meets(reach(row, path), condition);
  });
  return (row) => tests.every((test) => test(row));
}

/**
 * Orders rows as asked, ties by key: missing before numbers before strings before booleans; strings by code
 * point.
 */
export function sorter(
  sort: NonNullable<ViewQuery['sort']>,
): (a: { key: string; row: Row }, b: { key: string; row: Row }) => number {
  const orders = sort.map(({ field, descending }) => {
    const path = fieldPath(field);
    return (a: Row, b: Row) =>
      (descending ? -1 : 1) * compareScalars(scalar(reach(a, path)), scalar(reach(b, path)));
  });
  return (a, b) => {
    for (const order of orders) {
      const difference = order(a.row, b.row);
      if (difference !== 0) return difference;
    }
    return compareTexts(a.key, b.key);
  };
}

/**
 * Gives a function that reads the values of these fields for counting. A value that is not a scalar counts as
 * null.
 */
export function scalarsAt(by: readonly string[]): (row: Row) => Scalar[] {
  const paths = by.map(fieldPath);
  return (row) => paths.map((path) => scalar(reach(row, path)));
}

export function compareScalars(a: Scalar, b: Scalar): number {
  const difference = rank(a) - rank(b);
  if (difference !== 0) return difference;
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  return Number(a) - Number(b);
}

function rank(value: Scalar): number {
  if (value === null) return 0;
  return { number: 1, string: 2, boolean: 3 }[typeof value as 'number' | 'string' | 'boolean'];
}

/**
 * By code point, which is the order of UTF-8 bytes that databases use; JavaScript's own order differs beyond
 * U+FFFF.
 */
function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const [unitA, unitB] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (unitA !== unitB) return surrogatesLast(unitA) - surrogatesLast(unitB);
  }
  return a.length - b.length;
}

function surrogatesLast(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

function reach(row: Row, path: readonly string[]): unknown {
  let value: unknown = row;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, step))
      return undefined;
    value = (value as Row)[step];
  }
  return value;
}

function scalar(value: unknown): Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function meets(value: unknown, condition: Condition): boolean {
  if ('equals' in condition)
    return condition.equals === null ? (value ?? null) === null : value === condition.equals;
  if ('in' in condition) return condition.in.some((wanted) => wanted === value);
  if ('notIn' in condition) return !condition.notIn.some((wanted) => wanted === value);
  if ('prefix' in condition) return typeof value === 'string' && value.startsWith(condition.prefix);
  if ('has' in condition) return Array.isArray(value) && value.includes(condition.has);
  if ('hasAny' in condition)
    return Array.isArray(value) && condition.hasAny.some((wanted) => value.includes(wanted));
  if ('hasNot' in condition) return !(Array.isArray(value) && value.includes(condition.hasNot));
  return between(value, condition.from, condition.to);
}

function between(
  value: unknown,
  from: string | number | undefined,
  to: string | number | undefined,
): boolean {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  if (from !== undefined && (typeof from !== typeof value || compareScalars(from, value) > 0)) return false;
  return to === undefined || (typeof to === typeof value && compareScalars(value, to) <= 0);
}
