import {
  type AggregateContract,
  aggregates,
  type CommandContract,
  kebab,
  type Permission,
  type ReadModel,
  type ReadScope,
  readModels,
  type Role,
  roleNames,
  roles,
  type Scope,
} from '@laurel/contracts';
import { idName } from './id-name.ts';
import { publicCommands } from './commands.controller.ts';
import { type Body, commandBodies } from './openapi.bodies.ts';
import { components, jsonBody } from './openapi.components.ts';
import type { Operation } from './operation.ts';
import { rowSchema, withRowBases } from './openapi.rows.ts';
import { type Json, reference, withSharedSchemas } from './openapi.schemas.ts';

export type { Operation } from './operation.ts';
export { jsonSchema } from './openapi.schemas.ts';

/**
 * The response of every operation that fails. The component lists the statuses and codes, once for all
 * operations.
 */
export const problems: Json = { default: reference('responses/Error') };

/** The whole HTTP interface, made from the same contracts that make the routes (OpenAPI 3.1). */
export function openApiDocument(operations: readonly Operation[]): Json {
  const paths: Record<string, Json> = {};
  const schemas: Json = {};
  const add = (path: string, method: string, operation: unknown) =>
    (paths[path] = { ...paths[path], [method]: operation });
  const bodies = commandBodies();
  const requestBodies: Json = {};
  for (const { name, schema, isCommon } of bodies.values()) {
    if (name === undefined) continue;
    schemas[name] = schema;
    if (isCommon) requestBodies[name] = jsonBody(reference(`schemas/${name}`));
  }
  for (const aggregate of aggregates)
    for (const type of publicCommands(aggregate)) {
      const operation = commandOperation(aggregate, type, bodies.get(type));
      add(`/api/v1/${aggregate.path}/{id}/${kebab(type)}`, 'post', operation);
    }
  for (const [service, models] of Object.entries(readModels)) {
    for (const [name, model] of Object.entries(models)) {
      schemas[rowName(name)] = rowSchema(model);
      add(`/api/v1/${model.path}`, 'get', listOperation(service, name, model));
      add(`/api/v1/${model.path}/{key}`, 'get', rowOperation(service, name, model));
    }
  }
  for (const { path, method, document } of operations) add(path, method, document);
  const shared = components();
  const document = withSharedSchemas({
    openapi: '3.1.0',
    info: {
      title: 'Laurel',
      version: '1',
      description:
        'Award campaigns. Every error is a problem (RFC 9457) in Chinese and English. ' +
        'A rehearsal takes a request’s instant from its header X-Rehearsal-Instant. ' +
        'Lists are filtered by fields, `status=open`: equal to it; `field.in`: one of these, by comma; `.from`, `.to`: this or more, or less; ' +
        '`.prefix`: begins so; `.has`: a list that has it. ' +
        '`filter`, `page`, `past` and `proposal` are exploded: each member is a parameter. ' +
        'A path’s id has the parts its parameter names. ' +
        'A list says in Content-Range which of how many rows it has. ' +
        'A command with dryRun=1 is decided and not recorded; its answer tells the effects. ' +
        'An operation says who may: two persons with `and`, one of those between commas.',
      license: { name: 'UNLICENSED', identifier: 'LicenseRef-UNLICENSED' },
    },
    servers: [{ url: '/', description: 'The city’s own server.' }],
    security: signedIn,
    tags: Object.keys(readModels).map((service) => ({
      name: service,
      description: serviceTexts[service as keyof typeof serviceTexts],
    })),
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      ...shared,
      requestBodies: { ...shared.requestBodies, ...requestBodies },
      schemas: { ...shared.schemas, ...schemas },
    },
  });
  return withRowBases(document);
}

/**
 * By a bearer token, or by the session cookie, which needs the header beside it where something is changed;
 * in any role, or in the one named.
 */
const signedIn: readonly Readonly<Record<string, string[]>>[] = [
  { bearer: [] },
  { bearer: [], role: [] },
  { session: [], csrf: [] },
  { session: [], csrf: [], role: [] },
];

const serviceTexts = {
  identity: '账号与权限 · Who may act, for which unit.',
  application: '准备与申报 · Prepare and apply.',
  assessment: '动态考核 · Assess.',
  evaluation: '评选与命名 · Evaluate and name.',
  notification: '消息 · Notify.',
  audit: '审计 · The record of everything.',
} as const;

const upper = (text: string) => text[0]!.toUpperCase() + text.slice(1);
const rowName = (view: string) => `${upper(view)}Row`;

/** The limits of a permission; without one it holds for any unit. */
const scopeTexts: Readonly<Record<Scope, string>> = {
  any: '',
  mine: '; own units',
  foreign: '; not recused',
  self: '; their own',
};

/** `Operator and discipline` are two persons, `Operator, discipline` is either. */
function whoMay({ by, pair, scope }: Permission): string {
  const who = pair ? pair.map(roleText).join(' and ') : anyOf(by);
  return `${upper(who)}${scopeTexts[scope]}`;
}
const roleText = (role: Role) => roles[role].en;
const anyOf = (some: readonly Role[]) =>
  some.length === roleNames.length ? 'everybody signed in' : some.map(roleText).join(', ');

function commandOperation(aggregate: AggregateContract, type: string, body: Body | undefined): Json {
  const contract: CommandContract = aggregate.commands[type]!;
  const isPair = contract.may.pair !== undefined;
  return {
    operationId: type,
    tags: [aggregate.service],
    summary: `${contract.words.zh} · ${upper(contract.words.en)}`,
    description: whoMay(contract.may),
    parameters: [
      ...[idName(aggregate), 'Command', 'Match', ...(isPair ? ['Proposal'] : [])].map((name) =>
        reference(`parameters/${name}`),
      ),
    ],
    requestBody: requestBody(body, isPair),
    responses: {
      ...(isPair ? { '2XX': reference('responses/Paired') } : { '200': reference('responses/Done') }),
      ...problems,
    },
  };
}

function requestBody(body: Body | undefined, isPair: boolean): Json {
  if (!body) return reference('requestBodies/Nothing');
  if (body.isCommon && !isPair) return reference(`requestBodies/${body.name}`);
  const schema = body.name ? reference(`schemas/${body.name}`) : body.schema;
  const { content, required } = jsonBody(schema);
  // Whoever answers a proposal sends none.
  return isPair ? { content } : { required, content };
}

const readTexts: Readonly<Record<Exclude<ReadScope, 'all'>, string>> = {
  open: 'what is not secret',
  mine: 'own units',
  self: 'own rows',
  foreign: 'other units than their own',
  notRecused: 'not recused',
  reader: 'rows that their role reads',
  duty: 'their own duties',
};

/**
 * Gives the readers of a view as text, such as `operator, auditor; bureau officer: their own units`. A role
 * without a limit reads every row.
 */
function whoSees({ scopes }: ReadModel): string {
  if (scopes.public === 'all') return 'everybody';
  const limits = new Set(roleNames.map((role) => scopes[role]));
  const [limit] = limits;
  if (limits.size === 1 && limit !== undefined) return `everybody signed in${limited(limit)}`;
  const byScope = Map.groupBy(Object.entries(scopes), ([, scope]) => scope);
  return [...byScope]
    .map(
      ([scope, entries]) =>
        entries.map(([role]) => (role === 'public' ? 'everybody' : roleText(role as Role))).join(', ') +
        limited(scope),
    )
    .join('; ');
}

const limited = (scope: ReadScope) => (scope === 'all' ? '' : `: ${readTexts[scope]}`);

function listOperation(service: string, name: string, model: ReadModel): Json {
  return {
    operationId: `list${upper(name)}`,
    tags: [service],
    summary: `${model.words.zh} · ${upper(model.words.en)}`,
    description: upper(whoSees(model)),
    ...anonymous(model),
    parameters: [...filterParameters(model), reference('parameters/Page')],
    responses: {
      '200': {
        description: '',
        content: {
          'application/json': {
            schema: {
              type: 'array',
              items: { anyOf: [reference(`schemas/${rowName(name)}`), reference('schemas/Group')] },
            },
          },
        },
      },
      ...problems,
    },
  };
}

function rowOperation(service: string, name: string, model: ReadModel): Json {
  return {
    operationId: `rowOf${upper(name)}`,
    tags: [service],
    // The list says in both languages what a row is.
    summary: 'Row',
    ...anonymous(model),
    parameters: [...['Key', 'Past'].map((parameter) => reference(`parameters/${parameter}`))],
    responses: {
      '200': {
        description: '',
        content: { 'application/json': { schema: reference(`schemas/${rowName(name)}`) } },
      },
      ...problems,
    },
  };
}

/**
 * Gives the ways in to a view that the public reads, too: reading needs no header beside the cookie. Where
 * all read the same, it does not matter who asks.
 */
function anonymous({ scopes, of, only = {} }: ReadModel): Json {
  if (scopes.public === undefined) return {};
  const isSameForAll = of === undefined && Object.keys(only).length === 0 && scopes.public === 'all';
  const reading = signedIn.map(({ csrf: _csrf, ...by }) => by);
  return { security: isSameForAll ? [{}] : [{}, ...reading] };
}

/** The parameters of a list that name fields, which are those that the view has an index on. */
function filterParameters({ indexes }: ReadModel): Json[] {
  if (indexes.length === 0) return [];
  const schema = {
    ...reference('schemas/Filter'),
    propertyNames: { pattern: `^(${indexes.join('|')})\\b` },
  };
  return [{ name: 'filter', in: 'query', schema }];
}
