import type { Aggregates, CommandOf, Heard } from '@laurel/contracts';

/** The words a test may use, typed by their contracts. */

type AnyCommand = { [Name in keyof Aggregates]: CommandOf<Aggregates[Name]> }[keyof Aggregates];

export type CommandType = AnyCommand['type'];
/** The data that a command carries. */
export type DataOf<Type extends CommandType> = Extract<AnyCommand, { readonly type: Type }>['data'];

export type EventType = Heard['type'];
/** The data that an event tells. */
export type ToldBy<Type extends EventType> = Extract<Heard, { readonly type: Type }>['data'];
