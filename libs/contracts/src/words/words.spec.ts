// Words stand once and are there for everything: a new command, event, state or field without them, and words
// that nothing uses, are told by name.
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { aggregates } from '../catalogue.ts';
import type { ServiceName } from '../contract.ts';
import type { Words } from './words.ts';
import { readModels } from '../read-models.ts';
import { sharedEvents } from '../shared.ts';
import { fieldTables, fieldWords } from './fields.ts';

/** The names of all fields of a schema, nested ones too. */
function fieldsOf(schema: z.ZodType, found = new Set<string>()): Set<string> {
  if (schema instanceof z.ZodObject) {
    for (const [name, inner] of Object.entries(schema.shape as Record<string, z.ZodType>)) {
      found.add(name);
      fieldsOf(inner, found);
    }
  } else if (schema instanceof z.ZodArray) fieldsOf(schema.element as z.ZodType, found);
  else if (schema instanceof z.ZodUnion)
    for (const option of schema.options) fieldsOf(option as z.ZodType, found);
  else if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    fieldsOf(schema.unwrap() as z.ZodType, found);
  else if (schema instanceof z.ZodRecord) fieldsOf(schema.valueType as z.ZodType, found);
  return found;
}

const services = Object.keys(readModels) as ServiceName[];
const schemasOf = (service: ServiceName): z.ZodType[] => [
  ...Object.values(sharedEvents).map(({ body }) => body),
  ...aggregates
    .filter((contract) => contract.service === service)
    .flatMap(({ commands, events }) =>
      [...Object.values(commands), ...Object.values(events)].map(({ body }) => body),
    ),
  ...Object.values(readModels[service]).map(({ row }) => row),
];
const fieldsIn = (service: ServiceName) =>
  schemasOf(service).reduce((found, schema) => fieldsOf(schema, found), new Set<string>());

function wordless(words: Words | undefined): boolean {
  return !words || !/[一-鿿]/.test(words.zh) || !/[a-z]/i.test(words.en) || /[一-鿿]|\?\?/.test(words.en);
}

describe('Every name', () => {
  const named = aggregates.flatMap((contract): [string, Words][] => [
    [contract.name, contract.words],
    ...Object.entries(contract.states).map(([state, words]): [string, Words] => [
      `${contract.name} ${state}`,
      words,
    ]),
    ...(contract.parts ? [[`part of ${contract.name}`, contract.parts.words] as [string, Words]] : []),
    ...Object.entries(contract.parts?.states ?? {}).map(([state, words]): [string, Words] => [
      `part of ${contract.name} ${state}`,
      words,
    ]),
    ...Object.entries(contract.commands).map(([type, { words }]): [string, Words] => [type, words]),
    ...Object.entries(contract.events).map(([type, { words }]): [string, Words] => [type, words]),
  ]);
  const shown = services.flatMap((service) =>
    Object.entries(readModels[service]).map(([name, { words }]): [string, Words] => [
      `${service}.${name}`,
      words,
    ]),
  );

  it('of an aggregate, a state, a command, an event and a read model has words in both languages', () => {
    expect([...named, ...shown].filter(([, words]) => wordless(words)).map(([name]) => name)).toEqual([]);
  });
  it('of a field has words in both languages', () => {
    const lacking = services.flatMap((service) =>
      [...fieldsIn(service)]
        .filter((field) => wordless(fieldWords(service, field)))
        .map((field) => `${service}: ${field}`),
    );
    expect(lacking).toEqual([]);
  });
  it('without them is told', () => {
    expect(wordless(undefined)).toBe(true);
    expect(wordless({ zh: '??', en: 'visit' })).toBe(true);
    expect(wordless({ zh: '考核', en: '考核' })).toBe(true);
  });
});

describe('Words of fields', () => {
  it('are used by what they are words of', () => {
    const unused = Object.entries(fieldTables).flatMap(([name, { services: served, words }]) =>
      Object.keys(words)
        .filter((field) => !served.some((service) => fieldsIn(service).has(field)))
        .map((field) => `${name}: ${field}`),
    );
    expect(unused).toEqual([]);
  });
  it('of one service do not say again what all services share', () => {
    const { shared, ...own } = fieldTables;
    const again = Object.entries(own).flatMap(([name, { words }]) =>
      Object.keys(words)
        .filter(
          (field) =>
            field in shared!.words && JSON.stringify(words[field]) === JSON.stringify(shared!.words[field]),
        )
        .map((field) => `${name}: ${field}`),
    );
    expect(again).toEqual([]);
  });
});
