import type { Command } from '@laurel/core';
import { z } from 'zod';

/** How events and commands are declared, and the types that deciders get from the declarations. */

export interface EventContract<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly version: number;
  readonly schema: z.ZodObject<Shape>;
  /** The version before, which logs and topics hold for ever, and how its data becomes that of this one. */
  readonly earlier?: { readonly contract: EventContract; upcast(data: object): object };
}

/**
 * An event's wire contract. Within a version only optional fields may come (docs/decisions/0009); any other change is the next version, which takes the
 * contract before it and a pure function from the old data to the new, or a new name.
 */
export function event<Shape extends z.ZodRawShape>(version: 1, shape: Shape): EventContract<Shape>;
export function event<Shape extends z.ZodRawShape, Before extends z.ZodRawShape>(
  version: number,
  shape: Shape,
  before: EventContract<Before>,
  upcast: (data: z.infer<z.ZodObject<Before>>) => z.infer<z.ZodObject<Shape>>,
): EventContract<Shape>;
export function event<Shape extends z.ZodRawShape>(
  version: number,
  shape: Shape,
  before?: EventContract,
  upcast?: (data: never) => object,
): EventContract<Shape> {
  if (version !== (before?.version ?? 0) + 1 || (before && !upcast))
    throw new Error(`version ${version} needs version ${version - 1} and an upcaster from it`);
  const earlier = before && { contract: before, upcast: upcast as (data: object) => object };
  return { version, schema: z.strictObject(shape) as unknown as z.ZodObject<Shape>, ...(earlier && { earlier }) };
}

/** The union of events that a table of contracts declares: `{ type, data }`. */
export type EventOf<Table> = {
  [Type in keyof Table & string]: Table[Type] extends EventContract<infer Shape>
    ? { readonly type: Type; readonly data: z.infer<z.ZodObject<Shape>> }
    : never;
}[keyof Table & string];

/** What a stream's id is made of; the parts stand in this order, joined by dots. A unit is a dotted path and stands last but for `account`. */
export type IdPart = 'campaign' | 'unit' | 'account' | 'name' | 'stage' | 'title';

export interface AggregateContract<Commands extends Record<string, z.ZodObject> = Record<string, z.ZodObject>> {
  /** The stream's prefix: `recommendation-r2023.b03`. */
  readonly name: string;
  readonly service: 'identity' | 'application' | 'assessment' | 'evaluation' | 'notification' | 'audit';
  /** The resource in URLs: `/api/v1/recommendations/r2023.b03/seal-recommendation`. */
  readonly path: string;
  readonly id: readonly IdPart[];
  /** Its commands come in by endpoints of their own, not by the general one. */
  readonly internal?: true;
  readonly commands: Commands;
}

export function aggregate<const Commands extends Record<string, z.ZodObject>>(
  contract: AggregateContract<Commands>,
): AggregateContract<Commands> {
  return contract;
}

/** The union of commands of an aggregate, as its decider sees them. */
export type CommandOf<Aggregate extends AggregateContract> = {
  [Type in keyof Aggregate['commands'] & string]: Omit<Command, 'type' | 'data'> & {
    readonly type: Type;
    readonly data: z.infer<Aggregate['commands'][Type]>;
  };
}[keyof Aggregate['commands'] & string];

/** The parts of an aggregate id by kind, or undefined if the id does not have the aggregate's form. */
export function parseId(aggregate: Pick<AggregateContract, 'id'>, id: string): Partial<Record<IdPart, string>> | undefined {
  const words = id.split('.');
  const parts: Partial<Record<IdPart, string>> = {};
  const fixed = aggregate.id.filter((part) => part !== 'unit').length;
  for (const part of aggregate.id) {
    const taken =
      part === 'unit'
        ? words.splice(0, words.length - (fixed - Object.keys(parts).filter((key) => key !== 'unit').length))
        : words.splice(0, 1);
    if (taken.length === 0 || taken.some((word) => !/^[a-zA-Z0-9-]{1,80}$/.test(word))) return undefined;
    parts[part] = taken.join('.');
  }
  return words.length === 0 ? parts : undefined;
}

/** `SealRecommendation` → `seal-recommendation`, as commands stand in URLs. */
export function kebab(type: string): string {
  return type.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
}
