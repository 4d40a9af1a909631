import { acts, type AggregateContract, aggregates, kebab, type Reading, readings, roles } from '@laurel/contracts';
import { publicCommands } from './commands.controller.ts';
import { components } from './openapi.components.ts';
import type { Operation } from './operation.ts';
import { filterMaximum, operators } from './query.ts';
import { type Json, jsonSchema, reference, withSharedSchemas } from './openapi.schemas.ts';

export type { Operation } from './operation.ts';

/** The problem answers that an operation may give. */
export function problems(...statuses: number[]): Json {
  return Object.fromEntries(statuses.map((status) => [String(status), reference(`responses/Problem${status}`)]));
}

/** The whole HTTP interface, made from the same contracts that make the routes (OpenAPI 3.1). */
export function openApiDocument(operations: readonly Operation[]): Json {
  const paths: Record<string, Json> = {};
  const add = (path: string, method: string, operation: unknown) => (paths[path] = { ...paths[path], [method]: operation });
  for (const aggregate of aggregates) {
    for (const type of publicCommands(aggregate)) {
      add(`/api/v1/${aggregate.path}/{id}/${kebab(type)}`, 'post', commandOperation(aggregate, type));
    }
  }
  for (const [service, contracts] of Object.entries(readings)) {
    for (const [name, reading] of Object.entries(contracts)) {
      add(`/api/v1/${reading.path}`, 'get', listOperation(service, name, reading));
      add(`/api/v1/${reading.path}/{key}`, 'get', rowOperation(service, name, reading));
    }
  }
  for (const { path, method, document } of operations) add(path, method, document);
  return withSharedSchemas({
    openapi: '3.1.0',
    info: {
      title: 'Laurel',
      version: '1',
      description:
        'Award campaigns that can be proved years later. Every error is a problem (RFC 9457) in Chinese and English. ' +
        'A rehearsal takes the instant of a request from its header X-Rehearsal-Instant (409 when it is past).',
    },
    security: [{ bearer: [] }, { session: [] }],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: components(),
  });
}

function commandOperation(aggregate: AggregateContract, type: string): Json {
  const permission = acts[type]!;
  const who = permission.pair
    ? `${permission.pair.map((role) => roles[role].en).join(' + ')}, two persons`
    : permission.by.map((role) => roles[role].en).join(', ');
  return {
    operationId: type,
    tags: [aggregate.service],
    summary: `${type} (${who}; ${permission.scope})`,
    parameters: [
      { name: 'id', in: 'path', required: true, description: aggregate.id.join('.'), schema: { type: 'string' } },
      ...(permission.pair ? [reference('parameters/Confirms')] : []),
      reference('parameters/IdempotencyKey'),
      reference('parameters/IfMatch'),
      reference('parameters/Role'),
      reference('parameters/CsrfToken'),
    ],
    requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(aggregate.commands[type]!.body) } } },
    responses: {
      '200': {
        description: 'Done, or done before under the same key.',
        headers: commandHeaders,
        content: { 'application/json': { schema: reference('schemas/CommandDone') } },
      },
      ...(permission.pair && {
        '202': {
          description: 'Proposed; a second person confirms.',
          headers: commandHeaders,
          content: { 'application/json': { schema: reference('schemas/CommandDone') } },
        },
      }),
      ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 503),
    },
  };
}

const commandHeaders = { ETag: reference('headers/ETag'), 'X-Event-Position': reference('headers/EventPosition') };

function listOperation(service: string, name: string, reading: Reading): Json {
  return {
    operationId: `list_${service}_${name}`,
    tags: [service],
    summary: `List ${reading.path} (${Object.entries(reading.scopes)
      .map(([role, scope]) => `${role}: ${scope}`)
      .join(', ')})`,
    ...(reading.scopes.public && { security: [{}, { bearer: [] }, { session: [] }] }),
    parameters: [
      ...fieldParameters(reading),
      ...['Offset', 'Limit', 'AsOf', 'MinPosition', 'Role'].map((parameter) => reference(`parameters/${parameter}`)),
    ],
    responses: {
      '200': {
        description: 'One page of rows, or counts when `countBy` is given.',
        headers: { 'Content-Range': { schema: { type: 'string' } }, 'X-Event-Position': reference('headers/EventPosition') },
        content: {
          'application/json': {
            schema: { type: 'array', items: { anyOf: [rowSchema(reading), countSchema(reading)] } },
          },
        },
      },
      ...problems(400, 401, 403, 404, 409, 429, 503),
    },
  };
}

function rowOperation(service: string, name: string, reading: Reading): Json {
  return {
    operationId: `get_${service}_${name}`,
    tags: [service],
    summary: `One of ${reading.path}`,
    ...(reading.scopes.public && { security: [{}, { bearer: [] }, { session: [] }] }),
    parameters: [
      { name: 'key', in: 'path', required: true, schema: { type: 'string' } },
      ...['AsOf', 'MinPosition', 'Role'].map((parameter) => reference(`parameters/${parameter}`)),
    ],
    responses: {
      '200': { description: 'The row.', headers: commandHeaders, content: { 'application/json': { schema: rowSchema(reading) } } },
      ...problems(400, 401, 403, 404, 409, 429, 503),
    },
  };
}

/** What a list takes by the fields that the view has an index on. */
function fieldParameters({ indexes }: Reading): Json[] {
  if (indexes.length === 0) return [];
  const text = (name: string, schema: Json, description: string) => ({
    name,
    in: 'query',
    schema: { type: 'string', ...schema },
    description,
  });
  const field = `(${indexes.join('|')})`;
  return [
    text('sort', { pattern: `^(-?${field}(,-?${field})*)?$` }, 'Fields by comma; a minus before a field reverses it.'),
    text('countBy', { pattern: `^(${field}(,${field})*)?$` }, 'Count by these fields instead of listing.'),
    ...indexes.flatMap((index) => [
      text(index, { maxLength: filterMaximum }, 'Equal to this.'),
      ...operators.map((operator) => text(`${index}.${operator}`, { maxLength: filterMaximum }, filterTexts[operator])),
    ]),
  ];
}

const filterTexts: Readonly<Record<(typeof operators)[number], string>> = {
  in: 'One of these, by comma.',
  from: 'This or more.',
  to: 'This or less.',
  prefix: 'Begins with this.',
  has: 'A list that has this.',
};

/** A row as it is shown: its key as `id`; fields that only some roles see may be missing. */
function rowSchema(reading: Reading): Json {
  const { required = [], properties = {}, ...schema } = jsonSchema(reading.row) as Json & { required?: string[]; properties?: Json };
  const seen = required.filter((field) => !Object.hasOwn(reading.only ?? {}, field));
  return { ...schema, required: ['id', ...seen.filter((field) => field !== 'id')], properties: { id: { type: 'string' }, ...properties } };
}

function countSchema({ indexes }: Reading): Json {
  const fields = Object.fromEntries(indexes.map((index) => [index, {}]));
  return { type: 'object', required: ['count'], properties: { ...fields, count: { type: 'integer' } }, additionalProperties: false };
}
