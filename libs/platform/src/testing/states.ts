import { type AggregateContract, idIn, type Lifecycle, lived, unborn } from '@laurel/contracts';
import type { Decider, Stateful, ViewedEvent } from '@laurel/core';

// The decider's types end here, as they do in `serve`.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type StatefulDecider = Decider<any, any, any, any> & Stateful<any>;

/**
 * Gives a sentence for each event of a log after which the decider is in another state than the contract
 * says. The contract says the state of the aggregate by `to`, without which it stays, and the states of parts
 * by `part`.
 */
export function stateFaults(
  contract: AggregateContract,
  decider: StatefulDecider,
  log: readonly ViewedEvent[],
): string[] {
  const faults = new Set<string>();
  const streams = new Map<string, { readonly state: unknown; readonly life: Lifecycle }>();
  for (const event of log.filter(({ type }) => type in contract.events)) {
    const id = idIn(contract, event);
    if (id === undefined) continue;
    const { state, life } = streams.get(id) ?? { state: decider.initial as unknown, life: unborn(contract) };
    const next: unknown = decider.evolve(state, event);
    const told = lived(contract, life, event);
    const reached = decider.stateOf(next);
    if (reached !== told.states.at(-1))
      faults.add(`${event.type} leads ${contract.name} to ${reached}, not to ${told.states.at(-1)}`);
    for (const [part, toldOfPart] of Object.entries(told.parts).filter(
      ([part, state]) => life.parts[part] !== state,
    )) {
      const reachedByPart = decider.partOf?.(next, { [contract.parts!.id]: part });
      if (reachedByPart !== toldOfPart)
        faults.add(
          `${event.type} leads a part of ${contract.name} to ${reachedByPart}, not to ${toldOfPart}`,
        );
    }
    streams.set(id, { state: next, life: told });
  }
  return [...faults];
}
