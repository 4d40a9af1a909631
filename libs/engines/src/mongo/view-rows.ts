import type { Row } from '@laurel/core';
import { fieldPath } from '../fields.ts';

export type Scalar = string | number | boolean | null;

/** A view's row as it is stored. */
export interface RowDocument {
  readonly _id: string;
  readonly row: Row;
  /**
   * The value of each field that the view has an index for, by `columnOf`: null if it is missing, and absent
   * if it is a list or an object. Lists have no place in an index that is to give an order; and null and
   * absent are one place in it, as they should be.
   */
  readonly fields: Readonly<Record<string, Scalar>>;
  /** The row's JSON, present only if BSON would not give the row back as it was. */
  readonly json?: string;
}

/** The name of a field within `fields`. Field names have no underscores, so each has its own. */
export function columnOf(field: string): string {
  return fieldPath(field).join('_');
}

/** The document of a row, from its JSON. */
export function documentOf(key: string, json: string, indexed: readonly string[]): RowDocument {
  const plain = JSON.parse(json) as Row;
  const fields: Record<string, Scalar> = {};
  for (const field of indexed) {
    const value = reach(plain, fieldPath(field)) ?? null;
    if (typeof value !== 'object' || value === null) fields[columnOf(field)] = value as Scalar;
  }
  const tame = tamed(plain, 0) as Row;
  return tame === plain ? { _id: key, row: plain, fields } : { _id: key, row: tame, fields, json };
}

export function rowOf({ row, json }: Pick<RowDocument, 'row' | 'json'>): Row {
  return json === undefined ? row : (JSON.parse(json) as Row);
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

/** Below the hundred levels that the server takes. */
const depthMax = 80;

/** True for a name that has a meaning for the server or its driver, or that they cannot store. */
function isWild(name: string): boolean {
  return (
    name.startsWith('$') ||
    name === '_bsontype' ||
    name === '__proto__' ||
    name.includes('\0') ||
    !name.isWellFormed()
  );
}

/**
 * The value without what BSON cannot hold or would change; the value itself if there is nothing of the kind.
 */
function tamed(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed();
  if (typeof value !== 'object' || value === null) return value;
  if (depth === depthMax) return null;
  if (Array.isArray(value)) {
    const items = value.map((item) => tamed(item, depth + 1));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const entries = Object.entries(value);
  const kept = entries
    .filter(([name]) => !isWild(name))
    .map(([name, item]) => [name, tamed(item, depth + 1)] as const);
  const same = kept.length === entries.length && kept.every(([, item], index) => item === entries[index]![1]);
  return same ? value : Object.fromEntries(kept);
}
