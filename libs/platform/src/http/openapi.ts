import { acts, type AggregateContract, aggregates, kebab, type Reading, readings, roles } from '@laurel/contracts';
import { z } from 'zod';
import { publicCommands } from './command.controller.ts';
import { problemCodes } from './problem.ts';

/** One operation beside those made from contracts, documented where its controller is written. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** OpenAPI form: `/api/v1/attachments/{id}`. */
  readonly path: string;
  readonly document: Readonly<Record<string, unknown>>;
}

type Json = Record<string, unknown>;

const jsonSchema = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
  return rest;
};

const reference = (name: string) => ({ $ref: `#/components/${name}` });
const problemStatuses = [...new Set(Object.values(problemCodes()))].sort();

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
  return {
    openapi: '3.1.0',
    info: {
      title: 'Laurel',
      version: '1',
      description: 'Award campaigns that can be proved years later. Every error is a problem (RFC 9457) in Chinese and English.',
    },
    security: [{ bearer: [] }, { session: [] }],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: components(),
  };
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
    requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(aggregate.commands[type]!) } } },
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
  const filters = reading.indexes.flatMap((field) =>
    ['', '.in', '.from', '.to', '.prefix', '.has'].map((operator) => ({
      name: `${field}${operator}`,
      in: 'query',
      schema: { type: 'string', maxLength: 500 },
    })),
  );
  return {
    operationId: `list_${service}_${name}`,
    tags: [service],
    summary: `List ${reading.path} (${Object.entries(reading.scopes)
      .map(([role, scope]) => `${role}: ${scope}`)
      .join(', ')})`,
    ...(reading.scopes.public && { security: [{}, { bearer: [] }, { session: [] }] }),
    parameters: [
      ...['Sort', 'Offset', 'Limit', 'CountBy', 'AsOf', 'MinPosition', 'Role'].map((parameter) => reference(`parameters/${parameter}`)),
      ...filters,
    ],
    responses: {
      '200': {
        description: 'One page of rows, or counts when `countBy` is given.',
        headers: { 'Content-Range': { schema: { type: 'string' } }, 'X-Event-Position': reference('headers/EventPosition') },
        content: {
          'application/json': {
            schema: { type: 'array', items: { anyOf: [rowSchema(reading), { type: 'object', required: ['count'] }] } },
          },
        },
      },
      ...problems(400, 401, 403, 404, 503),
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
      ...problems(400, 401, 403, 404, 503),
    },
  };
}

/** A row as it is shown: its key as `id`, and any field may be missing for a role that does not see it. */
function rowSchema(reading: Reading): Json {
  const { required: _required, additionalProperties: _closed, ...schema } = jsonSchema(reading.row) as Json & { properties?: Json };
  return { ...schema, required: ['id'], properties: { id: { type: 'string' }, ...schema.properties } };
}

function components(): Json {
  return {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, session: { type: 'apiKey', in: 'cookie', name: 'laurel-session' } },
    headers: {
      ETag: { description: 'The version of the stream.', schema: { type: 'string' } },
      EventPosition: { description: 'The log position the answer has seen.', schema: { type: 'string' } },
    },
    parameters: parameters(),
    responses: Object.fromEntries(
      problemStatuses.map((status) => [
        `Problem${status}`,
        { description: codesWith(status), content: { 'application/problem+json': { schema: reference('schemas/Problem') } } },
      ]),
    ),
    schemas: { CommandDone: commandDone, Problem: problemSchema() },
  };
}

function parameters(): Json {
  const header = (name: string, schema: Json, required: boolean, description: string) => ({
    name,
    in: 'header',
    required,
    schema,
    description,
  });
  const query = (name: string, schema: Json, description: string) => ({ name, in: 'query', schema, description });
  return {
    IdempotencyKey: header('Idempotency-Key', { type: 'string', format: 'uuid' }, true, 'The command id. Repeating it repeats nothing.'),
    IfMatch: header(
      'If-Match',
      { type: 'string', pattern: '^(\\*|"v[0-9]{1,9}")$' },
      true,
      'The version seen, or * for whatever it is now.',
    ),
    Role: header('X-Role', { type: 'string', enum: Object.keys(roles) }, false, 'The role to act in, for persons with several.'),
    CsrfToken: header('X-CSRF-Token', { type: 'string' }, false, 'Needed with the session cookie, not with a bearer token.'),
    Confirms: query('confirms', { type: 'string', pattern: '^[0-9a-zA-Z-]{1,80}$' }, 'The proposal that this confirms.'),
    Sort: query('sort', { type: 'string' }, 'Fields by comma; a minus before a field reverses it.'),
    Offset: query('offset', { type: 'string', pattern: '^[0-9]{1,7}$' }, 'Rows to skip.'),
    Limit: query('limit', { type: 'string', pattern: '^[0-9]{1,3}$' }, 'Rows at most, up to 1000.'),
    CountBy: query('countBy', { type: 'string' }, 'Count by these fields instead of listing.'),
    AsOf: query('asOf', { type: 'string' }, 'A log position or an instant: the view as it was.'),
    MinPosition: query('minPosition', { type: 'string', pattern: '^[0-9]{1,15}$' }, 'Wait until the view has seen this position.'),
  };
}

const commandDone: Json = {
  type: 'object',
  required: ['stream', 'version', 'position', 'events', 'repeated'],
  properties: {
    stream: { type: 'string' },
    version: { type: 'integer' },
    position: { type: 'integer' },
    events: { type: 'array', items: { type: 'string' } },
    repeated: { type: 'boolean' },
    proposal: {
      type: 'object',
      properties: { proposalId: { type: 'string' }, expiresAt: { type: 'string' }, payloadHash: { type: 'string' } },
    },
  },
};

function problemSchema(): Json {
  return {
    type: 'object',
    required: ['type', 'title', 'status', 'code', 'zh', 'en'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string', enum: Object.keys(problemCodes()) },
      zh: { type: 'string' },
      en: { type: 'string' },
      instance: { type: 'string' },
      requestId: { type: 'string' },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          properties: { pointer: { type: 'string' }, code: { type: 'string' }, zh: { type: 'string' }, en: { type: 'string' } },
        },
      },
    },
  };
}

function codesWith(status: number): string {
  return Object.entries(problemCodes())
    .filter(([, code]) => code === status)
    .map(([code]) => code)
    .join(', ');
}
