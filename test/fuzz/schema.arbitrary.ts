import fc from 'fast-check';
import type { Schema } from './document.ts';
import { referred } from './ids.ts';

type Json = unknown;

const known = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'propertyNames',
  'items',
  'minItems',
  'maxItems',
  'uniqueItems',
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'enum',
  'const',
  'anyOf',
  'oneOf',
  'allOf',
  'description',
  'default',
  'title',
  'examples',
]);
const manyItems = 3;
const usualLength = 40;

const made = new WeakMap<Schema, fc.Arbitrary<Json>>();

/**
 * Values that a JSON schema allows. Throws at a keyword it does not know, so that no rule of the document
 * goes unheard.
 */
export function fromSchema(schema: Schema): fc.Arbitrary<Json> {
  const arbitrary = made.get(schema) ?? madeFrom(schema);
  made.set(schema, arbitrary);
  return arbitrary;
}

function madeFrom(schema: Schema): fc.Arbitrary<Json> {
  const unknown = Object.keys(schema).filter((keyword) => !known.has(keyword));
  if (unknown.length > 0) throw new Error(`the fuzz does not know what ${unknown.join(', ')} asks`);
  if ('const' in schema) return fc.constant(schema['const']);
  if (schema['enum']) return fc.constantFrom(...(schema['enum'] as Json[]));
  const choices = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined;
  if (choices) return fc.oneof(...choices.map(fromSchema));
  switch (schema['type']) {
    case 'string':
      return stringOf(schema);
    case 'integer':
    case 'number':
      return fc.integer({
        min: bounded(schema['minimum'], -1_000_000),
        max: bounded(schema['maximum'], 1_000_000),
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return arrayOf(schema);
    case 'object':
      return objectOf(schema);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function bounded(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? Math.max(-1_000_000, Math.min(1_000_000, value)) : otherwise;
}

interface StringSchema extends Schema {
  readonly pattern?: string;
  readonly allOf?: readonly { readonly pattern: string }[];
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

const formats = ['uuid', 'date', 'date-time', 'binary'];

function stringOf({
  pattern,
  allOf = [],
  format,
  minLength = 0,
  maxLength = Infinity,
}: StringSchema): fc.Arbitrary<string> {
  if (format !== undefined && !formats.includes(format))
    throw new Error(`the fuzz does not know the format ${format}`);
  const patterns = [pattern ?? [], ...allOf.map((one) => one.pattern)]
    .flat()
    .map((one) => new RegExp(one, 'u'));
  const length = (text: string) => [...text].length;
  const fits = (text: string) =>
    length(text) >= minLength && length(text) <= maxLength && patterns.every((one) => one.test(text));
  if (format === 'uuid') return fc.uuid();
  return usual(patterns[0]?.source, Math.max(minLength, Math.min(maxLength, usualLength))).filter(fits);
}

function usual(pattern: string | undefined, maxLength: number): fc.Arbitrary<string> {
  if (pattern === undefined || pattern === '\\S')
    return fc.oneof(fc.string({ maxLength }), fc.constantFrom(...words));
  // Dates to be had by chance would be rare ones.
  if (pattern.includes('-02-29'))
    return pattern.includes('T') ? instants : instants.map((instant) => instant.slice(0, 10));
  return matching(pattern.includes('\\p{L}') ? '^[a-z\\u4e00-\\u9fa5][a-z0-9._@-]{1,59}$' : pattern);
}

/** Made once for each pattern: to make one costs as much as a hundred requests. */
const matchings = new Map<string, fc.Arbitrary<string>>();
function matching(pattern: string): fc.Arbitrary<string> {
  const made = matchings.get(pattern) ?? fc.stringMatching(new RegExp(pattern, 'u'));
  matchings.set(pattern, made);
  return made;
}

const words = [
  '党支部',
  'a',
  ' b ',
  '𠮷田',
  'é\u0302',
  '🏅',
  'مرحبا',
  '\u0000',
  '\u202e',
  '<b>',
  '${a}',
  'null',
  '0',
];

/** Instants of the year that the rehearsal plays in: a later one would end every session. */
const instants = fc
  .date({
    min: new Date('2023-01-01T00:00:00.000Z'),
    max: new Date('2023-12-31T00:00:00.000Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString());

function arrayOf(schema: Schema): fc.Arbitrary<Json[]> {
  const {
    items = {},
    minItems = 0,
    maxItems = manyItems,
  } = schema as { items?: Schema; minItems?: number; maxItems?: number };
  return fc.array(fromSchema(items), {
    minLength: minItems,
    maxLength: Math.max(minItems, Math.min(maxItems, manyItems)),
  });
}

function objectOf(schema: Schema): fc.Arbitrary<object> {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  const parts = Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, named(name, property)]),
  );
  return fc.record(parts, { requiredKeys: required, noNullPrototype: true });
}

/** A field that refers to something mostly refers to what there is. */
function named(name: string, schema: Schema): fc.Arbitrary<Json> {
  const pattern = new RegExp((schema['pattern'] ?? '') as string, 'u');
  const there =
    schema['type'] === 'string' && !schema['enum']
      ? (referred[name] ?? []).filter((id) => pattern.test(id))
      : [];
  return there.length > 0
    ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...there) }, fromSchema(schema))
    : fromSchema(schema);
}
