import fc from 'fast-check';
import type { Body, Draft } from './draft.ts';

/** What may be wrong with a request. Each makes one thing odd; most of them the document does not allow. */

type Alteration = (draft: Draft) => fc.Arbitrary<Draft>;

const megabyte = 1024 * 1024;
const ownKey = (name: string, value: unknown): object =>
  JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`) as object;

const oddValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u200b',
  '𠮷'.repeat(40),
  '党'.repeat(5_001),
  'x'.repeat(100_000),
  '__proto__',
  "'; drop table events; --",
  '2023-02-30',
  '9999999999999999999999',
  [],
  {},
  [[[[]]]],
  ownKey('__proto__', { admin: true }),
  ownKey('constructor', { prototype: {} }),
];
const oddKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'extra',
  '',
  '\u0000',
  '额外',
  '$where',
  'k'.repeat(10_000),
];
const oddIds = [
  '%00',
  '%ff',
  '%',
  '%2',
  '%zz',
  '%2e%2e',
  '%2F',
  '..%2f..%2fetc',
  '__proto__',
  'constructor',
  'a'.repeat(401),
  '%F0%9F%8F%85',
  '%ED%A0%80',
  '%20',
  'r2023..b01',
  '.r2023.',
  '*',
  ';',
  "'",
  '%5c',
  '-',
  '%0d%0aX-Odd:1',
];
const oddQuery = [
  'extra=1',
  '__proto__=1',
  'constructor=1',
  'constructor[prototype][x]=1',
  'toString=1',
  'sort=',
  'sort=__proto__',
  'sort=-',
  'sort=a&sort=b',
  'limit=-1',
  'limit=1001',
  'limit=1e3',
  'limit=1&limit=2',
  'offset=99999999999999999999',
  'asOf=yesterday',
  'asOf=999999999999999',
  'asOf=2023-13-41T00:00:00Z',
  'asOf=0000-01-01T00:00:00Z',
  'asOf=9999-12-31T23:59:59Z',
  'asOf=0',
  'minPosition=9007199254740993',
  'countBy=__proto__',
  'countBy=,',
  '%ff=%ff',
  '%=%',
  '=',
  '&&&',
  'status.in=',
  'version=null',
  'name.prefix=%25_%5c',
  'unitId.from=%00',
  `name=${'x'.repeat(4_000)}`,
  'confirms=%20',
  'confirms=__proto__',
  'confirms=a&confirms=b',
  'types=__proto__',
  'kind=constructor',
];
const oddHeaders: readonly (readonly [string, string])[] = [
  ['Idempotency-Key', ''],
  ['Idempotency-Key', 'again'],
  ['Idempotency-Key', '00000000-0000-0000-0000-000000000000'],
  ['Idempotency-Key', '0B5A3B0E-7F3A-4C8E-9B1D-2F6E8A9C0D1E'],
  ['Idempotency-Key', 'é'.repeat(400)],
  ['If-Match', 'W/"v1"'],
  ['If-Match', '"v01", "v2"'],
  ['If-Match', '"v9999999999"'],
  ['If-Match', ''],
  ['If-None-Match', '*'],
  ['X-Role', 'emperor'],
  ['X-Role', '__proto__'],
  ['X-Role', 'system'],
  ['X-Rehearsal-Instant', 'now'],
  ['X-Rehearsal-Instant', '2023-02-30T00:00:00.000Z'],
  ['X-Rehearsal-Instant', '2022-01-01T00:00:00.000Z'],
  ['X-Request-Id', '\u00ff'.repeat(300)],
  ['X-Request-Id', 'the-same'],
  ['X-CSRF-Token', 'é'],
  ['Accept', 'text/html'],
  ['Accept', 'é/é;q=x'],
  ['Accept-Language', 'en'],
  ['Accept-Language', '*;q=0, é'],
  ['Accept-Encoding', 'identity;q=0'],
  ['Content-Type', 'text/plain'],
  ['Content-Type', 'application/xml'],
  ['Content-Type', 'application/json; charset=utf-16'],
  ['Content-Type', 'Application/JSON;charset=UTF-8'],
  ['Content-Type', 'multipart/form-data'],
  ['Content-Type', 'é'],
  ['Content-Type', ''],
  ['Content-Encoding', 'gzip'],
  ['Cookie', 'laurel-session=forged'],
  ['Cookie', '=;;;é=%ff'],
  ['Range', 'bytes=5-1'],
  ['Last-Event-ID', '-1'],
  ['Last-Event-ID', '9007199254740993'],
  ['X-HTTP-Method-Override', 'DELETE'],
  ['Forwarded', 'for="[::1'],
  ['Origin', 'null'],
  ['Authorization', 'Bearer'],
  ['Authorization', 'Bearer e30.e30.e30'],
  ['Authorization', 'Basic é'],
];
const oddMethods = [
  'HEAD',
  'OPTIONS',
  'PUT',
  'PATCH',
  'DELETE',
  'GET',
  'POST',
  'TRACE',
  'PROPFIND',
  'QUERY',
  'LINK',
];
const oddBytes: readonly Buffer[] = [
  '',
  'null',
  '[]',
  '""',
  '{',
  '{"a":1,}',
  '{"a":NaN}',
  '{"a":1e999}',
  '\ufeff{}',
  '{}{}',
  '{"a":1,"a":2}',
  '{"__proto__":{"a":1}}',
  '['.repeat(200_000),
  '{"a":'.repeat(50_000),
]
  .map((text) => Buffer.from(text))
  .concat(
    Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    Buffer.from('{}', 'utf16le'),
    Buffer.alloc(megabyte + 1, 0x20),
  );

const withHeader = (draft: Draft, name: string, value: string | undefined): Draft => {
  const others = Object.entries(draft.headers).filter(
    ([other]) => other.toLowerCase() !== name.toLowerCase(),
  );
  return { ...draft, headers: Object.fromEntries(value === undefined ? others : [...others, [name, value]]) };
};

const oddHeader: Alteration = (draft) =>
  fc.constantFrom(...oddHeaders).map(([name, value]) => withHeader(draft, name, value));
const withoutHeader: Alteration = (draft) =>
  fc
    .constantFrom(...Object.keys(draft.headers), 'Authorization')
    .map((name) => withHeader(draft, name, undefined));
const oddParameter: Alteration = (draft) =>
  fc.constantFrom(...oddQuery).map((pair) => ({ ...draft, query: [...draft.query, pair] }));
const withoutParameters: Alteration = (draft) => fc.constant({ ...draft, query: [] });
const oddPlace: Alteration = (draft) =>
  fc
    .tuple(fc.constantFrom(...Object.keys(draft.places)), fc.constantFrom(...oddIds))
    .map(([name, id]) => ({ ...draft, places: { ...draft.places, [name]: id } }));
const oddMethod: Alteration = (draft) =>
  fc.constantFrom(...oddMethods).map((method) => ({ ...draft, method }));
const oddBody: Alteration = (draft) =>
  fc.constantFrom(...oddBytes).map((bytes) => ({ ...draft, body: { bytes } }));
const withoutBody: Alteration = ({ body: _body, ...draft }) => fc.constant(draft);
const oddPart: Alteration = (draft) => {
  const { json } = draft.body as { json: unknown };
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...pathsOf(json)), fc.constantFrom(...oddValues))
      .map(([path, value]) => bodied(draft, replaced(json, path, value))),
    fc.constantFrom(...pathsOf(json)).map((path) => bodied(draft, replaced(json, path, undefined))),
    fc
      .tuple(fc.constantFrom(...oddKeys), fc.constantFrom(...oddValues))
      .map(([key, value]) => bodied(draft, { ...(json as object), ...ownKey(key, value) })),
  );
};

/** The draft with one to three things odd about it. */
export function altered(draft: Draft): fc.Arbitrary<Draft> {
  return fc.integer({ min: 1, max: 3 }).chain((times) => again(draft, times));
}

function again(draft: Draft, times: number): fc.Arbitrary<Draft> {
  if (times === 0) return fc.constant(draft);
  return fc
    .constantFrom(...fitting(draft))
    .chain((alteration) => alteration(draft).chain((next) => again(next, times - 1)));
}

function fitting({ places, body, query }: Draft): Alteration[] {
  return [
    oddHeader,
    oddHeader,
    withoutHeader,
    oddParameter,
    oddMethod,
    ...(query.length > 0 ? [withoutParameters] : []),
    ...(Object.keys(places).length > 0 ? [oddPlace] : []),
    ...(body && 'json' in body ? [oddPart, oddPart, oddPart] : []),
    ...(body ? [oddBody, withoutBody] : []),
  ];
}

const bodied = (draft: Draft, json: unknown): Draft => ({ ...draft, body: { json } satisfies Body });

type Path = readonly (string | number)[];

/** Every place in a JSON value, the whole first. */
function pathsOf(json: unknown, path: Path = []): Path[] {
  if (typeof json !== 'object' || json === null) return [path];
  const below = Array.isArray(json) ? [...json.entries()] : Object.entries(json);
  return [path, ...below.flatMap(([key, value]) => pathsOf(value, [...path, key]))];
}

/** The value with another at a place; `undefined` takes it away. */
function replaced(json: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value ?? null;
  const inner = (json as Record<string | number, unknown>)[step];
  const next = replaced(inner, rest, value);
  if (Array.isArray(json))
    return json.map((item: unknown, index) => (index === step ? (next ?? null) : item));
  const { [step]: _old, ...others } = json as Record<string, unknown>;
  return rest.length === 0 && value === undefined ? others : { ...others, [step]: next };
}
