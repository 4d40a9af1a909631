import type { ReadModel } from '@laurel/contracts';
import { type Condition, Rejected, type ViewQuery } from '@laurel/core';
import { z } from 'zod';
import { type Fault, Problem } from './problem.ts';
import { fault } from './request.ts';

/** A list request as its query string says: conditions, order, page, and the past it wants to see. */
export interface ListRequest {
  readonly query: ViewQuery & {
    readonly where: readonly Condition[];
    readonly offset: number;
    readonly limit: number;
  };
  readonly countBy?: readonly string[];
  readonly past: PastRequest;
}

export interface PastRequest {
  readonly asOf?: string;
  readonly minPosition: number;
}

const limitDefault = 25;
const limitMaximum = 1000;
const offsetMaximum = 10_000_000;
export const filterMaximum = 500;
export const operators = ['in', 'from', 'to', 'prefix', 'has'] as const;
const position = /^[0-9]{1,15}$/;
/** A position of the log, or an instant with a zone in a year of four digits that begins with 1 or 2. */
export const asOfForm = z.union([
  z.string().regex(position),
  z.iso.datetime({ offset: true }).regex(/^[12]/),
]);
const reserved = ['sort', 'offset', 'limit', 'countBy', 'asOf', 'minPosition'];

type Parameters = Readonly<Record<string, unknown>>;

/**
 * Reads the parameters of a list: `field`, `field.in=a,b`, `field.from`, `field.to`, `field.prefix`,
 * `field.has`, `sort=-field,field`, `offset`, `limit`, `countBy`, `asOf` and `minPosition`; only indexed
 * fields. Throws the problem that lists all that is wrong, and Rejected `forbidden` for a field that the
 * reader may not see.
 */
export function listRequest(
  parameters: Parameters,
  readModel: ReadModel,
  visible: readonly string[],
): ListRequest {
  const faults: Fault[] = [];
  const past = pastRequest(parameters, faults);
  const where = Object.entries(parameters)
    .filter(([name]) => !reserved.includes(name))
    .flatMap(([name, value]) => conditionOf(name, value, readModel, faults) ?? []);
  const sort = namesIn(parameters, 'sort', readModel, faults).map((name) =>
    name.startsWith('-') ? { field: name.slice(1), descending: true } : { field: name },
  );
  const countBy = namesIn(parameters, 'countBy', readModel, faults);
  const offset = wholeNumber(parameters, 'offset', 0, offsetMaximum, faults);
  const limit = wholeNumber(parameters, 'limit', limitDefault, limitMaximum, faults);
  if (faults.length > 0) throw new Problem('invalid_input', faults);
  const hidden = [...where, ...sort].map(({ field }) => field).find((field) => !visible.includes(field));
  if (hidden !== undefined || !countBy.every((field) => visible.includes(field)))
    throw new Rejected('forbidden');
  return { query: { where, sort, offset, limit }, ...(countBy.length > 0 && { countBy }), past };
}

/**
 * Reads a list of fields, separated by commas. In `sort` a minus stands before a field in descending order.
 */
function namesIn(
  parameters: Parameters,
  parameter: 'sort' | 'countBy',
  readModel: ReadModel,
  faults: Fault[],
): string[] {
  const value = parameters[parameter] ?? '';
  const names = typeof value === 'string' ? value.split(',').filter(Boolean) : [String(value)];
  for (const name of names) {
    const field = parameter === 'sort' && name.startsWith('-') ? name.slice(1) : name;
    if (readModel.indexes.includes(field)) continue;
    const usable = readModel.indexes.join(', ');
    faults.push(
      fault(
        `?${parameter}`,
        'unknown_field',
        `不能按“${field}”排序或计数；可用：${usable}。`,
        `"${field}" cannot be sorted or counted by. Use: ${usable}.`,
      ),
    );
  }
  return names;
}

/** `?asOf=` and `?minPosition=` alone, for single rows. */
export function rowRequest(parameters: Parameters): PastRequest {
  const faults: Fault[] = [];
  const past = pastRequest(parameters, faults);
  const unknown = Object.keys(parameters).filter((name) => !['asOf', 'minPosition'].includes(name));
  faults.push(
    ...unknown.map((name) =>
      fault(`?${name}`, 'unknown_parameter', `没有参数“${name}”。`, `There is no parameter "${name}".`),
    ),
  );
  if (faults.length > 0) throw new Problem('invalid_input', faults);
  return past;
}

function pastRequest(parameters: Parameters, faults: Fault[]): PastRequest {
  const { asOf } = parameters;
  const minPosition = wholeNumber(parameters, 'minPosition', 0, Number.MAX_SAFE_INTEGER, faults);
  if (asOf === undefined) return { minPosition };
  const { data } = asOfForm.safeParse(asOf);
  if (data !== undefined)
    return { asOf: position.test(data) ? data : new Date(data).toISOString(), minPosition };
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

function conditionOf(
  name: string,
  value: unknown,
  readModel: ReadModel,
  faults: Fault[],
): Condition | undefined {
  const [field, operator] = splitOperator(name);
  if (!readModel.indexes.includes(field)) {
    const usable = readModel.indexes.join(', ');
    faults.push(
      fault(
        `?${name}`,
        'unknown_parameter',
        `不能按“${name}”筛选；可用：${usable}。`,
        `"${name}" cannot be filtered by. Use: ${usable}.`,
      ),
    );
    return undefined;
  }
  if (typeof value !== 'string' || [...value].length > filterMaximum) {
    const [zh, en] = [
      `${name} 只能出现一次，最多 ${filterMaximum} 字。`,
      `${name} stands once, with at most ${filterMaximum} characters.`,
    ];
    faults.push(fault(`?${name}`, 'filter_form', zh, en));
    return undefined;
  }
  const typed = typedBy(readModel, field);
  const comparable = (item: string) => {
    const found = typed(item);
    return typeof found === 'number' ? found : item;
  };
  switch (operator) {
    case undefined:
      return { field, equals: typed(value) };
    case 'in':
      return {
        field,
        in: value.split(',').map(comparable),
      };
    case 'from':
      return { field, from: comparable(value) };
    case 'to':
      return { field, to: comparable(value) };
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

/**
 * The conversion of a field's text to a value: numbers and booleans by the row's schema, `null` for none, any
 * other text unchanged.
 */
function typedBy(readModel: ReadModel, field: string): (value: string) => string | number | boolean | null {
  const schema = (
    readModel.row.shape as Record<string, { safeParse(value: unknown): { success: boolean } } | undefined>
  )[field];
  return (value) => {
    if (value === 'null' && !schema?.safeParse('null').success) return null;
    if (schema?.safeParse(value).success) return value;
    if (/^-?\d{1,15}$/.test(value) && schema?.safeParse(Number(value)).success) return Number(value);
    if (value === 'true' || value === 'false')
      return schema?.safeParse(true).success ? value === 'true' : value;
    return value;
  };
}

function wholeNumber(
  parameters: Parameters,
  name: string,
  otherwise: number,
  maximum: number,
  faults: Fault[],
): number {
  const value = parameters[name];
  if (value === undefined) return otherwise;
  if (typeof value === 'string' && /^\d{1,16}$/.test(value) && Number(value) <= maximum) return Number(value);
  faults.push(
    fault(
      `?${name}`,
      'whole_number',
      `${name} 应为 0–${maximum} 的整数。`,
      `${name} is a whole number of at most ${maximum}.`,
    ),
  );
  return otherwise;
}
