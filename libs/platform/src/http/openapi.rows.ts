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

/** The fields that many rows begin with, by the name of their schema, the longest first. */
const bases: Readonly<Record<string, readonly string[]>> = {
  OfEntry: ['id', 'campaignId', 'branchId', 'unitId', 'bureauId', 'branchName', 'unitName', 'bureauName'],
  OfUnit: ['id', 'campaignId', 'unitId'],
  OfCampaign: ['id', 'campaignId'],
};

/** The document with the fields that rows begin with as schemas of their own, once for all of them. */
export function withRowBases<Document extends { components: { schemas: Json } }>(
  document: Document,
): Document {
  const schemas = { ...document.components.schemas } as Record<string, Row>;
  const rows = Object.entries(schemas).filter(([name]) => name.endsWith('Row'));
  const isOf = (row: Row, fields: readonly string[], like: Row) =>
    fields.every((field) => isDeepStrictEqual(row.properties[field], like.properties[field])) &&
    fields.every((field) => row.required.includes(field) || !like.required.includes(field));
  for (const [base, fields] of Object.entries(bases)) {
    const open = rows.filter(
      ([name, row]) => schemas[name] === row && fields.every((field) => field in row.properties),
    );
    const [, like] = open[0]!;
    const fitting = open.filter(([, row]) => isOf(row, fields, like));
    const required = fields.filter((field) => fitting.every(([, row]) => row.required.includes(field)));
    const known = Object.fromEntries(fields.map((field) => [field, like.properties[field]]));
    schemas[base] = { type: 'object', required, properties: known };
    for (const [name, row] of fitting) {
      const own = Object.entries(row.properties).filter(([field]) => !fields.includes(field));
      const asked = row.required.filter((field) => !required.includes(field));
      const based = {
        allOf: [reference(`schemas/${base}`)],
        required: asked,
        properties: Object.fromEntries(own),
      };
      schemas[name] = based as unknown as Row;
    }
  }
  const sorted = Object.entries(schemas).sort(([one], [other]) => (one < other ? -1 : 1));
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(sorted) } };
}

interface Row {
  readonly type: 'object';
  readonly required: readonly string[];
  readonly properties: Json;
}
