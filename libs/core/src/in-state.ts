import type { Decider } from './decider.ts';
import type { Command, Message } from './message.ts';
import { Rejected } from './rejected.ts';

/** A row of an aggregate's state table: the states in which a command may be done. */
export interface StateRow {
  readonly in: readonly string[] | 'any';
  /** The states of the part that the command names, where it depends on one. */
  readonly part?: readonly string[];
  /** The reason it is refused with in a state that is not listed; `wrong_state` where nothing is said. */
  readonly otherwise?: Readonly<Record<string, string>>;
}

/** The names of states as people read them. */
type StateWords = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** A decider whose state has a name in its state table. */
export interface Stateful<State> {
  stateOf(state: State): string;
  /** The state of the part that a command's data names; undefined when the part does not exist. */
  partOf?(state: State, data: object): string | undefined;
}

/**
 * Refuses every command in a state that its row does not list. A command without a row is refused in every
 * state: what nobody thought about is closed. Throws Rejected with `wrong_state`, before the decider sees the
 * command; the caller reads the state anew. Where the row names another reason, the decider refuses first,
 * because only it knows the parameters of that reason; if it does not, the row's reason is thrown.
 */
export function inState<State, C extends Command, E extends Message, Facts>(
  decider: Decider<State, C, E, Facts> & Stateful<State>,
  table: Readonly<Record<string, StateRow>>,
  words: { readonly states?: StateWords; readonly parts?: StateWords } = {},
): Decider<State, C, E, Facts> {
  return {
    initial: decider.initial,
    evolve: (state, event) => decider.evolve(state, event),
    decide(command, state, facts) {
      const row = table[command.type];
      const part = row?.part && decider.partOf?.(state, command.data);
      const whole = unlistedIn(row?.in, decider.stateOf(state));
      const unlisted = whole ?? unlistedIn(row?.part, part);
      if (unlisted === undefined) return decider.decide(command, state, facts);
      const otherwise = row?.otherwise?.[unlisted];
      if (otherwise !== undefined) decider.decide(command, state, facts);
      const { zh, en } = (whole === undefined ? words.parts : words.states)?.[unlisted] ?? {};
      throw new Rejected(otherwise ?? 'wrong_state', {
        state: unlisted,
        ...(zh !== undefined && { 'state.zh': zh }),
        ...(en !== undefined && { 'state.en': en }),
      });
    },
  };
}

/** The state, if it is one that the row does not list. */
function unlistedIn(listed: StateRow['in'] | undefined, state: string | undefined): string | undefined {
  return state === undefined || listed === 'any' || listed?.includes(state) ? undefined : state;
}
