import type { Command, Message, Said, Stamped } from './message.ts';

/**
 * A decision as three pure members (after Chassaing's functional event sourcing decider).
 * `Facts` is what the decision must know from outside its own stream; the shell loads it before `decide`.
 */
export interface Decider<State, C extends Command, E extends Message, Facts = undefined> {
  readonly initial: State;
  /**
   * Events to record; none when there is nothing to do. Throws `Rejected` when the command may not be done.
   */
  decide(command: C, state: State, facts: Facts): readonly (E & Said)[];
  /** Never throws, never judges: what happened, happened. */
  evolve(state: State, event: Stamped<E>): State;
}

/** The state after all `events`, in order. */
export function fold<State, E extends Message>(
  decider: { initial: State; evolve(state: State, event: Stamped<E>): State },
  events: readonly Stamped<E>[],
): State {
  return events.reduce((state, event) => decider.evolve(state, event), decider.initial);
}
