import type { PipelineStage, QueryFilter } from 'mongoose';
import type { Condition, ViewQuery } from '@laurel/core';
import { fieldPath } from '../fields.ts';
import { findRowsDefault } from '../limits.ts';
import { textAfter } from '../texts.ts';
import { columnOf, type RowDocument } from './view-rows.ts';

type Filter = QueryFilter<RowDocument>;
/** An expression of the server's aggregation language. */
type Expression = Record<string, unknown> | string;

/** The stages that give a page of a view; `indexed` are the fields that every row has a column for. */
export function findStages(
  { where = [], sort = [], offset = 0, limit = findRowsDefault }: ViewQuery,
  indexed: readonly string[],
): PipelineStage[] {
  const order: Record<string, 1 | -1> = {};
  for (const { field, descending } of sort) order[pathOf(field)] ??= descending ? -1 : 1;
  const stages = matchStages(
    where,
    sort.map(({ field }) => field),
    indexed,
  );
  return [
    ...stages,
    { $sort: { ...order, _id: 1 } },
    { $skip: offset },
    limitStage(limit),
    { $project: { row: 1, json: 1 } },
  ];
}

function limitStage(limit: number): PipelineStage.Limit | PipelineStage.Match {
  // The server takes no limit of 0.
  return limit === 0 ? { $match: { _id: { $in: [] } } } : { $limit: limit };
}

/** The stages that keep the rows that match, each with a column for the fields in `used` too. */
export function matchStages(
  where: readonly Condition[],
  used: readonly string[],
  indexed: readonly string[],
): PipelineStage[] {
  const isQuick = ({ field }: Condition) => indexed.includes(field);
  const quick = where.filter(isQuick);
  const slow = where.filter((condition) => !isQuick(condition));
  const missing = new Set(
    [...slow.map(({ field }) => field), ...used].filter((field) => !indexed.includes(field)),
  );
  return [
    ...(quick.length > 0 ? [{ $match: filterOf(quick) }] : []),
    ...(missing.size > 0 ? [columnsStage([...missing])] : []),
    ...(slow.length > 0 ? [{ $match: filterOf(slow) }] : []),
  ];
}

/** The stage that gives each row its columns for some fields. */
export function columnsStage(fields: readonly string[]): PipelineStage.Set {
  return { $set: Object.fromEntries(fields.map((field) => [pathOf(field), columnExpression(field)])) };
}

/** The path of a field's column in a document. */
export function pathOf(field: string): string {
  return `fields.${columnOf(field)}`;
}

function filterOf(where: readonly Condition[]): Filter {
  return { $and: where.map(conditionOf) };
}

function conditionOf(condition: Condition): Filter {
  const path = pathOf(condition.field);
  if ('equals' in condition)
    return { [path]: condition.equals === null ? { $type: 'null' } : { $eq: condition.equals } };
  if ('in' in condition) return { [path]: { $in: condition.in } };
  if ('notIn' in condition) return { [path]: { $nin: condition.notIn } };
  if ('prefix' in condition) return { [path]: textRange(condition.prefix, textAfter(condition.prefix)) };
  if ('has' in condition) return { $expr: holds(condition.field, [condition.has]) };
  if ('hasAny' in condition) return { $expr: holds(condition.field, condition.hasAny) };
  if ('hasNot' in condition) return { $expr: { $not: [holds(condition.field, [condition.hasNot])] } };
  const { from, to } = condition;
  if (from === undefined && to === undefined) return { [path]: { $type: ['number', 'string'] } };
  // The server compares within one type only, as is wanted.
  return { [path]: { ...(from !== undefined && { $gte: from }), ...(to !== undefined && { $lte: to }) } };
}

function textRange(from: string, before: string | undefined): Record<string, string> {
  return before === undefined ? { $gte: from } : { $gte: from, $lt: before };
}

/** An expression for a field's value that does not look into lists, as paths of queries do. */
function reached(field: string): Expression {
  return fieldPath(field).reduce<Expression>(
    (input, step) => ({ $getField: { field: step, input } }),
    '$row',
  );
}

function columnExpression(field: string): Expression {
  const isNoScalar = { $in: [{ $type: '$$value' }, ['array', 'object']] };
  return {
    $let: {
      vars: { value: reached(field) },
      in: { $cond: [isNoScalar, '$$REMOVE', { $ifNull: ['$$value', null] }] },
    },
  };
}

function holds(field: string, wanted: readonly string[]): Expression {
  const list = { $cond: [{ $isArray: '$$value' }, '$$value', []] };
  const found = { $setIntersection: [list, { $literal: wanted }] };
  return { $let: { vars: { value: reached(field) }, in: { $ne: [found, []] } } };
}
