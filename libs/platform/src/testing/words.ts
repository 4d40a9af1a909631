import type * as contracts from '@laurel/contracts';
import type { AggregateContract, CommandOf, Heard } from '@laurel/contracts';

/** The words a test may use, typed by their contracts. */

type Exported = (typeof contracts)[keyof typeof contracts];
type Commands<Each> = Each extends AggregateContract<infer Table> ? CommandOf<AggregateContract<Table>> : never;
type AnyCommand = Commands<Extract<Exported, { readonly path: string; readonly commands: object }>>;

export type CommandType = AnyCommand['type'];
/** What a command carries. */
export type DataOf<Type extends CommandType> = Extract<AnyCommand, { readonly type: Type }>['data'];

export type EventType = Heard['type'];
/** What an event tells. */
export type ToldBy<Type extends EventType> = Extract<Heard, { readonly type: Type }>['data'];
