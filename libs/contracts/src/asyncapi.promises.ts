type Json = Record<string, unknown>;

/** Keywords that may change freely: they inform readers and decide nothing. */
const remarks = new Set(['title', 'description', 'examples', '$comment', 'deprecated']);
/** Lists whose order says nothing. */
const sets = new Set(['enum', 'type']);

/**
 * The promises of an earlier document of events (AsyncAPI, as `asyncApiDocument` makes it) that the present
 * one no longer keeps, in words; empty when every event stored or published under the earlier one still fits,
 * and every consumer written for it can go on. Within a version of an event, optional fields may be added;
 * nothing else may change, because a narrower schema breaks stored events and a wider one breaks consumers. A
 * new version is free.
 */
export function brokenPromises(promised: Json, present: Json): string[] {
  const [channels, channelsNow] = [maps(promised['channels']), maps(present['channels'])];
  const [messages, messagesNow] = [components(promised, 'messages'), components(present, 'messages')];
  const topics = Object.entries(channels).flatMap(([name, channel]) => {
    const now = channelsNow[name];
    if (!now || now['address'] !== channel['address'])
      return [`the topic ${String(channel['address'])} is gone`];
    const kept = maps(now['messages']);
    return Object.keys(maps(channel['messages'])).flatMap((message) =>
      message in kept
        ? []
        : [
            `${message} is gone from ${name}: what was said in it is still there; keep the contract, and give the next version an upcaster`,
          ],
    );
  });
  const compared = Object.entries(messages).flatMap(([name, message]) => {
    const now = messagesNow[name];
    if (!now) return [];
    const comparison = new Comparison(promised, present);
    return ['payload', 'headers', 'bindings'].flatMap((part) =>
      comparison.differences(message[part], now[part], `${name} ${part}`),
    );
  });
  return [...new Set([...topics, ...compared])];
}

/** Two schemas side by side, each with the document that its references count from. */
class Comparison {
  readonly #compared = new Set<string>();

  constructor(
    private readonly promised: Json,
    private readonly present: Json,
  ) {}

  differences(before: unknown, after: unknown, where: string): string[] {
    const pointers = [pointerOf(before), pointerOf(after)];
    if (pointers.every((pointer) => pointer !== '')) {
      // Json refers to itself.
      if (this.#compared.has(pointers.join())) return [];
      this.#compared.add(pointers.join());
    }
    const [was, is] = [resolved(this.promised, before), resolved(this.present, after)];
    if (Array.isArray(was) && Array.isArray(is) && was.length === is.length) {
      return was.flatMap((one, index) => this.differences(one, is[index], `${where}/${index}`));
    }
    if (!isMap(was) || !isMap(is))
      return JSON.stringify(was) === JSON.stringify(is) ? [] : [`${where} was ${told(was)}, is ${told(is)}`];
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((keyword) => {
      const there = `${where}/${keyword}`;
      if (remarks.has(keyword)) return [];
      if (keyword === 'properties') return this.#fields(maps(was[keyword]), maps(is[keyword]), where);
      if (keyword === 'required')
        return required(list(was[keyword]), list(is[keyword]), maps(is['properties']), where);
      if (sets.has(keyword))
        return this.differences(list(was[keyword]).sort(), list(is[keyword]).sort(), there);
      return this.differences(was[keyword], is[keyword], there);
    });
  }

  /** A field that is new is told by `required` if it must be there. */
  #fields(before: Json, after: Json, where: string): string[] {
    return Object.entries(before).flatMap(([field, schema]) =>
      field in after
        ? this.differences(schema, after[field], `${where}/${field}`)
        : [`${where}/${field} is gone`],
    );
  }
}

function required(
  before: readonly unknown[],
  after: readonly unknown[],
  fields: Json,
  where: string,
): string[] {
  return [
    ...after
      .filter((field) => !before.includes(field))
      .map((field) => `${where}/${String(field)} must be there now, and what is stored may lack it`),
    ...before
      .filter((field) => !after.includes(field) && String(field) in fields)
      .map((field) => `${where}/${String(field)} may be missing now, and consumers count on it`),
  ];
}

function resolved(document: Json, schema: unknown): unknown {
  const pointer = pointerOf(schema);
  if (pointer === '') return schema;
  return pointer
    .slice('#/'.length)
    .split('/')
    .reduce<unknown>((at, step) => (isMap(at) ? at[step] : undefined), document);
}

function pointerOf(schema: unknown): string {
  return isMap(schema) && typeof schema['$ref'] === 'string' ? schema['$ref'] : '';
}

function components(document: Json, kind: string): Record<string, Json> {
  return maps(maps(document['components'])[kind]);
}

function isMap(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function maps(value: unknown): Record<string, Json> {
  return (isMap(value) ? value : {}) as Record<string, Json>;
}

function list(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? [...value] : [value];
}

function told(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
