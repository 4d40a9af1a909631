import type { Reading } from '@laurel/contracts';
import type { Condition, ViewQuery } from '@laurel/core';
import { type Fault, Problem } from './problem.ts';
import { fault } from './request.ts';

/** A list request as its query string says: conditions, order, page, and the past it wants to see. */
export interface ListRequest {
  readonly query: ViewQuery & { readonly where: readonly Condition[]; readonly offset: number; readonly limit: number };
  readonly countBy?: readonly string[];
  readonly past: PastRequest;
}

export interface PastRequest {
  readonly asOf?: string;
  readonly minPosition: number;
}

export const limitDefault = 25;
export const limitMaximum = 1000;
const operators = ['in', 'from', 'to', 'prefix', 'has'] as const;
const asOfForm = /^(\d{1,15}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2}))$/;

/** Reads `?field=…&field.in=a,b&field.from=…&field.to=…&field.prefix=…&sort=-field,field&offset=&limit=&countBy=&asOf=&minPosition=`; only indexed fields the reader may see. */
export function listRequest(parameters: Readonly<Record<string, unknown>>, reading: Reading, visible: readonly string[]): ListRequest {
  const faults: Fault[] = [];
  const where: Condition[] = [];
  const past = pastRequest(parameters, faults);
  for (const [name, value] of Object.entries(parameters)) {
    if (['sort', 'offset', 'limit', 'countBy', 'asOf', 'minPosition'].includes(name)) continue;
    const condition = conditionOf(name, value, reading, visible);
    if (condition) where.push(condition);
    else
      faults.push(
        fault(
          `?${name}`,
          'unknown_parameter',
          `不能按“${name}”筛选；可用：${visible.join('、')}。`,
          `"${name}" cannot be filtered by. Use: ${visible.join(', ')}.`,
        ),
      );
  }
  const names = (parameter: string) => (typeof parameters[parameter] === 'string' ? parameters[parameter].split(',').filter(Boolean) : []);
  const sort = names('sort').map((name) => (name.startsWith('-') ? { field: name.slice(1), descending: true } : { field: name }));
  const countBy = names('countBy');
  for (const field of [...sort.map((item) => item.field), ...countBy]) {
    if (!visible.includes(field))
      faults.push(
        fault(
          '?sort',
          'unknown_field',
          `不能按“${field}”排序或计数。`,
          `"${field}" cannot be sorted or counted by. Use: ${visible.join(', ')}.`,
        ),
      );
  }
  const offset = wholeNumber(parameters, 'offset', 0, 10_000_000, faults);
  const limit = wholeNumber(parameters, 'limit', limitDefault, limitMaximum, faults);
  if (faults.length > 0) throw new Problem('invalid_input', faults);
  return { query: { where, sort, offset, limit }, ...(countBy.length > 0 && { countBy }), past };
}

/** `?asOf=` and `?minPosition=` alone, for single rows. */
export function rowRequest(parameters: Readonly<Record<string, unknown>>): PastRequest {
  const faults: Fault[] = [];
  const past = pastRequest(parameters, faults);
  const unknown = Object.keys(parameters).filter((name) => !['asOf', 'minPosition'].includes(name));
  faults.push(...unknown.map((name) => fault(`?${name}`, 'unknown_parameter', `没有参数“${name}”。`, `There is no parameter "${name}".`)));
  if (faults.length > 0) throw new Problem('invalid_input', faults);
  return past;
}

function pastRequest(parameters: Readonly<Record<string, unknown>>, faults: Fault[]): PastRequest {
  const { asOf } = parameters;
  const minPosition = wholeNumber(parameters, 'minPosition', 0, Number.MAX_SAFE_INTEGER, faults);
  if (asOf === undefined) return { minPosition };
  if (typeof asOf === 'string' && asOfForm.test(asOf) && (/^\d+$/.test(asOf) || !Number.isNaN(Date.parse(asOf)))) {
    return { asOf: /^\d+$/.test(asOf) ? asOf : new Date(asOf).toISOString(), minPosition };
  }
  faults.push(
    fault(
      '?asOf',
      'as_of_form',
      'asOf 应为位置（整数）或时刻（2023-04-30T16:00:00Z）。',
      'asOf is a position (whole number) or an instant (2023-04-30T16:00:00Z).',
    ),
  );
  return { minPosition };
}

function conditionOf(name: string, value: unknown, reading: Reading, visible: readonly string[]): Condition | undefined {
  const [field, operator] = splitOperator(name);
  if (!visible.includes(field) || typeof value !== 'string' || value.length > 500) return undefined;
  const typed = typedBy(reading, field);
  switch (operator) {
    case undefined:
      return { field, equals: typed(value) };
    case 'in':
      return {
        field,
        in: value
          .split(',')
          .slice(0, 500)
          .map((item) => typed(item) as string | number),
      };
    case 'from':
      return { field, from: typed(value) as string | number };
    case 'to':
      return { field, to: typed(value) as string | number };
    case 'prefix':
      return { field, prefix: value };
    case 'has':
      return { field, has: value };
  }
}

function splitOperator(name: string): [string, (typeof operators)[number] | undefined] {
  const operator = operators.find((candidate) => name.endsWith(`.${candidate}`));
  return operator ? [name.slice(0, -operator.length - 1), operator] : [name, undefined];
}

/** How a field's text becomes a value: numbers and booleans by the row's schema, `null` for none, else as it stands. */
function typedBy(reading: Reading, field: string): (value: string) => string | number | boolean | null {
  const schema = (reading.row.shape as Record<string, { safeParse(value: unknown): { success: boolean } } | undefined>)[field];
  return (value) => {
    if (value === 'null' && !schema?.safeParse('null').success) return null;
    if (schema?.safeParse(value).success) return value;
    if (/^-?\d{1,15}$/.test(value) && schema?.safeParse(Number(value)).success) return Number(value);
    if (value === 'true' || value === 'false') return schema?.safeParse(true).success ? value === 'true' : value;
    return value;
  };
}

function wholeNumber(
  parameters: Readonly<Record<string, unknown>>,
  name: string,
  otherwise: number,
  maximum: number,
  faults: Fault[],
): number {
  const value = parameters[name];
  if (value === undefined) return otherwise;
  if (typeof value === 'string' && /^\d{1,16}$/.test(value) && Number(value) <= maximum) return Number(value);
  faults.push(fault(`?${name}`, 'whole_number', `${name} 应为 0–${maximum} 的整数。`, `${name} is a whole number of at most ${maximum}.`));
  return otherwise;
}
