import { z } from 'zod';
import { commands } from './catalogue.ts';
import { fieldsOf, within } from './schema-walk.ts';
import { type PlaceField, unitFieldOf } from './unit-fields.ts';
import { kinds } from './values.ts';

/**
 * The units that a command concerns: whatever in its body is of a kind of unit, wherever it stands, but for
 * the fields that are marked otherwise (unit-fields.ts). So a field that is added tomorrow is of concern,
 * too.
 */

export interface Concerns {
  readonly units: readonly string[];
  /** Those of the units that it registers. */
  readonly registers: ReadonlySet<string>;
  /** True if something comes to stand directly below the root. */
  readonly atRoot: boolean;
  /** True if a campaign is drafted for a unit. */
  readonly hosts: boolean;
}

interface Found {
  readonly units: Set<string>;
  readonly registers: Set<string>;
  atRoot: boolean;
  hosts: boolean;
}

/** Looks through a value, which need not be valid: what is of another form is left to its schema. */
type Search = (value: unknown, found: Found) => void;

const nothing: Concerns = { units: [], registers: new Set(), atRoot: false, hosts: false };
const unitKinds: readonly (string | undefined)[] = ['unit', 'bureau', 'branch'];
const searches = new Map<string, Search | undefined>();

/** The units that the data of an act concern. The schema of each command is looked through once. */
export function concernsOf(act: string, data: object): Concerns {
  const body = commands[act]?.body;
  if (body && !searches.has(act)) searches.set(act, searchOf(body));
  return concernsBy(searches.get(act), data);
}

/** The units that a value of the schema concerns. */
export function concernsIn(schema: z.ZodType, value: unknown): Concerns {
  return concernsBy(searchOf(schema), value);
}

function concernsBy(search: Search | undefined, value: unknown): Concerns {
  if (!search) return nothing;
  const found: Found = { units: new Set(), registers: new Set(), atRoot: false, hosts: false };
  search(value, found);
  return { ...found, units: [...found.units] };
}

/** Undefined for a schema whose values name no unit of concern. */
function searchOf(schema: z.ZodType): Search | undefined {
  if (unitFieldOf(schema)?.concern === 'none') return undefined;
  if (unitKinds.includes(kinds.get(schema)?.kind)) return unit;
  if (schema instanceof z.ZodArray) return inEach(schema.element as z.ZodType, asList);
  if (schema instanceof z.ZodRecord) return inEach(schema.valueType as z.ZodType, Object.values);
  if (schema instanceof z.ZodObject) return inObject(schema);
  return inAll(within(schema).flatMap((inner) => searchOf(inner) ?? []));
}

const unit: Search = (value, { units }) => {
  if (typeof value === 'string') units.add(value);
};
const asList = (value: object): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

function inEach(schema: z.ZodType, partsOf: (value: object) => unknown[]): Search | undefined {
  const search = searchOf(schema);
  return (
    search &&
    ((value, found) => {
      if (typeof value === 'object' && value !== null) for (const each of partsOf(value)) search(each, found);
    })
  );
}

function inObject(schema: z.ZodObject): Search | undefined {
  return inAll(
    fieldsOf(schema).flatMap(([name, field]) => {
      const search = inField(name, field);
      return search ? [ofObject(search)] : [];
    }),
  );
}

type Fields = Readonly<Record<string, unknown>>;
const ofObject =
  (search: (value: Fields, found: Found) => void): Search =>
  (value, found) => {
    if (typeof value === 'object' && value !== null) search(value as Fields, found);
  };

function inField(name: string, schema: z.ZodType): ((value: Fields, found: Found) => void) | undefined {
  const field = unitFieldOf(schema);
  const search = searchOf(schema);
  if (field?.concern === 'place') return (value, found) => placed(value, name, field, found);
  return (
    search &&
    ((value, found) => {
      search(value[name], found);
      if (field?.concern === 'host' && typeof value[name] === 'string') found.hosts = true;
    })
  );
}

function placed(value: Fields, name: string, { registers, otherwise }: PlaceField, found: Found): void {
  const registered = registers === undefined ? undefined : value[registers];
  if (typeof registered === 'string') found.registers.add(registered);
  const told = value[name];
  const place = told === undefined && typeof registered === 'string' ? otherwise?.(registered) : told;
  // What is no text is refused by its schema, and nobody's until then.
  if (typeof place === 'string') found.units.add(place);
  else found.atRoot = true;
}

function inAll(searches: readonly Search[]): Search | undefined {
  if (searches.length < 2) return searches[0];
  return (value, found) => {
    for (const search of searches) search(value, found);
  };
}
