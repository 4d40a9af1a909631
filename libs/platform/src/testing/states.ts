import { type AggregateContract, idIn } from '@laurel/contracts';
import type { Decider, Stateful, ViewedEvent } from '@laurel/core';

// The decider's types end here, as they do in `serve`.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type StatefulDecider = Decider<any, any, any, any> & Stateful<any>;

/**
 * Says after which events of a log the decider is in another state than the contract tells, one sentence each: the aggregate by `to`, or as it was where
 * nothing is told, and the parts by `part`.
 */
export function stateFaults(contract: AggregateContract, decider: StatefulDecider, log: readonly ViewedEvent[]): string[] {
  const faults = new Set<string>();
  const streams = new Map<string, { readonly state: unknown; readonly before: readonly string[] }>();
  for (const event of log.filter(({ type }) => type in contract.events)) {
    const id = idIn(contract, event);
    if (id === undefined) continue;
    const { state, before } = streams.get(id) ?? { state: decider.initial as unknown, before: [decider.stateOf(decider.initial)] };
    const next: unknown = decider.evolve(state, event);
    const reached = decider.stateOf(next);
    const told = toldState(contract, event, before);
    if (reached !== told) faults.add(`${event.type} leads ${contract.name} to ${reached}, not to ${told}`);
    for (const [part, toldOfPart] of Object.entries(toldParts(contract, event))) {
      const reachedByPart = decider.partOf?.(next, { [contract.parts!.id]: part });
      if (reachedByPart !== toldOfPart)
        faults.add(`${event.type} leads a part of ${contract.name} to ${reachedByPart}, not to ${toldOfPart}`);
    }
    streams.set(id, { state: next, before: [...before, reached] });
  }
  return [...faults];
}

function toldState({ events }: AggregateContract, { type, data }: ViewedEvent, before: readonly string[]): string {
  const { to } = events[type]!;
  if (to === undefined) return before.at(-1)!;
  if (typeof to === 'string') return to;
  const stateOf: (...told: never[]) => string = to.of;
  return stateOf(data as never, before as never);
}

function toldParts({ events, parts }: AggregateContract, { type, data }: ViewedEvent): Readonly<Record<string, string>> {
  const { part } = events[type]!;
  if (part === undefined) return {};
  if (typeof part !== 'string') return part.of(data as never);
  return { [(data as Record<string, string>)[parts!.id]!]: part };
}
