import type { SQLInputValue } from 'node:sqlite';
import type { Condition, Row, ViewQuery } from '@laurel/core';
import { checkViewName, fieldPath } from '../fields.ts';
import { textAfter } from '../texts.ts';

/**
 * SQL text and its bound values. Of what a caller gives, only checked names become part of the text, so
 * nothing can be injected.
 */
export interface Sql {
  readonly text: string;
  readonly values: readonly SQLInputValue[];
}

/** The fields that a view's table has a column for: those it was given indexes for. */
export type Columns = ReadonlySet<string>;

const none: Columns = new Set();

// SQLite orders null, numbers, texts, blobs. Booleans become blobs, so they neither equal nor mix with 1 and
// 0.
const booleans = { false: new Uint8Array([0]), true: new Uint8Array([1]) };
const firstText = '';
const firstBlob = new Uint8Array();

export function tableOf(view: string): string {
  return `view_${checkViewName(view).replaceAll('-', '_')}`;
}

const columnPrefix = 'field_';

/** The column of a field that has one. Field names have no underscores, so the names go both ways. */
export function columnOf(field: string): string {
  return columnPrefix + fieldPath(field).join('_');
}

/** The field that a column stands for; undefined for the key and the row. */
export function fieldOf(column: string): string | undefined {
  return column.startsWith(columnPrefix) ? column.slice(columnPrefix.length).replaceAll('_', '.') : undefined;
}

/** A field's value if it is a scalar, else NULL: the field's column, or found in the row. */
export function fieldSql(field: string, columns: Columns = none): string {
  if (columns.has(field)) return columnOf(field);
  const path = jsonPath(field);
  return `CASE json_type(row, ${path}) WHEN 'array' THEN NULL WHEN 'object' THEN NULL WHEN 'false' THEN x'00' WHEN 'true' THEN x'01' ELSE json_extract(row, ${path}) END`;
}

/** The value that `fieldSql` would give for a field of this row, computed without SQLite. */
export function scalarAt(row: Row, path: readonly string[]): SQLInputValue {
  let value: unknown = row;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    value = Object.hasOwn(value, step) ? (value as Row)[step] : null;
  }
  if (typeof value === 'boolean') return booleans[`${value}`];
  return typeof value === 'string' || Number.isFinite(value) ? (value as string | number) : null;
}

/** The scalar that a value of `fieldSql` encodes. */
export function scalarFrom(value: unknown): string | number | boolean | null {
  return ArrayBuffer.isView(value) ? (value as Uint8Array)[0] === 1 : (value as string | number | null);
}

export function whereSql(where: readonly Condition[], columns: Columns = none): Sql {
  const parts = where.map((condition) => conditionSql(condition, columns));
  return {
    text: parts.length === 0 ? '' : ` WHERE ${parts.map(({ text }) => `(${text})`).join(' AND ')}`,
    values: parts.flatMap(({ values }) => values),
  };
}

export function orderSql(sort: NonNullable<ViewQuery['sort']>, columns: Columns = none): string {
  return ` ORDER BY ${[...sort.map(({ field, descending }) => `${fieldSql(field, columns)}${descending ? ' DESC' : ''}`), 'key'].join(', ')}`;
}

function jsonPath(field: string): string {
  return `'$.${fieldPath(field).join('.')}'`;
}

function conditionSql(condition: Condition, columns: Columns): Sql {
  const value = fieldSql(condition.field, columns);
  if ('equals' in condition) return equalsSql(condition.field, value, condition.equals);
  if ('in' in condition) return inSql(value, condition.in);
  if ('notIn' in condition) {
    // SQLite calls the comparison of a missing value neither true nor false.
    const { text, values } = inSql(value, condition.notIn);
    return { text: `NOT coalesce(${text}, 0)`, values };
  }
  if ('prefix' in condition)
    return rangeSql(value, condition.prefix, textAfter(condition.prefix) ?? firstBlob);
  if ('has' in condition) return hasSql(condition.field, [condition.has]);
  if ('hasAny' in condition) return hasSql(condition.field, condition.hasAny);
  if ('hasNot' in condition) {
    const { text, values } = hasSql(condition.field, [condition.hasNot]);
    return { text: `NOT (${text})`, values };
  }
  return betweenSql(value, condition.from, condition.to);
}

function inSql(value: string, wanted: readonly (string | number)[]): Sql {
  return { text: `${value} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(wanted)] };
}

function equalsSql(field: string, value: string, wanted: string | number | boolean | null): Sql {
  if (wanted === null)
    return {
      text: `${value} IS NULL AND coalesce(json_type(row, ${jsonPath(field)}), 'null') = 'null'`,
      values: [],
    };
  return { text: `${value} = ?`, values: [typeof wanted === 'boolean' ? booleans[`${wanted}`] : wanted] };
}

/**
 * The range from `low` up to but not including `high`; `high` has the same type or is the first value of the
 * next type.
 */
function rangeSql(value: string, low: SQLInputValue, high: SQLInputValue): Sql {
  return { text: `${value} >= ? AND ${value} < ?`, values: [low, high] };
}

function hasSql(field: string, wanted: readonly string[]): Sql {
  const path = jsonPath(field);
  const { text, values } = inSql('value', wanted);
  return {
    text: `json_type(row, ${path}) IS 'array' AND EXISTS (SELECT 1 FROM json_each(row, ${path}) WHERE type = 'text' AND ${text})`,
    values,
  };
}

/** Both ends included; a bound admits only values of its own type. */
function betweenSql(value: string, from: string | number | undefined, to: string | number | undefined): Sql {
  const bounds: Sql[] = [];
  if (from === undefined && to === undefined)
    bounds.push({ text: `${value} IS NOT NULL AND ${value} < ?`, values: [firstBlob] });
  if (from !== undefined)
    bounds.push(rangeSql(value, from, typeof from === 'number' ? firstText : firstBlob));
  if (typeof to === 'number') bounds.push({ text: `${value} <= ?`, values: [to] });
  if (typeof to === 'string')
    bounds.push({ text: `${value} >= ? AND ${value} <= ?`, values: [firstText, to] });
  return {
    text: bounds.map(({ text }) => text).join(' AND '),
    values: bounds.flatMap(({ values }) => values),
  };
}
