import type { Reaction, Reactions, Row, View, ViewedEvent } from '@laurel/core';
import type { z } from 'zod';
import { idIn } from './address.ts';
import { aggregates, type EventName, type LaurelEvent } from './catalogue.ts';
import type { CommandOf, ReadModel } from './contract.ts';
import { proposalEvents } from './shared.ts';
import { type Waiting, waitingAfter } from './waiting.ts';

/**
 * Helpers with which services write views, reactions and due rows: typed by the contracts, and subscribed to
 * the events that they have a line for.
 */

/** An event of one name as views and reactions are given it. */
export type Heard<Name extends EventName = EventName> = Omit<ViewedEvent, 'type' | 'data'> &
  Extract<LaurelEvent, { type: Name }>;

/** The event with its data typed by its name. */
export function heard(event: ViewedEvent): Heard {
  return event as Heard;
}

/** A row without what the platform keeps in it. */
type Folded<R> = Omit<R, 'version' | 'waiting'>;
type Fold<R, Name extends EventName> = (
  row: R | undefined,
  event: Heard<Name>,
  key: string,
) => Folded<R> | undefined;
type Keys<Name extends EventName> = (event: Heard<Name>) => readonly string[];

/**
 * One line of a view: the rows an event touches, and what becomes of each. Without keys, those of the view
 * hold.
 */
type Line<R, Name extends EventName> =
  Fold<R, Name> | { readonly keys: Keys<Name>; readonly fold: Fold<R, Name> };

/** The fold table of a view: it subscribes to the events that it has a line for. */
export type Lines<R> = { readonly [Name in EventName]?: Line<R, Name> };

interface ViewText<R, Name extends EventName> {
  /** Raised whenever the fold or the row changes; the view is then rebuilt beside the old one. */
  readonly version: number;
  /**
   * The rows that an event touches where its line does not say; typed by the events that the view has lines
   * for. In a view of an aggregate it is the row of the event's own stream.
   */
  keys?(event: Heard<Name>): readonly string[];
  readonly on: { readonly [Each in Name]?: Line<R, Each> };
}

/**
 * The possible fields of a row; texts are allowed so that a fold's literals, such as a status, do not widen
 * to any text.
 */
type Fields = Readonly<Record<string, string | number | boolean | object | null | undefined>>;

/** A view that people read: its row, indexes and version are its read model's. */
export function view<R extends Fields, Name extends EventName = EventName>(
  name: string,
  model: ReadModel & { readonly row: z.ZodType<R> },
  text: ViewText<R, Name>,
): View<R> {
  const { indexes, of } = model;
  if (of === undefined) return copy<R, Name>(name, { ...text, indexes });
  const contract = aggregates.find((candidate) => candidate.name === of);
  if (!contract) throw new Error(`${name} is of ${of}, which is no aggregate`);
  const keys = (event: Heard<Name>) => [idIn(contract, event)].filter((id) => id !== undefined);
  return versioned(copy<R, Name>(name, { keys, ...text, indexes }), contract, 'waiting' in model.row.shape);
}

/** A view that serves decisions only: what a service keeps of its own and of others' events. */
export function copy<R extends Row, Name extends EventName = EventName>(
  name: string,
  { version, keys, on, indexes }: ViewText<R, Name> & { readonly indexes: readonly string[] },
): View<R> {
  const lines = on as unknown as Readonly<Record<string, Line<R, Name>>>;
  const told = (event: ViewedEvent) => heard(event) as Heard<Name>;
  const foldOf = (line: Line<R, Name>): Fold<R, Name> => (typeof line === 'function' ? line : line.fold);
  return {
    name,
    version,
    hears: Object.keys(lines),
    indexes,
    keys: (event) => {
      const line = lines[event.type]!;
      return (typeof line === 'function' ? keys?.(told(event)) : line.keys(told(event))) ?? [];
    },
    fold: (row, event, key) => foldOf(lines[event.type]!)(row, told(event), key) as R | undefined,
  };
}

/**
 * The view, with what the platform keeps in a row of an aggregate: the version of its stream, which
 * commands on it expect, and the acts that wait for their second person. Every event of the stream counts,
 * so that a fold which has no line for one cannot leave the version behind.
 */
function versioned<R extends Row>(
  folded: View<R>,
  contract: {
    readonly name: string;
    readonly service: (typeof aggregates)[number]['service'];
    readonly events: object;
  },
  hasWaiting: boolean,
): View<R> {
  const hears = new Set(folded.hears);
  return {
    ...folded,
    hears: [...new Set([...folded.hears, ...Object.keys(contract.events), ...proposalEvents])],
    keys(event) {
      const own = idIn(contract, event);
      const touched = hears.has(event.type) ? folded.keys(event) : [];
      return own === undefined || touched.includes(own) ? touched : [...touched, own];
    },
    fold(row, event, key) {
      const own = idIn(contract, event);
      // Only the row of the stream itself may be touched without a line for it, so keys are not asked for
      // again for each of many rows.
      const hasLine = hears.has(event.type) && (key !== own || folded.keys(event).includes(key));
      const next = hasLine ? folded.fold(row, event, key) : row;
      if (next === undefined) return next;
      const before = {
        ...(hasWaiting && { waiting: row?.['waiting'] ?? [] }),
        version: row?.['version'] ?? 0,
      };
      const kept = { ...before, ...next };
      if (own !== key) return kept;
      return {
        ...kept,
        ...(hasWaiting && { waiting: waitingAfter(kept['waiting'] as Waiting, event) }),
        version: event.revision,
      };
    },
  };
}

type Asked<Contract extends { readonly commands: object }, Type> = Extract<
  CommandOf<Contract>,
  { readonly type: Type }
>['data'];

/** A command of the service's own that follows from an event. */
export function reaction<
  Contract extends { readonly name: string; readonly commands: object },
  const Type extends keyof Contract['commands'] & string,
>(contract: Contract, id: string, type: Type, data: Asked<Contract, Type>): Reaction {
  return { aggregate: contract.name, id, type, data: data as object };
}

/**
 * A morning that is counted in working days, by the calendar as the city has published it when it comes to it
 * (docs/handbook/process.md#1.21): so many working days before a day, unless that was gone at `since`; or so
 * many after a day, the first working day from it on if it says none.
 */
export type Morning =
  | { readonly before: string; readonly workingDays: number; readonly since: string }
  | { readonly from: string; readonly workingDays?: number };

/**
 * A row of a view named `due`: a command that waits for its instant; the fold removes it when the awaited
 * event comes.
 */
export type DueRow = {
  /** The instant; of a morning that is still to be counted, the earliest that it can be. */
  readonly at: string;
  readonly morning?: Morning;
  readonly aggregate: string;
  readonly id: string;
  readonly type: string;
  readonly data: object;
};

/** A command that waits for its instant, typed like a reaction. */
export function due<
  Contract extends { readonly name: string; readonly commands: object },
  const Type extends keyof Contract['commands'] & string,
>(at: string, contract: Contract, id: string, type: Type, data: Asked<Contract, Type>): DueRow {
  return { at, aggregate: contract.name, id, type, data: data as object };
}

/** Reactions, by the event that each follows from. */
export type ReactionLines = { readonly [Name in EventName]?: (event: Heard<Name>) => readonly Reaction[] };

/**
 * The reactions of a service, from one or more tables. Several tables become one: an event that stands in
 * more than one has the reactions of each, in the order of the tables.
 */
export function reactions(...tables: readonly ReactionLines[]): Reactions {
  const lines = tables as readonly Readonly<Record<string, (event: Heard) => readonly Reaction[]>>[];
  return {
    hears: [...new Set(tables.flatMap((table) => Object.keys(table)))],
    react: (event) => lines.flatMap((table) => table[event.type]?.(heard(event)) ?? []),
  };
}
