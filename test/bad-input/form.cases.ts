import { candidates } from '../http/campaign.ts';
import { freshKey } from '../http/client.ts';
import type { Case } from './case.ts';

/** Requests that are not well formed: bodies, headers, addresses, queries. None is judged by the domain. */

const draft = 'recommendations/r2023.b01/draft-recommendation';
const good = candidates('b01.001');
const json = { 'content-type': 'application/json' };
const headers = () => ({ ...json, 'idempotency-key': freshKey(), 'if-match': '*' });
const one = good.candidates[0]!;

/** The case of a body that a bureau officer sends as a draft. */
function body(name: string, sent: unknown, ...faults: string[]): Case {
  return {
    name,
    send: ({ as }) => as['bo-b01-one'].command(draft, sent),
    status: 400,
    code: 'invalid_input',
    faults,
  };
}

/** The case of bytes that are no body at all. */
function bytes(
  name: string,
  sent: string | Uint8Array,
  status: number,
  code: string,
  type: Record<string, string> = json,
): Case {
  return {
    name,
    send: ({ as }) => as['bo-b01-one'].send('POST', `/api/v1/${draft}`, sent, { ...headers(), ...type }),
    status,
    code,
  };
}

export const bodies: readonly Case[] = [
  body('a text where a list belongs', { candidates: 'b01.001' }, '/candidates invalid_type'),
  body(
    'a text where a number belongs',
    { candidates: [{ ...one, rank: '1' }] },
    '/candidates/0/rank invalid_type',
  ),
  body('a broken number', { candidates: [{ ...one, rank: 1.5 }] }, '/candidates/0/rank invalid_type'),
  body(
    'a number beyond measure',
    { candidates: [{ ...one, rank: 1e300 }] },
    '/candidates/0/rank too_big',
    '/candidates/0/rank too_big',
  ),
  body('a field that is missing', {}, '/candidates invalid_type'),
  body('a field that nobody knows', { ...good, surprise: 1 }, '/surprise unknown_field'),
  body(
    'an inner field that nobody knows',
    { candidates: [{ ...one, score: '100' }] },
    '/candidates/0/score unknown_field',
  ),
  body(
    'two faults at once',
    { candidates: [{ ...one, branchId: 'B01', rank: 0 }] },
    '/candidates/0/branchId invalid_format',
    '/candidates/0/rank too_small',
  ),
  body('a reason of blanks', { candidates: [{ ...one, reason: '   ' }] }, '/candidates/0/reason too_small'),
  body(
    'a reason too long',
    { candidates: [{ ...one, reason: '长'.repeat(501) }] },
    '/candidates/0/reason too_big',
  ),
  body('a list too long', { candidates: Array.from({ length: 51 }, () => one) }, '/candidates too_big'),
  body('a list instead of an object', [good], '/ invalid_type'),
  body('nothing', null, '/ invalid_type'),
  body(
    'a field named after a prototype',
    JSON.parse('{"__proto__":{"candidates":[]}}'),
    '/candidates invalid_type',
    '/__proto__ unknown_field',
  ),
  body(
    'a field named constructor',
    { ...good, constructor: { prototype: {} } },
    '/constructor unknown_field',
  ),
  bytes(
    'a body of two megabytes',
    JSON.stringify({ candidates: 'x'.repeat(2 * 1024 * 1024) }),
    413,
    'too_large',
  ),
  bytes(
    'UTF-8 that is broken',
    new Uint8Array([...Buffer.from('{"candidates":"'), 0xff, 0xfe, ...Buffer.from('"}')]),
    400,
    'malformed',
  ),
  bytes('half a character', new Uint8Array([...Buffer.from('{"a":"'), 0xe4, 0xb8]), 400, 'malformed'),
  bytes('JSON that is broken', '{"candidates": [', 400, 'malformed'),
  bytes('no body', '', 400, 'malformed'),
  bytes('JSON with a comment', '{} // nothing', 400, 'malformed'),
  bytes('another content type', JSON.stringify(good), 415, 'unsupported_media_type', {
    'content-type': 'text/plain',
  }),
  bytes('XML', '<a/>', 415, 'unsupported_media_type', { 'content-type': 'application/xml' }),
  bytes('a form', 'a=b', 415, 'unsupported_media_type', {
    'content-type': 'application/x-www-form-urlencoded',
  }),
];

/** The case of a good draft with these headers. */
function withHeaders(
  name: string,
  sent: Record<string, string>,
  status: number,
  code: string,
  ...faults: string[]
): Case {
  const send: Case['send'] = ({ as }) => as['bo-b01-one'].post(draft, good, sent);
  return { name, send, status, code, ...(faults.length > 0 && { faults }) };
}

/** The case of an answer to a proposal, by the second officer. */
function answer(name: string, query: string, sent: unknown, ...faults: string[]): Case {
  return {
    name,
    send: ({ as }) =>
      as['bo-b01-two'].post(`recommendations/r2023.b01/seal-recommendation?${query}`, sent, headers()),
    status: 400,
    code: 'invalid_input',
    faults,
  };
}

export const answers: readonly Case[] = [
  answer('that confirms no id', 'confirms=%20', {}, '?confirms invalid_format'),
  answer('that confirms a way out', 'confirms=..%2F1', {}, '?confirms invalid_format'),
  answer('that confirms two at once', 'confirms=p-1&confirms=p-2', {}, '?confirms invalid_type'),
  answer('that declines no id', 'declines=__proto__&reason=R', {}, '?declines invalid_format'),
  answer('that declines for a blank reason', 'declines=p-1&reason=%20%20', {}, '?reason too_small'),
  answer(
    'that declines for a reason too long',
    `declines=p-1&reason=${encodeURIComponent('长'.repeat(501))}`,
    {},
    '?reason too_big',
  ),
  answer(
    'of two faults at once',
    'withdraws=%20&reason=%20',
    {},
    '?withdraws invalid_format',
    '?reason too_small',
  ),
  answer(
    'with a content that nobody knows',
    'declines=p-1',
    { a: 1 },
    '/minutesNumber invalid_type',
    '/a unknown_field',
  ),
  answer('that withdraws and sends a list', 'withdraws=p-1', [], '/ invalid_type'),
  {
    ...answer('that confirms and withdraws', 'confirms=p-1&withdraws=p-1', {}),
    ...refusedAs('answered_twice'),
  },
  {
    ...answer('that confirms what nobody proposed', 'confirms=p-1', {}),
    ...refusedAs('proposal_unknown', '?confirms'),
  },
  {
    ...answer('that declines what nobody proposed', 'declines=p-1', {}),
    ...refusedAs('proposal_unknown', '?declines'),
  },
  {
    ...answer('that withdraws what nobody proposed', 'withdraws=p-1', {}),
    ...refusedAs('proposal_unknown', '?withdraws'),
  },
];

function refusedAs(code: string, field?: string): Pick<Case, 'status' | 'code' | 'faults'> {
  return { status: 409, code, faults: field === undefined ? [] : [`${field} ${code}`] };
}

const uuid = '5a1f6c0e-9b7d-4c0f-8a2e-3d1b6f7c8d90';
export const headerCases: readonly Case[] = [
  withHeaders(
    'no Idempotency-Key',
    { 'if-match': '*' },
    400,
    'invalid_input',
    'Idempotency-Key uuid_required',
  ),
  withHeaders(
    'an Idempotency-Key that is no UUID',
    { 'if-match': '*', 'idempotency-key': '1' },
    400,
    'invalid_input',
    'Idempotency-Key uuid_required',
  ),
  withHeaders('no If-Match', { 'idempotency-key': uuid }, 428, 'precondition_required'),
  withHeaders(
    'an If-Match of another form',
    { 'if-match': '3', 'idempotency-key': uuid },
    400,
    'invalid_input',
    'If-Match version_form',
  ),
  withHeaders(
    'an If-Match of a list',
    { 'if-match': '"v1", "v2"', 'idempotency-key': uuid },
    400,
    'invalid_input',
    'If-Match version_form',
  ),
  withHeaders(
    'an If-Match that is stale',
    { 'if-match': '"v7"', 'idempotency-key': uuid },
    412,
    'stale_version',
  ),
  withHeaders(
    'an instant of another form',
    { ...headers(), 'x-rehearsal-instant': 'now' },
    400,
    'invalid_input',
    'X-Rehearsal-Instant instant_form',
  ),
  withHeaders(
    'an instant that never is',
    { ...headers(), 'x-rehearsal-instant': '2023-13-41T00:00:00.000Z' },
    400,
    'invalid_input',
    'X-Rehearsal-Instant instant_form',
  ),
  withHeaders(
    'an instant gone by',
    { ...headers(), 'x-rehearsal-instant': '2023-01-01T00:00:00.000Z' },
    409,
    'instant_in_past',
    'X-Rehearsal-Instant instant_in_past',
  ),
  withHeaders(
    'a token that is none',
    { ...headers(), authorization: 'Bearer nonsense' },
    401,
    'unauthenticated',
  ),
  withHeaders(
    'a token of no algorithm',
    { ...headers(), authorization: `Bearer ${unsigned()}` },
    401,
    'unauthenticated',
  ),
  withHeaders(
    'a password instead of a token',
    { ...headers(), authorization: 'Basic Ym86Ym8=' },
    401,
    'unauthenticated',
  ),
  {
    name: 'a cookie without the proof that the page is ours',
    send: async ({ as, anonymous }) => {
      const cookie = `laurel-session=${as['bo-b01-one'].token}`;
      return await anonymous.post(draft, good, { ...headers(), cookie });
    },
    status: 403,
    code: 'csrf',
  },
];

/** A token that claims the operator and is signed by nobody. */
function unsigned(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ iss: 'laurel', sub: 'op-city', sid: 'x', exp: 4102444800 })}.`;
}

/** The case of an address that an operator asks. */
function address(
  name: string,
  method: string,
  path: string,
  status: number,
  code: string,
  ...faults: string[]
): Case {
  const send: Case['send'] = ({ as }) =>
    as['op-city'].send(
      method,
      path,
      method === 'POST' ? '{}' : undefined,
      method === 'POST' ? headers() : {},
    );
  return { name, send, status, code, ...(faults.length > 0 && { faults }) };
}

const list = '/api/v1/candidates';
const unknown = (name: string) => `?${name} unknown_parameter`;

export const addresses: readonly Case[] = [
  address('an address that is not', 'GET', '/api/v1/nonsense', 404, 'no_such_resource'),
  address('a command that is not', 'POST', '/api/v1/recommendations/r2023.b01/win', 404, 'no_such_resource'),
  address(
    'a command of the system',
    'POST',
    '/api/v1/recommendations/r2023.b01/close-recommendation',
    404,
    'no_such_resource',
  ),
  address(
    'a command named after a prototype',
    'POST',
    '/api/v1/recommendations/r2023.b01/__proto__',
    404,
    'no_such_resource',
  ),
  address(
    'a command named constructor',
    'POST',
    '/api/v1/recommendations/r2023.b01/constructor',
    404,
    'no_such_resource',
  ),
  address('another method', 'PUT', list, 405, 'method_not_allowed'),
  address('deleting what is on record', 'DELETE', `${list}/r2023.b01.001`, 405, 'method_not_allowed'),
  address('an escape that is broken', 'GET', `${list}/%E0%A4%A`, 400, 'malformed'),
  address('an escape that is none', 'GET', `${list}/%zz`, 400, 'malformed'),
  address('a row that is not', 'GET', `${list}/r2023.b99.999`, 404, 'not_found', '{id} not_found'),
  address('a row named after a prototype', 'GET', `${list}/__proto__`, 404, 'not_found', '{id} not_found'),
  address('a row with a zero byte', 'GET', `${list}/r2023%00`, 404, 'not_found', '{id} not_found'),
  address(
    'a row named by a statement',
    'GET',
    `${list}/${encodeURIComponent("x' OR 1=1 --")}`,
    404,
    'not_found',
    '{id} not_found',
  ),
  address(
    'a way out of the directory',
    'GET',
    '/api/v1/attachments/r2023.b01.001/..%2f..%2fsecret.key/content',
    404,
    'not_found',
    '{id} not_found',
  ),
  address(
    'an id of another form',
    'POST',
    '/api/v1/campaigns/r2023.b01/open-campaign',
    404,
    'not_found',
    '{id} not_found',
  ),
  address(
    'an id beyond measure',
    'POST',
    `/api/v1/campaigns/${'r'.repeat(390)}/open-campaign`,
    404,
    'not_found',
    '{id} not_found',
  ),
  address('a parameter that is not', 'GET', `${list}?nonsense=1`, 400, 'invalid_input', unknown('nonsense')),
  address(
    'a parameter named after a prototype',
    'GET',
    `${list}?__proto__=1`,
    400,
    'invalid_input',
    unknown('__proto__'),
  ),
  address(
    'a parameter named constructor',
    'GET',
    `${list}?constructor=1`,
    400,
    'invalid_input',
    unknown('constructor'),
  ),
  address('a field that is not indexed', 'GET', `${list}?form=x`, 400, 'invalid_input', unknown('form')),
  address(
    'a filter said twice',
    'GET',
    `${list}?status=draft&status=lapsed`,
    400,
    'invalid_input',
    '?status filter_form',
  ),
  address(
    'an order by what is not',
    'GET',
    `${list}?sort=beauty`,
    400,
    'invalid_input',
    '?sort unknown_field',
  ),
  address(
    'a count by what is not',
    'GET',
    `${list}?countBy=__proto__`,
    400,
    'invalid_input',
    '?countBy unknown_field',
  ),
  address('a page below nothing', 'GET', `${list}?limit=-1`, 400, 'invalid_input', '?limit whole_number'),
  address('a page beyond measure', 'GET', `${list}?limit=1001`, 400, 'invalid_input', '?limit whole_number'),
  address(
    'a page that is no number',
    'GET',
    `${list}?offset=many`,
    400,
    'invalid_input',
    '?offset whole_number',
  ),
  address('a past that never was', 'GET', `${list}?asOf=yesterday`, 400, 'invalid_input', '?asOf as_of_form'),
  address(
    'a position that is none',
    'GET',
    `${list}?minPosition=x`,
    400,
    'invalid_input',
    '?minPosition whole_number',
  ),
  address(
    'a parameter of a row that is not',
    'GET',
    `${list}/r2023.b01.001?sort=rank`,
    400,
    'invalid_input',
    unknown('sort'),
  ),
  address(
    'events that are not',
    'GET',
    '/api/v1/stream?types=Nonsense',
    400,
    'invalid_input',
    '?types type_unknown',
  ),
  address(
    'a place in the stream that is none',
    'GET',
    '/api/v1/stream?lastEventId=x',
    400,
    'invalid_input',
    'Last-Event-ID whole_number',
  ),
];
