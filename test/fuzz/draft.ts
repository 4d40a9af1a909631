import fc from 'fast-check';
import type { Sent } from './client.ts';
import type { Operation, Parameter } from './document.ts';
import { idOf } from './ids.ts';
import { fromSchema } from './schema.arbitrary.ts';

/** A request in the making: all that its operation asks for, not yet bytes. */
export interface Draft {
  readonly method: string;
  /** As documented: `/api/v1/accounts/{id}`. */
  readonly path: string;
  /** Encoded, by the name they have in the path. */
  readonly places: Readonly<Record<string, string>>;
  /** Encoded, `name=value`. */
  readonly query: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Body;
}

/** What is sent, as JSON while it can still be altered by its parts. */
export type Body = { readonly json: unknown } | { readonly bytes: Buffer };

const optionalAtOnce = 3;

/** Requests that the document allows, whoever sends them. */
export function allowed(operation: Operation): fc.Arbitrary<Draft> {
  const needed = operation.parameters.filter(({ required }) => required);
  const free = operation.parameters.filter(({ required }) => !required);
  return fc
    .subarray(free, { maxLength: Math.min(optionalAtOnce, free.length) })
    .chain((chosen) =>
      fc.tuple(
        fc.tuple(...[...needed, ...chosen].map((parameter) => valued(operation, parameter))),
        bodyOf(operation),
      ),
    )
    .map(([values, body]) => drafted(operation, values, body));
}

/** The bytes of a draft. */
export function sent({ method, path, places, query, headers, body }: Draft): Sent {
  const target = path.replace(/\{(\w+)\}/g, (_whole, name: string) => places[name]!);
  return {
    method,
    target: query.length > 0 ? `${target}?${query.join('&')}` : target,
    headers,
    ...(body && { body: 'bytes' in body ? body.bytes : Buffer.from(JSON.stringify(body.json)) }),
  };
}

type Valued = readonly [Parameter, string];

function valued(operation: Operation, parameter: Parameter): fc.Arbitrary<Valued> {
  const { name, schema } = parameter;
  const usual =
    parameter.in === 'path'
      ? fc.oneof(
          { weight: 5, arbitrary: idOf(operation.path, parameter) },
          { weight: 1, arbitrary: fromSchema(schema).filter(hasSome) },
        )
      : name === 'If-Match'
        ? fc.constantFrom('*', '*', '*', '"v0"', '"v1"', '"v2"', '"v999999999"')
        : parameter.in === 'header' && !schema['pattern'] && !schema['enum'] && !schema['format']
          ? fc.stringMatching(/^[!-~]{1,40}$/)
          : fromSchema(schema);
  return usual.map((value) => [parameter, String(value)] as const);
}

/** A path has no place for nothing, nor for `.` and `..`, which are not sent but followed. */
const hasSome = (value: unknown) => value !== '' && value !== '.' && value !== '..';

function drafted(operation: Operation, values: readonly Valued[], body: Body | undefined): Draft {
  const placed = (place: Parameter['in']) => values.filter(([parameter]) => parameter.in === place);
  return {
    method: operation.method,
    path: operation.path,
    places: Object.fromEntries(placed('path').map(([{ name }, value]) => [name, encoded(value)])),
    query: placed('query').map(([{ name }, value]) => `${encoded(name)}=${encoded(value)}`),
    headers: {
      ...Object.fromEntries(placed('header').map(([{ name }, value]) => [name, value])),
      ...(body && { 'content-type': operation.body!.type }),
    },
    ...(body && { body }),
  };
}

/** Percent-encoded UTF-8; half a surrogate pair becomes the replacement character. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function bodyOf({ body }: Operation): fc.Arbitrary<Body | undefined> {
  switch (body?.type) {
    case undefined:
      return fc.constant(undefined);
    case 'application/json':
      return fromSchema(body.schema).map((json) => ({ json }));
    case 'application/octet-stream':
      return fc.uint8Array({ minLength: 1 }).map((bytes) => ({ bytes: Buffer.from(bytes) }));
    default:
      return fc.oneof(fc.string(), fc.constantFrom(...tables)).map((text) => ({ bytes: Buffer.from(text) }));
  }
}

const tables = [
  'bureauId,name,kind\nb07,南城分局,countyBureau\n',
  'branchId,name\n',
  'a,"b\n',
  '\ufeffbureauId,name,kind\r\n',
  '=cmd()',
];
