import { z } from 'zod';

/**
 * A field that names a unit is of concern to whoever may act there, unless it is marked here
 * (docs/decisions/0033). A mark belongs to the one field: it stands on a schema of its own, made by
 * `.optional()` or `z.array`.
 */
export type UnitField =
  /** It names a unit that the act does not concern. */
  | { readonly concern: 'none' }
  /** The unit for which a campaign is drafted: it is judged in place of the campaign. */
  | { readonly concern: 'host' }
  | PlaceField;

/** The unit below which something comes to stand; the root where the field is absent. */
export interface PlaceField {
  readonly concern: 'place';
  /** The field beside it that tells a new unit: until it is registered, only its place is of concern. */
  readonly registers?: string;
  /** The place where the field is absent, by the new unit's id. */
  otherwise?(registered: string): string;
}

const marks = z.registry<{ readonly field: UnitField }>();

function marked<Schema extends z.ZodType>(schema: Schema, field: UnitField): Schema {
  marks.add(schema, { field });
  return schema;
}

export const unconcerned = <Schema extends z.ZodType>(schema: Schema): Schema =>
  marked(schema, { concern: 'none' });

export const hosting = <Schema extends z.ZodType>(schema: Schema): Schema =>
  marked(schema, { concern: 'host' });

export const placing = <Schema extends z.ZodType>(
  schema: Schema,
  place: Omit<PlaceField, 'concern'> = {},
): Schema => marked(schema, { concern: 'place', ...place });

export const unitFieldOf = (schema: z.ZodType): UnitField | undefined => marks.get(schema)?.field;
