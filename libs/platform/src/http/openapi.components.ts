import { roles } from '@laurel/contracts';
import { type Json, jsonSchema, reference } from './openapi.schemas.ts';
import { problemCodes } from './problem.ts';
import { asOfForm } from './query.ts';

const problemStatuses = [...new Set(Object.values(problemCodes()))].sort();

/** What operations of the document share: who one is, headers, parameters, problem answers. */
export function components() {
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
    Offset: query('offset', { type: 'string', pattern: '^[0-9]{1,7}$' }, 'Rows to skip.'),
    Limit: query('limit', { type: 'string', pattern: '^([0-9]{1,3}|1000)$' }, 'Rows at most, up to 1000.'),
    AsOf: query('asOf', jsonSchema(asOfForm), 'A log position or an instant: the view as it was.'),
    MinPosition: query('minPosition', { type: 'string', pattern: '^[0-9]{1,15}$' }, 'Wait until the view has seen this position.'),
  };
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
    proposal: {
      type: 'object',
      required: ['proposalId', 'expiresAt', 'payloadHash'],
      additionalProperties: false,
      properties: { proposalId: { type: 'string' }, expiresAt: { type: 'string' }, payloadHash: { type: 'string' } },
    },
    oneTimePassword: { type: 'string', description: 'Of CreateAccount and ResetPassword, this once.' },
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
      code: { type: 'string', enum: Object.keys(problemCodes()) },
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
