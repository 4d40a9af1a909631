import { z } from 'zod';

/** The parts of a schema, for whoever looks for values of a kind wherever they stand. */

export const fieldsOf = (schema: z.ZodObject) => Object.entries(schema.shape as Record<string, z.ZodType>);

/** The schemas of which a value of this one may be. */
export function within(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodOptional) return [schema.unwrap() as z.ZodType];
  return schema instanceof z.ZodUnion ? (schema.options as z.ZodType[]) : [];
}
