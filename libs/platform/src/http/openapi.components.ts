import { type AggregateContract, aggregates } from '@laurel/contracts';
import { idName } from './id-name.ts';
import { type Json, jsonSchema, reference } from './openapi.schemas.ts';
import { problemCodes } from './problem.ts';
import { asOfForm, filterMaximum, operators } from './query.ts';
import { publicCommands } from './commands.controller.ts';

const problemStatuses = [...new Set(Object.values(problemCodes()))].sort();

/**
 * The components that operations of the document share: how a client authenticates, headers, parameters,
 * problem answers.
 */
export function components() {
  return {
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer' },
      session: { type: 'apiKey', in: 'cookie', name: 'laurel-session' },
      csrf: {
        type: 'apiKey',
        in: 'header',
        name: 'X-CSRF-Token',
        description: 'Needed with the session cookie where something is changed.',
      },
      role: {
        type: 'apiKey',
        in: 'header',
        name: 'X-Role',
        description: 'The role to act in, for persons with several.',
      },
    },
    headers: {
      ETag: {
        description: 'The version of the stream, for those who may command it.',
        schema: { type: 'string' },
      },
      EventPosition: { description: 'The log position the answer has seen.', schema: { type: 'string' } },
    },
    parameters: parameters(),
    requestBodies: {
      Nothing: jsonBody(reference('schemas/Nothing')),
    },
    responses: {
      Done: commandAnswer('Done, or done before under the same key.'),
      Paired: commandAnswer('202: proposed. 200: confirmed, or answered before.'),
      Error: problemAnswer(),
    },
    schemas: {
      MinPosition: {
        type: 'string',
        pattern: '^[0-9]{1,15}$',
        description: 'Wait until the view has seen this position.',
      },
      AsOf: { ...jsonSchema(asOfForm), description: 'A log position or an instant: the view as it was.' },
      CommandDone: commandDone,
      Group: counted,
      Filter: filter,
      Nothing: { type: 'object', properties: {}, additionalProperties: false, examples: [{}] },
      Problem: problemSchema(),
    },
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
  const query = (name: string, schema: Json, description: string) => ({
    name,
    in: 'query',
    schema,
    description,
  });
  return {
    ...idParameters(),
    Command: header(
      'Idempotency-Key',
      { type: 'string', format: 'uuid' },
      true,
      'The command id. Repeating it repeats nothing.',
    ),
    Match: header(
      'If-Match',
      { type: 'string', pattern: '^(\\*|"v[0-9]{1,9}")$' },
      true,
      'The version seen, or * for whatever it is now.',
    ),
    Proposal: query(
      'proposal',
      { type: 'object', properties: answered, additionalProperties: false },
      'The proposal that this answers; then the body may be left out. Or the batch of a new one.',
    ),
    Key: { name: 'key', in: 'path', required: true, schema: { type: 'string' } },
    Page: query(
      'page',
      { ...past, properties: { ...page, ...past.properties } },
      'The rows wanted, of the view as it is or was.',
    ),
    Past: query('past', past, 'The view as it was, or as it will be.'),
  };
}

/** A body that is JSON and cannot be left out. */
export const jsonBody = (schema: Json): Json => ({
  required: true,
  content: { 'application/json': { schema } },
});

export const jsonAnswer = (description: string, schema: Json): Json => ({
  description,
  content: { 'application/json': { schema } },
});

const proposalId = reference('schemas/Name');

/** The answer to a proposal, or the batch of a new one. */
const answered = {
  confirms: proposalId,
  declines: proposalId,
  withdraws: proposalId,
  reason: reference('schemas/Text500'),
  batch: proposalId,
};

/** The part of a list that is asked for, and its order. */
const page = {
  offset: { type: 'string', pattern: '^[0-9]{1,7}$', description: 'Rows to skip.' },
  limit: {
    type: 'string',
    pattern: '^([0-9]{1,3}|1000)$',
    description: 'At most 1000.',
  },
  sort: {
    type: 'string',
    description: 'Fields of the filter by comma; a minus reverses.',
  },
  countBy: {
    type: 'string',
    description: 'Count by these fields instead of listing.',
  },
};

/** The state of a view that is asked for. */
const past = {
  type: 'object',
  properties: {
    asOf: reference('schemas/AsOf'),
    minPosition: reference('schemas/MinPosition'),
  },
  additionalProperties: false,
};

/** The filter of a list. The fields it may name are documented with each list. */
const filter: Json = {
  type: 'object',
  propertyNames: { pattern: `^\\w+(\\.(${operators.join('|')}))?$` },
  additionalProperties: { type: 'string', maxLength: filterMaximum },
  examples: [{ 'campaignId.in': 'r2023,r2024', status: 'open' }],
};

/** One group of a count: the values of the fields that were counted by, and how many rows have them. */
const counted: Json = { type: 'object', required: ['count'], properties: { count: { type: 'integer' } } };

/** The ids of aggregates that have commands, by their form. */
function idParameters(): Json {
  const text = ({ id }: AggregateContract) => id.map((part) => `<${part}>`).join('.');
  return Object.fromEntries(
    aggregates
      .filter((contract) => publicCommands(contract).length > 0)
      .map((contract) => [
        idName(contract),
        { name: 'id', in: 'path', required: true, description: text(contract), schema: { type: 'string' } },
      ]),
  );
}

const commandDone: Json = {
  type: 'object',
  required: ['stream', 'version', 'position', 'events', 'repeated'],
  additionalProperties: false,
  properties: {
    stream: { type: 'string' },
    version: { type: 'integer' },
    position: { type: 'integer' },
    events: { type: 'array', items: { type: 'string' } },
    repeated: { type: 'boolean' },
    effects: { type: 'array', items: reference('schemas/Bilingual') },
    proposal: {
      type: 'object',
      required: ['proposalId', 'expiresAt', 'payloadHash'],
      additionalProperties: false,
      properties: {
        proposalId: { type: 'string' },
        expiresAt: { type: 'string' },
        payloadHash: { type: 'string' },
      },
    },
    oneTimePassword: { type: 'string' },
    activationHalf: { type: 'string', description: 'Half of the holder’s code.' },
    sealedCode: { type: 'string' },
  },
};

function problemSchema(): Json {
  return {
    type: 'object',
    required: ['type', 'title', 'status', 'code', 'zh', 'en', 'requestId'],
    additionalProperties: false,
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string', description: 'One of those of its status.' },
      zh: { type: 'string' },
      en: { type: 'string' },
      instance: { type: 'string' },
      requestId: { type: 'string' },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          required: ['pointer', 'code', 'zh', 'en'],
          additionalProperties: false,
          properties: {
            pointer: { type: 'string' },
            code: { type: 'string' },
            zh: { type: 'string' },
            en: { type: 'string' },
          },
        },
      },
    },
  };
}

function commandAnswer(description: string): Json {
  const headers = { ETag: reference('headers/ETag'), 'X-Event-Position': reference('headers/EventPosition') };
  return {
    description,
    headers,
    content: { 'application/json': { schema: reference('schemas/CommandDone') } },
  };
}

/** A problem of any status, each with its codes. */
function problemAnswer(): Json {
  const description = problemStatuses.map((status) => `${status}: ${codesWith(status)}.`).join('\n\n');
  return { description, content: { 'application/problem+json': { schema: reference('schemas/Problem') } } };
}

function codesWith(status: number): string {
  return Object.entries(problemCodes())
    .filter(([, code]) => code === status)
    .map(([code]) => code)
    .join(' ');
}
