import { events } from '@laurel/contracts';

/** The served OpenAPI document as the fuzz uses it: every operation with its references filled in. */

export type Schema = { readonly [keyword: string]: unknown };

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

/** What one status says: a schema per content type, and the headers it carries. */
export interface Answer {
  readonly types: Readonly<Record<string, Schema>>;
  readonly headers: readonly string[];
}

export interface Operation {
  /** `POST /api/v1/accounts/{id}/create-account`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly type: string; readonly schema: Schema };
  readonly answers: Readonly<Record<string, Answer>>;
  /** Answers also who is not signed in. */
  readonly open: boolean;
}

type Json = Record<string, unknown>;

interface Whole {
  readonly paths: Record<string, Record<string, Json>>;
  readonly security: readonly Json[];
  readonly components: {
    readonly securitySchemes: { readonly role: { readonly name: string } };
    readonly schemas: { readonly RoleName: Schema };
  };
}

/** Every operation of a document. Throws at a reference that leads nowhere. */
export function operationsOf(document: Json): Operation[] {
  const whole = filled(document, document) as Whole;
  return Object.entries(whole.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      operationOf(path, method.toUpperCase(), operation, whole),
    ),
  );
}

function operationOf(path: string, method: string, operation: Json, whole: Whole): Operation {
  const {
    parameters = [],
    requestBody,
    responses,
    security = whole.security,
  } = operation as {
    parameters?: (Omit<Parameter, 'required'> & { required?: boolean })[];
    requestBody?: { content: Record<string, { schema: Schema }> };
    responses: Record<
      string,
      { description: string; content?: Record<string, { schema: Schema }>; headers?: Json }
    >;
    security?: readonly Json[];
  };
  const [body] = Object.entries(requestBody?.content ?? {});
  return {
    name: `${method} ${path}`,
    method,
    path,
    parameters: [...parameters, roleOf(whole)].flatMap((parameter) =>
      membersOf({ ...parameter, required: parameter.required ?? false }),
    ),
    ...(body && { body: { type: body[0], schema: body[1].schema } }),
    answers: Object.fromEntries(
      Object.entries(responses).flatMap(([status, { description, content = {}, headers = {} }]) => {
        const answer = {
          types: Object.fromEntries(Object.entries(content).map(([type, { schema }]) => [type, schema])),
          headers: Object.keys(headers).map((name) => name.toLowerCase()),
        };
        return (status === 'default' ? statusesIn(description) : [status]).map((one) => [one, answer]);
      }),
    ),
    open: security.some((way) => Object.keys(way).length === 0),
  };
}

/** The role that a person of several acts in, which every operation may be told. */
function roleOf({ components: { securitySchemes, schemas } }: Whole): Parameter {
  return { name: securitySchemes.role.name, in: 'header', required: false, schema: schemas.RoleName };
}

/**
 * The statuses that a problem may have, each at the beginning of a line with its codes; no other is
 * documented.
 */
function statusesIn(description: string): string[] {
  return [...description.matchAll(/^(\d{3}):/gm)].map(([, status]) => status!);
}

interface Filter {
  readonly additionalProperties: Schema;
  readonly propertyNames: { readonly pattern: string };
}

/** An object is spread over the query string: one parameter for each member. */
function membersOf(parameter: Parameter): Parameter[] {
  if (parameter.name === 'filter') return filtersOf(parameter);
  // Their names stand in the AsyncAPI document alone.
  if (parameter.name === 'types')
    return [{ ...parameter, schema: { type: 'array', items: { enum: Object.keys(events) } } }];
  if (parameter.schema['type'] !== 'object') return [parameter];
  return Object.entries(parameter.schema['properties'] as Record<string, Schema>)
    .filter(([name]) => name !== 'sort' && name !== 'countBy')
    .map(([name, schema]) => ({ ...parameter, name, schema }));
}

/** A filter has a member for each field and operator; lists are ordered and counted by its fields. */
function filtersOf(parameter: Parameter): Parameter[] {
  const {
    allOf: [filter],
    propertyNames,
  } = parameter.schema as unknown as { allOf: [Filter]; propertyNames: Filter['propertyNames'] };
  const namesIn = ({ pattern }: Filter['propertyNames']) => /\(([\w|]+)\)/.exec(pattern)![1]!.split('|');
  const [fields, operators, schema] = [
    namesIn(propertyNames),
    namesIn(filter.propertyNames),
    filter.additionalProperties,
  ];
  const orders = {
    type: 'array',
    items: { enum: fields.flatMap((field) => [field, `-${field}`]) },
    maxItems: 3,
  };
  return [
    ...fields.flatMap((field) =>
      [field, ...operators.map((operator) => `${field}.${operator}`)].map((name) => ({
        ...parameter,
        name,
        schema,
      })),
    ),
    { ...parameter, name: 'sort', schema: orders },
    { ...parameter, name: 'countBy', schema: { type: 'array', items: { enum: fields }, maxItems: 3 } },
  ];
}

/** The keywords that tell of a value without restricting it. */
const annotations = new Set(['examples', 'description', 'title', 'default']);

/**
 * A value with every reference in it replaced by what it refers to; what refers to itself allows anything
 * there.
 */
function filled(value: unknown, document: Json, within: readonly string[] = []): unknown {
  if (Array.isArray(value)) return value.map((item) => filled(item, document, within));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref: reference, ...rest } = value as Json;
  const entriesFilled = (members: Json): Json =>
    Object.fromEntries(Object.entries(members).map(([key, item]) => [key, filled(item, document, within)]));
  if (typeof reference === 'string') {
    if (within.includes(reference)) return {};
    const whole = filled(target(reference, document), document, [...within, reference]) as Json;
    const beside = entriesFilled(rest);
    // What stands beside a reference holds as well; an object keeps it apart from its own members.
    const isRestricted = Object.keys(rest).some((keyword) => !annotations.has(keyword));
    return whole['type'] === 'object' && isRestricted
      ? { ...beside, allOf: [whole] }
      : { ...whole, ...beside };
  }
  return entriesFilled(rest);
}

function target(reference: string, document: Json): unknown {
  if (!reference.startsWith('#/')) throw new Error(`${reference} is not within the document`);
  const found = reference
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (place, step) => (place as Json | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')],
      document,
    );
  if (found === undefined) throw new Error(`${reference} leads nowhere`);
  return found;
}
