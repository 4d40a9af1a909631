import { z } from 'zod';

export type Json = Record<string, unknown>;

/** A reference to a component: `parameters/Role`. */
export const reference = (name: string): Json => ({ $ref: `#/components/${name}` });

/** A contract's schema as JSON Schema, for what is sent and for what is shown alike. */
export function jsonSchema(schema: z.ZodType): Json {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
}

/**
 * The document with every schema that zod defines beside its use moved to the components: a reference in an OpenAPI document counts from its root.
 */
export function withSharedSchemas<Document extends { components: { schemas: Json } }>(document: Document): Document {
  const shared: Json = {};
  const placed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(placed);
    if (typeof value !== 'object' || value === null) return value;
    const { $schema: _dialect, $defs: definitions, ...rest } = value as Json;
    for (const [name, definition] of Object.entries((definitions ?? {}) as Json)) shared[name] = placed(definition);
    return Object.fromEntries(
      Object.entries(rest).map(([key, item]) => [key, key === '$ref' && typeof item === 'string' ? fromRoot(item) : placed(item)]),
    );
  };
  const whole = placed(document) as Document;
  return { ...whole, components: { ...whole.components, schemas: { ...whole.components.schemas, ...shared } } };
}

function fromRoot(pointer: string): string {
  return pointer.replace(/^#\/\$defs\//, '#/components/schemas/');
}
