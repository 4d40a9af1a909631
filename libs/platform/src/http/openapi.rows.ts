import { isDeepStrictEqual } from 'node:util';
import type { ReadModel } from '@laurel/contracts';
import { type Json, jsonSchema, reference } from './openapi.schemas.ts';

/**
 * A row as it is shown: its key as `id`; fields that only some roles see may be missing, and those that
 * nobody sees are not named.
 */
export function rowSchema(model: ReadModel): Json {
  const {
    required = [],
    properties = {},
    additionalProperties: _closed,
    $defs: named,
    ...schema
  } = jsonSchema(model.row) as Json & { required?: string[]; properties?: Json };
  const only = Object.entries(model.only ?? {});
  const unseen = only.flatMap(([field, roles]) => (roles.length === 0 ? [field] : []));
  const hideable = [...only.map(([field]) => field), ...(model.of === undefined ? [] : ['version'])];
  const seen = required.filter((field) => !hideable.includes(field));
  const shown = Object.entries(properties).filter(([field]) => !unseen.includes(field));
  const row = {
    ...schema,
    required: ['id', ...seen.filter((field) => field !== 'id')],
    properties: { id: { type: 'string' }, ...Object.fromEntries(shown) },
  };
  return { ...open(row), ...(named !== undefined && { $defs: named }) };
}

/**
 * The schema without the promise that nothing else comes: rows may get fields. Values with a name of their
 * own stay as commands take them.
 */
function open(schema: Json): Json {
  return JSON.parse(
    JSON.stringify(schema, (key, part: unknown) =>
      key === 'additionalProperties' && part === false ? undefined : part,
    ),
  ) as Json;
}

/** Fields that many rows have together, by the name of their schema, the most first. */
const bases: Readonly<Record<string, readonly string[]>> = {
  OfEntry: ['id', 'campaignId', 'branchId', 'unitId', 'bureauId', 'branchName', 'unitName', 'bureauName'],
  OfBranch: ['id', 'campaignId', 'branchId', 'unitId'],
  OfUnit: ['id', 'campaignId', 'unitId'],
  OfCampaign: ['id', 'campaignId'],
  OfStream: ['waiting', 'version'],
};

interface Row {
  readonly allOf?: readonly Json[];
  readonly required: readonly string[];
  readonly properties: Json;
}

/** The document with the fields that rows have together as schemas of their own, once for all of them. */
export function withRowBases<Document extends { components: { schemas: Json } }>(
  document: Document,
): Document {
  let schemas = document.components.schemas as Record<string, Row>;
  for (const [base, fields] of Object.entries(bases)) schemas = withBase(schemas, base, fields);
  const sorted = Object.entries(schemas).sort(([one], [other]) => (one < other ? -1 : 1));
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(sorted) } };
}

function withBase(
  schemas: Record<string, Row>,
  base: string,
  fields: readonly string[],
): Record<string, Row> {
  const having = Object.entries(schemas).filter(
    ([name, row]) => name.endsWith('Row') && fields.every((field) => field in row.properties),
  );
  const known = Object.fromEntries(fields.map((field) => [field, having[0]![1].properties[field]]));
  const required = fields.filter((field) => having[0]![1].required.includes(field));
  const based = having
    .filter(([, row]) => fields.every((field) => isDeepStrictEqual(row.properties[field], known[field])))
    .filter(([, row]) => required.every((field) => row.required.includes(field)))
    .map(([name, row]): [string, Row] => [
      name,
      {
        allOf: [...(row.allOf ?? []), reference(`schemas/${base}`)],
        required: row.required.filter((field) => !required.includes(field)),
        properties: Object.fromEntries(Object.entries(row.properties).filter(([field]) => !(field in known))),
      },
    ]);
  const shared = { type: 'object', ...(required.length > 0 && { required }), properties: known };
  return { ...schemas, ...Object.fromEntries(based), [base]: shared as unknown as Row };
}
