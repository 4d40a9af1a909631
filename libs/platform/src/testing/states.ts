import { type AggregateContract, idIn, type Lifecycle, lived, unborn } from '@laurel/contracts';
import type { Decider, Stateful, ViewedEvent } from '@laurel/core';

// The decider's types end here, as they do in `serve`.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type StatefulDecider = Decider<any, any, any, any> & Stateful<any>;

/**
 * Says after which events of a log the decider is in another state than the contract tells, one sentence
 * each: the aggregate by `to`, or as it was where nothing is told, and the parts by `part`.
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
