// What was published stays true: each way of breaking a consumer, or an event that is stored, is found, and
// what breaks nothing is let through.
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { asyncApiDocument } from './asyncapi.ts';
import { brokenPromises } from './asyncapi.promises.ts';

type Shape = Record<string, z.ZodType>;

const entry = {
  id: z.string().regex(/^[a-z]{3}$/),
  place: z.int().min(1).max(20),
  kind: z.enum(['winner', 'reserve']),
};
const fields: Shape = {
  ...entry,
  reason: z.string().max(500).optional(),
  entries: z.array(z.object(entry)).max(10),
  result: z.union([z.object({ score: z.string() }), z.object({ none: z.string() })]),
};

/** A document with one topic and one event on it. */
function documentOf(
  shape: Shape,
  { address = 'evaluation.events', version = 1, headers = ['ce_id'], key = 'string' } = {},
) {
  const name = `Ranked.v${version}`;
  const message = {
    payload: { $ref: `#/components/schemas/${name}` },
    headers: {
      type: 'object',
      required: headers,
      properties: Object.fromEntries(headers.map((header) => [header, { type: 'string' }])),
    },
    bindings: { kafka: { key: { type: key } } },
  };
  return {
    channels: { evaluation: { address, messages: { [name]: {} }, bindings: { kafka: { partitions: 1 } } } },
    components: {
      messages: { [name]: message },
      schemas: {
        [name]: z.toJSONSchema(z.looseObject(shape), { target: 'draft-7' }) as Record<string, unknown>,
      },
    },
  };
}

const promised = documentOf(fields);
const broken = (shape: Shape) => brokenPromises(promised, documentOf({ ...fields, ...shape })).join('\n');
const without = (field: string) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));
const entries = (shape: Shape) => ({ entries: z.array(z.object({ ...entry, ...shape })).max(10) });

describe('A version of an event that was published', () => {
  it('may not lose a field', () => {
    expect(brokenPromises(promised, documentOf(without('kind')))).toEqual(['Ranked.v1 payload/kind is gone']);
    expect(brokenPromises(promised, documentOf(without('reason')))).toEqual([
      'Ranked.v1 payload/reason is gone',
    ]);
  });
  it('may not have a field renamed', () => {
    expect(brokenPromises(promised, documentOf({ ...without('place'), rank: entry.place }))).toEqual([
      'Ranked.v1 payload/place is gone',
      'Ranked.v1 payload/rank must be there now, and what is stored may lack it',
    ]);
  });
  it.each<[string, Shape, string]>([
    ['a field of another type', { place: z.string() }, 'payload/place/type/0 was "integer", is "string"'],
    [
      'a field that may also be of another type',
      { place: z.union([entry.place, z.string()]) },
      'payload/place',
    ],
    ['a field that must be there now', { reason: z.string().max(500) }, 'payload/reason must be there now'],
    ['a new field that must be there', { until: z.iso.date() }, 'payload/until must be there now'],
    [
      'a field that may be missing now',
      { place: entry.place.optional() },
      'payload/place may be missing now',
    ],
    [
      'one value less',
      { kind: z.enum(['winner']) },
      'payload/kind/enum was ["reserve","winner"], is ["winner"]',
    ],
    [
      'one value more, which consumers do not know',
      { kind: z.enum(['winner', 'reserve', 'ranked']) },
      'payload/kind/enum',
    ],
    [
      'a tighter pattern',
      { id: z.string().regex(/^[a-c]{3}$/) },
      'payload/id/pattern was "^[a-z]{3}$", is "^[a-c]{3}$"',
    ],
    [
      'a pattern where there was none',
      { reason: z.string().max(500).regex(/x/).optional() },
      'payload/reason/pattern was absent',
    ],
    [
      'a tighter limit',
      { reason: z.string().max(100).optional() },
      'payload/reason/maxLength was 500, is 100',
    ],
    [
      'a wider limit, which consumers do not expect',
      { place: z.int().min(1).max(30) },
      'payload/place/maximum was 20, is 30',
    ],
    ['a shorter list', { entries: z.array(z.object(entry)).max(5) }, 'payload/entries/maxItems was 10, is 5'],
    ['a closed object', { result: z.strictObject({ score: z.string() }) }, 'payload/result'],
    ['one alternative less', { result: z.union([z.object({ score: z.string() })]) }, 'payload/result/anyOf'],
    [
      'another alternative',
      { result: z.union([z.object({ score: z.string() }), z.object({ no: z.string() })]) },
      'anyOf/1/none is gone',
    ],
    [
      'a nested field that must be there',
      entries({ until: z.string() }),
      'payload/entries/items/until must be there now',
    ],
    [
      'a nested field narrowed',
      entries({ place: z.int().min(2).max(20) }),
      'payload/entries/items/place/minimum was 1, is 2',
    ],
  ])('may not have %s', (_what, shape, found) => {
    expect(broken(shape)).toContain(found);
  });
  it('may not have other headers or another key', () => {
    expect(brokenPromises(documentOf(fields, { headers: ['ce_id', 'ce_time'] }), promised)).toEqual([
      'Ranked.v1 headers/ce_time is gone',
    ]);
    expect(brokenPromises(promised, documentOf(fields, { headers: ['ce_id', 'ce_time'] })).join()).toContain(
      'headers/ce_time must be there now',
    );
    expect(brokenPromises(promised, documentOf(fields, { key: 'integer' })).join()).toContain(
      'bindings/kafka/key/type',
    );
  });
  it('may not be gone, also not when a newer one takes its place', () => {
    expect(brokenPromises(promised, documentOf(fields, { version: 2 })).join()).toContain(
      'Ranked.v1 is gone from evaluation',
    );
  });
  it('may not go to another topic', () => {
    expect(brokenPromises(promised, documentOf(fields, { address: 'naming.events' }))).toEqual([
      'the topic evaluation.events is gone',
    ]);
  });
});

describe('What breaks nobody', () => {
  it.each<[string, Shape]>([
    ['nothing', {}],
    ['a new field that may be missing', { until: z.iso.date().optional() }],
    ['a new nested field that may be missing', entries({ until: z.iso.date().optional() })],
    ['another description', { place: entry.place.meta({ description: 'From the first to the last.' }) }],
    ['the same values in another order', { kind: z.enum(['reserve', 'winner']) }],
  ])('is let through: %s', (_what, shape) => {
    expect(broken(shape)).toBe('');
  });
  it('is a new version beside the old one, however different', () => {
    const [old, next] = [documentOf(fields), documentOf({ place: z.string() }, { version: 2 })];
    const both = {
      channels: {
        evaluation: { ...old.channels.evaluation, messages: { 'Ranked.v1': {}, 'Ranked.v2': {} } },
      },
      components: {
        messages: { ...old.components.messages, ...next.components.messages },
        schemas: { ...old.components.schemas, ...next.components.schemas },
      },
    };
    expect(brokenPromises(old, both)).toEqual([]);
    expect(brokenPromises(both, old).join()).toContain('Ranked.v2 is gone');
  });
});

describe('The whole document', () => {
  type Schemas = Record<
    string,
    { properties: Record<string, unknown>; anyOf: unknown[]; required: string[] }
  >;
  const changed = (change: (schemas: Schemas) => void) => {
    const document = structuredClone(asyncApiDocument());
    change((document['components'] as { schemas: Schemas }).schemas);
    return brokenPromises(asyncApiDocument(), document);
  };

  it('keeps its own promises', () => {
    expect(changed(() => undefined)).toEqual([]);
  });
  it('is found to break them in one event, in what all messages share, and in what schemas share', () => {
    const inOne = changed(({ 'RecordRead.v1': record }) => record!.required.push('asOf'));
    expect(inOne).toEqual(['RecordRead.v1 payload/asOf must be there now, and what is stored may lack it']);
    const inEnvelope = changed(({ Envelope: envelope }) => delete envelope!.properties['recordedAt']);
    expect(inEnvelope).toContain(
      'BallotSealed.v1 headers/allOf/0/ce_laurelenvelope/contentSchema/recordedAt is gone',
    );
    const inShared = changed(({ Json: json }) => json!.anyOf.pop());
    expect(inShared.join()).toContain('DynamicScoreReceived.v1 payload/result/anyOf/0/steps/anyOf');
  });
});
