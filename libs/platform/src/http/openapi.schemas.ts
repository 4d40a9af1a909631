import { type values, values as value, waiting } from '@laurel/contracts';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

export type Json = Record<string, unknown>;

/** A reference to a component: `parameters/Role`. */
export const reference = (name: string): Json => ({ $ref: `#/components/${name}` });

/**
 * Schemas that stand in the document once, by name: kinds of value and whatever zod itself was told a name
 * for.
 */
const named = new Map<z.ZodType, string>([[waiting, 'Waiting']]);

/** Both registries as one: zod's own keeps the patterns of texts, ours the kinds. */
class Documented extends z.core.$ZodRegistry<Json> {
  override get(schema: z.core.$ZodType): never {
    const { id } = (value.kinds.get(schema as z.ZodType) ?? {}) as Partial<values.Kind>;
    const name = id ?? named.get(schema as z.ZodType);
    return {
      ...z.globalRegistry.get(schema),
      ...(name !== undefined && { id: name }),
    } as never;
  }
}
const documented = new Documented();

/** A contract's schema as JSON Schema, for what is sent and for what is shown alike. */
export function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _dialect, ...made } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    metadata: documented,
    override: ({ zodSchema, jsonSchema: made }) => {
      // What has a letter in it has one.
      if (made.pattern === '\\S') delete made.minLength;
      // A value of a list or a constant has its own type.
      if (made.enum || 'const' in made) delete made.type;
      // No number is larger in JSON that JavaScript reads.
      if (made.maximum === Number.MAX_SAFE_INTEGER) delete made.maximum;
      // Generators of clients fail at a schema that is made of itself.
      if (zodSchema === value.json) {
        delete made.anyOf;
        made.description = 'Whatever JSON can say.';
      }
    },
  }) as Json;
  return made;
}

/** Kinds of value that are often listed; the list without further limits has a name, too: `BranchIds`. */
const lists = ['BranchId', 'AccountId', 'RoleName'] as const;
const listOf = (kind: string): Json => ({ type: 'array', items: reference(`schemas/${kind}`) });

/**
 * The document with every schema that zod defines beside its use moved to the components: a reference in an
 * OpenAPI document counts from its root.
 */
export function withSharedSchemas<Document extends { paths?: Json; components: { schemas: Json } }>(
  document: Document,
): Document {
  const shared: Json = {};
  const placed = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(placed);
    if (typeof part !== 'object' || part === null) return part;
    const { $schema: _dialect, $defs: definitions, ...rest } = part as Json;
    for (const [name, definition] of Object.entries((definitions ?? {}) as Json)) {
      const { id: _name, ...schema } = definition as Json;
      const made = placed(schema);
      if (shared[name] && !isDeepStrictEqual(shared[name], made))
        throw new Error(`two schemas have the name ${name}`);
      shared[name] = made;
    }
    const made = Object.fromEntries(
      Object.entries(rest).map(([key, item]) => [
        key,
        key === '$ref' && typeof item === 'string' ? fromRoot(item) : placed(item),
      ]),
    );
    const list = lists.find((kind) => isDeepStrictEqual(made, listOf(kind)));
    if (list === undefined) return made;
    shared[`${list}s`] = made;
    return reference(`schemas/${list}s`);
  };
  const whole = placed(document) as Document;
  const schemas = Object.entries({ ...whole.components.schemas, ...shared }).sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const named = {
    ...whole,
    ...(whole.paths !== undefined && { paths: byName(whole.paths, shared) }),
    components: { ...whole.components, schemas: Object.fromEntries(schemas) },
  };
  return withoutRareNames(named, new Set(Object.keys(shared)));
}

/** A name that is another's, as `GroupId` is a `Name`, needs so many uses to have a place of its own. */
const aliasUsesLeast = 5;

/**
 * The document with each of these schemas that stands at one place only, or is another name used rarely,
 * written where it is used.
 */
function withoutRareNames<Document extends { components: { schemas: Json } }>(
  document: Document,
  names: ReadonlySet<string>,
): Document {
  const uses = new Map<string, number>();
  JSON.stringify(document, (key, item: unknown) => {
    if (key === '$ref') uses.set(item as string, (uses.get(item as string) ?? 0) + 1);
    return item;
  });
  const { schemas } = document.components;
  const rare = new Map(
    [...names]
      .map((name): [pointer: string, name: string] => [`#/components/schemas/${name}`, name])
      .filter(
        ([pointer, name]) => uses.get(pointer)! < ('$ref' in (schemas[name] as Json) ? aliasUsesLeast : 2),
      ),
  );
  const placed = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(placed);
    if (typeof part !== 'object' || part === null) return part;
    const { $ref: pointer, ...beside } = part as Json;
    const name = rare.get(pointer as string);
    if (name !== undefined) return placed({ ...(schemas[name] as Json), ...beside });
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, placed(item)]));
  };
  const rarelyUsed = new Set(rare.values());
  const kept = Object.entries(schemas).filter(([name]) => !rarelyUsed.has(name));
  return placed({
    ...document,
    components: { ...document.components, schemas: Object.fromEntries(kept) },
  }) as Document;
}

/** The part with each object that is like a shared schema as a reference to it, examples beside. */
function byName(part: unknown, shared: Json): unknown {
  const names = new Map(
    Object.entries(shared).flatMap(([name, schema]) =>
      (schema as Json)['properties'] ? [[JSON.stringify(schema), name] as const] : [],
    ),
  );
  const placed = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(placed);
    if (typeof inner !== 'object' || inner === null) return inner;
    const { examples, ...bare } = inner as Json;
    const name = 'properties' in bare ? names.get(JSON.stringify(bare)) : undefined;
    if (name !== undefined) return { ...reference(`schemas/${name}`), ...(examples ? { examples } : {}) };
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, placed(item)]));
  };
  return placed(part);
}

function fromRoot(pointer: string): string {
  return pointer.replace(/^#\/\$defs\//, '#/components/schemas/');
}
