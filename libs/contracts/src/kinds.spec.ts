// A form knows the picker of every field of every command: what is no plain text, number or choice is of a
// kind.
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { commands } from './catalogue.ts';
import { kinds, newId, slug, text } from './values.ts';

/** The fields of a body that are neither of a kind nor plain, by their paths. */
function kindless(schema: z.ZodType, path: string): string[] {
  const known = kinds.get(schema);
  if (known?.kind !== undefined) return [];
  if (schema instanceof z.ZodOptional) return kindless(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodArray) return kindless(schema.element as z.ZodType, `${path}[]`);
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => kindless(option as z.ZodType, path));
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, field]) =>
      kindless(field, `${path}.${name}`),
    );
  }
  return isPlain(schema, known?.id) ? [] : [path];
}

/**
 * Free text, a text with a bound, a login, a police number, an e-mail address, a number, a choice, yes or no,
 * or data that no form asks for.
 */
function isPlain(schema: z.ZodType, id: string | undefined): boolean {
  if (
    id !== undefined &&
    /^(Text\d+|LoginName|PoliceNumber|Email|Count|Version|Stage|Route|UnitType|RoleName)$/.test(id)
  )
    return true;
  if (schema instanceof z.ZodString && schema.maxLength !== null && schema.format === null) return true;
  return [z.ZodNumber, z.ZodEnum, z.ZodBoolean, z.ZodRecord, z.ZodLazy, z.ZodLiteral].some(
    (plain) => schema instanceof plain,
  );
}

describe('Every field of every command that a person gives', () => {
  const asked = Object.entries(commands).filter(([, { may }]) => may.by.length > 0 || may.pair);
  it.each(asked)('%s is of a kind, or plain', (type, { body }) => {
    expect(kindless(body, type)).toEqual([]);
  });
  it('is told when it is an id of nothing', () => {
    expect(kindless(z.strictObject({ reason: text(500), recordId: newId, thing: slug }), 'Sample')).toEqual([
      'Sample.thing',
    ]);
  });
});
