import type { Decider } from './decider.ts';
import type { Command, Message } from './message.ts';
import { Rejected } from './rejected.ts';

/** In which states a command may be done: a row of an aggregate's state table. */
export interface StateRow {
  readonly in: readonly string[] | 'any';
  /** The states of the part that the command names, where it depends on one. */
  readonly part?: readonly string[];
  /** The reason it is refused with in a state that is not listed; `wrong_state` where nothing is said. */
  readonly otherwise?: Readonly<Record<string, string>>;
}

/** How a decider's state is named in its state table. */
export interface Stateful<State> {
  stateOf(state: State): string;
  /** The state of the part that a command's data names; undefined when the part does not exist. */
  partOf?(state: State, data: object): string | undefined;
}

/**
 * Refuses every command in a state that its row does not list, before the decider sees it. A command without a row is refused in every state: what
 * nobody thought about is closed. Throws Rejected with the reason of the row's `otherwise`, else `wrong_state`; the caller reads the state anew.
 */
export function inState<State, C extends Command, E extends Message, Facts>(
  decider: Decider<State, C, E, Facts> & Stateful<State>,
  table: Readonly<Record<string, StateRow>>,
): Decider<State, C, E, Facts> {
  return {
    initial: decider.initial,
    evolve: (state, event) => decider.evolve(state, event),
    decide(command, state, facts) {
      const row = table[command.type];
      requireListed(row, row?.in, decider.stateOf(state));
      const part = row?.part && decider.partOf?.(state, command.data);
      if (part !== undefined) requireListed(row, row!.part, part);
      return decider.decide(command, state, facts);
    },
  };
}

function requireListed(row: StateRow | undefined, listed: StateRow['in'] | undefined, state: string): void {
  if (listed === 'any' || listed?.includes(state)) return;
  throw new Rejected(row?.otherwise?.[state] ?? 'wrong_state', { state });
}
