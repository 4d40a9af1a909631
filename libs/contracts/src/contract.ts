import type { Command } from '@laurel/core';
import { z } from 'zod';
import type { Permission } from './permission.ts';
import type { Refusal } from './refusals.ts';
import type { Role } from './roles.ts';
import type { Expected } from './expects.ts';
import type { ReadScope } from './read-scope.ts';
import type { Move, PartMove, State } from './state.ts';
import type { Tells } from './tells.ts';
import type { Words } from './words/words.ts';

/**
 * The form in which one file per aggregate states its whole contract. Everything that crosses aggregates is
 * derived from it in catalogue.ts.
 */

export interface EventContract<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly version: number;
  readonly body: z.ZodObject<Shape>;
  /**
   * The roles, beside the auditor, that read the event in the history; those of them that have no history are
   * told live that it happened. There is no default, so that an event which nobody thought about is read by
   * nobody.
   */
  readonly readBy: readonly Role[];
  /**
   * Fields of the body that only these of the roles read in the history; the others read the event without
   * them.
   */
  readonly only?: Hidden<never>;
  /** The state that it leads the aggregate to; absent when the state stays. */
  readonly to?: Move;
  /** The state that it leads a part of the aggregate to, by the part's id. */
  readonly part?: PartMove;
  /** The fact in a few words: 已安排考核日期. */
  readonly words: Words;
  /** The notice of it. */
  readonly tells?: Tells;
  /** The acts on other aggregates that somebody has to see to from now on. */
  readonly expects?: Expects<never>;
  /** The streams for which it is the act that was asked for, where their ids are free to choose. */
  readonly answers?: (data: never) => readonly string[];
  /** The commands that said it in records of before, besides those that say it today. */
  readonly formerlyBy?: readonly string[];
  /**
   * An example of the body. `npm run documents` writes the golden file of a new event from it, once; from
   * then on the file is what tests compare with.
   */
  readonly sample?: object;
  /**
   * Said in the version before wherever its body fits that, so that whoever knows only that one reads on.
   */
  readonly saidAsBefore?: true;
  /** The version before, which logs and topics hold for ever, and how its body becomes that of this one. */
  readonly earlier?: { readonly contract: EarlierEvent; upcast(data: object): object };
}

/** A version of an event that is said no more: its number and the body it had. */
export interface EarlierEvent<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly version: number;
  readonly body: z.ZodObject<Shape>;
  readonly earlier?: { readonly contract: EarlierEvent; upcast(data: object): object };
}

/**
 * The fields of a body that only some roles read, told by the body and by the role in which the event was
 * said.
 */
type Hidden<Data> = (data: Data, saidAs: string) => Readonly<Record<string, readonly Role[]>>;

type Expects<Data> = (data: Data) => readonly Expected[];

interface EventText<Shape extends z.ZodRawShape> {
  readonly body: Shape;
  readonly readBy: readonly Role[];
  readonly only?: Hidden<z.infer<z.ZodObject<Shape>>>;
  readonly to?: Move<z.infer<z.ZodObject<Shape>>>;
  readonly part?: PartMove<z.infer<z.ZodObject<Shape>>>;
  readonly words: Words;
  readonly tells?: Tells<z.infer<z.ZodObject<Shape>>>;
  readonly expects?: Expects<z.infer<z.ZodObject<Shape>>>;
  readonly answers?: (data: z.infer<z.ZodObject<Shape>>) => readonly string[];
  /** The commands that said it in records of before, besides those that say it today. */
  readonly formerlyBy?: readonly string[];
  readonly sample?: z.infer<z.ZodObject<Shape>>;
}

/** A version without one before it, or the one before it and a pure function from its body to this one's. */
interface First {
  readonly version: 1;
}
interface Next<Shape extends z.ZodRawShape, Before extends z.ZodRawShape> {
  readonly version: number;
  readonly earlier: EarlierEvent<Before>;
  upcast(data: z.infer<z.ZodObject<Before>>): z.infer<z.ZodObject<Shape>>;
}
interface Version {
  readonly version: number;
  readonly body: z.ZodRawShape;
  readonly earlier?: EarlierEvent;
  upcast?(data: never): object;
}

/**
 * An event's wire contract. Within a version only optional fields may come (docs/decisions/0009). Any other
 * change is the next version, which takes the version before it and a pure function from the old body to the
 * new one, or a new name.
 */
export function event<Shape extends z.ZodRawShape>(text: EventText<Shape> & First): EventContract<Shape>;
export function event<Shape extends z.ZodRawShape, Before extends z.ZodRawShape>(
  text: EventText<Shape> & Next<Shape, Before> & { readonly saidAsBefore?: true },
): EventContract<Shape>;
export function event<Shape extends z.ZodRawShape>(text: EventText<Shape> & Version): EventContract<Shape> {
  const { version: _version, body: _body, earlier: _earlier, upcast: _upcast, ...said } = text;
  return { ...said, ...versioned(text) } as unknown as EventContract<Shape>;
}

/** A version that is said no more. Logs and topics hold it for ever, so its body stays readable. */
export function earlierEvent<Shape extends z.ZodRawShape>(
  text: { readonly body: Shape } & First,
): EarlierEvent<Shape>;
export function earlierEvent<Shape extends z.ZodRawShape, Before extends z.ZodRawShape>(
  text: { readonly body: Shape } & Next<Shape, Before>,
): EarlierEvent<Shape>;
export function earlierEvent(text: Version): EarlierEvent {
  return versioned(text);
}

function versioned({ version, body, earlier, upcast }: Version): EarlierEvent {
  if (version !== (earlier?.version ?? 0) + 1 || (earlier && !upcast))
    throw new Error(`version ${version} needs version ${version - 1} and an upcaster from it`);
  const before = earlier && { contract: earlier, upcast: upcast as (data: object) => object };
  return { version, body: strict(body), ...(before && { earlier: before }) };
}

export interface CommandContract<
  Shape extends z.ZodRawShape = z.ZodRawShape,
  Said extends string = string,
  In extends string = string,
> {
  /** The roles that may do it, and for which unit. */
  readonly may: Permission;
  readonly body: z.ZodObject<Shape>;
  /** The states of the aggregate in which it may be done; in others it is refused. */
  readonly in: readonly In[] | 'any';
  /**
   * The states of the part that the body names, for aggregates that have parts; absent when it does not
   * depend on one.
   */
  readonly part?: readonly string[];
  /** The refusal in each state that is not listed; `wrong_state` where none is given. */
  readonly otherwise?: Readonly<Record<string, Refusal>>;
  /** Its content is sealed: logs say that it was refused, not why (docs/handbook/process.md#1.3). */
  readonly sealed?: true;
  /** The events it may say. */
  readonly says: readonly Said[];
  /** The act as a verb: 安排考核日期. */
  readonly words: Words;
  /** A body that its schema takes, for documents, forms and tests. */
  readonly sample: object;
}

/** A command's contract. */
export function command<
  Shape extends z.ZodRawShape,
  const Said extends string = never,
  const In extends string = never,
>(text: {
  readonly may: Permission;
  readonly sealed?: true;
  readonly body: Shape;
  readonly in: readonly In[] | 'any';
  readonly part?: readonly string[];
  readonly otherwise?: Readonly<Record<string, Refusal>>;
  readonly says: readonly Said[];
  readonly words: Words;
  readonly sample: z.input<z.ZodObject<Shape>>;
}): CommandContract<Shape, Said, NoInfer<In>> {
  return { ...text, body: strict(text.body) };
}

function strict<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape> {
  return z.strictObject(shape) as unknown as z.ZodObject<Shape>;
}

/**
 * A part of a stream's id; the parts stand in this order, joined by dots. A unit is a dotted path and stands
 * last, except that `account` may follow it.
 */
export type IdPart = 'campaign' | 'unit' | 'account' | 'name' | 'stage' | 'title';
export type ServiceName = 'identity' | 'application' | 'assessment' | 'evaluation' | 'notification' | 'audit';

/**
 * A view as readers know it: where it is, what a row holds, who sees which rows and fields. Views are the
 * only thing that is read.
 */
export interface ReadModel<Row extends z.ZodObject = z.ZodObject> {
  /** The resource in URLs: `/api/v1/candidates`, one row at `/api/v1/candidates/{key}`. */
  readonly path: string;
  /** One row, as JSON. */
  readonly row: Row;
  /**
   * The aggregate whose id is the row's key. The platform keeps the stream's version in the row's `version`,
   * which is its ETag, and, if the row has the field `waiting`, the acts that wait for their second person.
   */
  readonly of?: string;
  readonly scopes: Readonly<Partial<Record<Role | 'public', ReadScope>>>;
  /** Fields that only these roles see; others' rows lack them, also in filters and sorting. */
  readonly only?: Readonly<Record<string, readonly Role[]>>;
  /**
   * The row as a role reads it, where what is hidden depends on what the row says. Applied wherever `only`
   * is; pure.
   */
  shown?(row: never, role: Role | 'public'): object;
  /** Fields by which lists filter and sort; the view has an index on each. */
  readonly indexes: readonly string[];
  /** The name of a row: 考核组. */
  readonly words: Words;
}

interface ReadModelText<Shape extends z.ZodRawShape> extends Omit<ReadModel, 'row' | 'of' | 'shown'> {
  readonly row: Shape;
  shown?(row: z.infer<z.ZodObject<Shape>>, role: Role | 'public'): object;
}
const version = z.int().min(0);

/** A read model; one `of` an aggregate has the field `version`. */
export function readModel<Shape extends z.ZodRawShape>(
  text: ReadModelText<Shape> & { readonly of: string },
): ReadModel<z.ZodObject<Shape & { version: typeof version }>> & { readonly of: string };
export function readModel<Shape extends z.ZodRawShape>(
  text: ReadModelText<Shape>,
): ReadModel<z.ZodObject<Shape>>;
export function readModel(text: ReadModelText<z.ZodRawShape> & { readonly of?: string }): ReadModel {
  return { ...text, row: strict(text.of === undefined ? text.row : { ...text.row, version }) };
}

/** The row's type, for views to fold and for the dashboard to show. */
export type RowOf<Model extends ReadModel> = z.infer<Model['row']>;

export interface AggregateContract {
  /** The stream's prefix: `recommendation-r2023.b03`. */
  readonly name: string;
  readonly service: ServiceName;
  /** The resource in URLs: `/api/v1/recommendations/r2023.b03/seal-recommendation`. */
  readonly path: string;
  readonly id: readonly IdPart[];
  /** Its commands come in by endpoints of their own, not by the general one. */
  readonly internal?: true;
  readonly words: Words;
  /** Every state, the first one that of a stream without events. */
  readonly states: Readonly<Record<string, State>>;
  /**
   * The parts of which an aggregate has several, each in a state of its own: the records of an assessment,
   * the places of a naming.
   */
  readonly parts?: {
    readonly id: string;
    readonly words: Words;
    readonly states: Readonly<Record<string, State>>;
  };
  readonly commands: Readonly<Record<string, CommandContract>>;
  readonly events: Readonly<Record<string, EventContract>>;
  readonly readModels: Readonly<Record<string, ReadModel>>;
}

/** An aggregate's whole contract. States and events that a command names must be its own. */
export function aggregate<
  const Name extends string,
  const Service extends ServiceName,
  const States extends Readonly<Record<string, State>>,
  const Events extends Readonly<Record<string, EventContract>>,
  const Commands extends Readonly<
    Record<string, CommandContract<z.ZodRawShape, keyof Events & string, keyof States & string>>
  >,
  const ReadModels extends Readonly<Record<string, ReadModel>>,
  const PartStates extends Readonly<Record<string, State>> = Record<never, State>,
>(contract: {
  readonly name: Name;
  readonly service: Service;
  readonly path: string;
  readonly id: readonly IdPart[];
  readonly internal?: true;
  readonly words: Words;
  readonly states: States;
  readonly parts?: { readonly id: string; readonly words: Words; readonly states: PartStates };
  readonly events: Events;
  readonly commands: Commands;
  readonly readModels: ReadModels;
}) {
  return contract;
}

/** The union of events of an aggregate, or of any table of events: `{ type, data }`. */
export type EventOf<Said extends { readonly events: object }> = {
  [Type in keyof Said['events'] & string]: Said['events'][Type] extends EventContract<infer Shape>
    ? { readonly type: Type; readonly data: z.infer<z.ZodObject<Shape>> }
    : never;
}[keyof Said['events'] & string];

/** The union of commands of an aggregate, as its decider sees them. */
export type CommandOf<Asked extends { readonly commands: object }> = {
  [Type in keyof Asked['commands'] & string]: Omit<Command, 'type' | 'data'> & {
    readonly type: Type;
    readonly data: Asked['commands'][Type] extends { readonly body: infer Body extends z.ZodObject }
      ? z.infer<Body>
      : never;
  };
}[keyof Asked['commands'] & string];
