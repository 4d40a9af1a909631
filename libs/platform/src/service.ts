import type {
  AggregateContract,
  CommandOf,
  DueRow,
  IdPart,
  ReadModel,
  ServiceName,
  Words,
} from '@laurel/contracts';
import {
  type Command,
  type Condition,
  type Decider,
  inState,
  type Message,
  type Pairs,
  type Reactions,
  type Row,
  type Stateful,
  twoPersons,
  type View,
  type WithProposals,
} from '@laurel/core';
import { acts, isPersonal, upcast } from '@laurel/contracts';
import type { Tree } from '@laurel/rules';
import type { Clock } from './clock.ts';
import type { Operation } from './http/operation.ts';

/**
 * The facts that a decision may ask of its own service besides its own stream. All answers include every
 * event in the service's log so far.
 */
export interface FactReader {
  /** The state now of another stream of this service. */
  state<State>(served: Served<State>, id: string): Promise<State>;
  row<R extends Row>(view: View<R>, key: string): Promise<R | undefined>;
  rows<R extends Row>(view: View<R>, where: readonly Condition[]): Promise<R[]>;
  /** The organisation's tree now. */
  tree(): Promise<Tree>;
  /** The text of a file that the service keeps; undefined where there is none, or it is longer. */
  file(hash: string, bytesMost: number): Promise<string | undefined>;
  /**
   * Bytes that nobody outside can guess, as hex: random in production, from the seed in rehearsal. The same
   * command and purpose always give the same, so that a retry stays a repetition. Of this command unless
   * another is named.
   */
  secret(purpose: string, commandId?: string): string;
  /** SHA-256 as hex, for commitments and draws. */
  sha256(text: string): string;
  /** In a rehearsal what protects secrets may cost less: they are printed for everybody. */
  readonly mode: Clock['mode'];
}

/** A decider behind the name it has in contracts, with the facts its decisions need. */
export interface Served<State = unknown> {
  readonly contract: AggregateContract;
  // The runtime stamps and routes commands by name only; their types end at `serve`.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly decider: Decider<WithProposals<State>, any, any, any>;
  facts(read: FactReader, command: Command, id: Id, state: State): Promise<unknown>;
  guards(command: Command, id: Id, state: State, facts: unknown): Guarded;
  readonly effects?: (
    read: FactReader,
    command: Command,
    state: State,
    events: readonly Message[],
  ) => Promise<readonly Words[]>;
}

/**
 * The guards of a command: what its facts rest on, and what it may change of the facts of others. The append
 * takes them, so that what was read is still so when the decision is recorded.
 */
export interface Guarded {
  readonly reads: readonly string[];
  readonly takes: readonly string[];
}

/** Gives guards that allow one decision at a time, because each decision reads what the others change. */
export function alone(...names: readonly string[]): Guarded {
  return { reads: names, takes: names };
}

/** An aggregate's id: the whole and its parts. */
export type Id = Readonly<Partial<Record<IdPart, string>>> & { readonly whole: string };

/**
 * Puts a decider behind its contract, once for all services: its state table refuses what a state does not
 * list, and acts that the policy gives to two persons get them. `facts` loads what `decide` needs from
 * outside the stream; it runs before every decision, also before a retry. `guards` names what those facts
 * rest on, and what of other decisions' facts the command changes: a decision that read what another took
 * meanwhile is decided anew. It has no default: who reads facts says what guards them, or says `noGuards`.
 * `effects` tells in words what else the events of a command bring about; people read it before they confirm
 * (`?dryRun=1`).
 */
export function serve<Contract extends AggregateContract, State, E extends Message, Facts>(
  contract: Contract,
  decider: Decider<State, CommandOf<Contract>, E, Facts> & Stateful<State>,
  facts: (read: FactReader, command: CommandOf<Contract>, id: Id, state: State) => Promise<Facts>,
  guards: (command: CommandOf<Contract>, id: Id, state: State, facts: Facts) => Guarded,
  effects?: (
    read: FactReader,
    command: CommandOf<Contract>,
    state: State,
    events: readonly E[],
  ) => Promise<readonly Words[]>,
): Served<State> {
  const pairs: Pairs = Object.fromEntries(
    Object.keys(contract.commands).flatMap((type) => {
      const pair = acts[type]?.pair;
      return pair ? [[type, pair] as const] : [];
    }),
  );
  const words = { states: contract.states, ...(contract.parts && { parts: contract.parts.states }) };
  const paired = twoPersons(inState(decider, contract.commands, words), pairs, isPersonal);
  // A log holds events as they were said; a decider knows the newest version of each.
  const evolve: typeof paired.evolve = (state, event) =>
    paired.evolve(state, upcast(event as typeof event & { schemaVersion: number }));
  return {
    contract,
    decider: { ...paired, evolve },
    facts: facts as Served<State>['facts'],
    guards: guards as Served<State>['guards'],
    ...(effects && { effects: effects as unknown as NonNullable<Served<State>['effects']> }),
  };
}

/** No facts from outside: the stream says it all. */
export const noFacts = async (): Promise<undefined> => undefined;

/**
 * No guards: the facts are copies of other services' events, or what a campaign cannot change any more, and a
 * decision that comes a moment earlier or later than theirs is as right.
 */
export const noGuards = (): Guarded => alone();

/** A view and, if people may read it, its contract. Views without one serve decisions only. */
export interface ServedView {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly view: View<any>;
  readonly readModel?: ReadModel;
}

/** Makes what an answer carries besides the outcome. */
export type Addition = (command: {
  /** Bytes that only this command can know. */
  readonly secret: (purpose: string) => string;
  readonly id: string;
  readonly role: string;
  readonly mode: Clock['mode'];
}) => object;

/** One service as plain data and pure functions: its module, replays, audits and tests are made from this. */
export interface ServiceDefinition {
  readonly name: ServiceName;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly aggregates: readonly Served<any>[];
  readonly views: readonly ServedView[];
  readonly reactions: Reactions;
  /** The view whose rows are commands that wait for a date. */
  readonly due?: View<DueRow>;
  /** The operations that the OpenAPI document describes besides those made from contracts. */
  readonly operations?: readonly Operation[];
  /**
   * The fields that the response to a command has besides the outcome, made from bytes that belong to this
   * command alone, such as half of an activation code.
   */
  readonly answers?: Readonly<Record<string, Addition>>;
}
