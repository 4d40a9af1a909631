import type { AggregateContract } from './contract.ts';
import type { State } from './state.ts';

/**
 * The life of one aggregate as its contract tells it: the states it came through, and the state that each of
 * its parts is in.
 */
export interface Lifecycle {
  /** Oldest first; the last one is the present state. */
  readonly states: readonly string[];
  /** By the part's id. */
  readonly parts: Readonly<Record<string, string>>;
}

/**
 * A task that somebody has because an aggregate or one of its parts is in this state; it lasts as long as the
 * state.
 */
export interface Duty {
  /** The part's id; absent when the aggregate itself waits. */
  readonly part?: string;
  readonly state: string;
  /** The commands that take it further, the usual one first. Whoever may do one of them has the duty. */
  readonly acts: readonly string[];
  /** The field, of the event that led to the state or of the rule pack, that says until when. */
  readonly until?: string;
  /** Nobody has it after its last day. */
  readonly lapses?: true;
}

interface Told {
  readonly type: string;
  readonly data: object;
}

/** The life of a stream without events. */
export function unborn({ states }: Pick<AggregateContract, 'states'>): Lifecycle {
  return { states: [Object.keys(states)[0]!], parts: {} };
}

/** The life after an event of the aggregate. Other events leave it as it was. */
export function lived(contract: AggregateContract, life: Lifecycle, event: Told): Lifecycle {
  const told = contract.events[event.type];
  if (!told) return life;
  const { to = life.states.at(-1)!, part } = told;
  const stateOf =
    typeof to === 'string' ? () => to : (to.of as (data: object, before: readonly string[]) => string);
  const parts =
    typeof part === 'string'
      ? { [(event.data as Record<string, string>)[contract.parts!.id]!]: part }
      : part?.of(event.data as never, life.parts);
  return {
    states: [...life.states, stateOf(event.data, life.states)],
    parts: parts ? { ...life.parts, ...parts } : life.parts,
  };
}

/** Everything about the aggregate that is not finished, with the acts that it waits for. */
export function dutiesOf(
  { states, parts }: Pick<AggregateContract, 'states' | 'parts'>,
  life: Lifecycle,
): Duty[] {
  const own = awaited(life.states.at(-1)!, states);
  const ofParts = Object.entries(life.parts).flatMap(([part, state]) =>
    awaited(state, parts!.states).map((duty) => ({ ...duty, part })),
  );
  return [...own, ...ofParts];
}

function awaited(name: string, states: Readonly<Record<string, State>>): Duty[] {
  const state = states[name]!;
  if ('ends' in state) return [];
  const { awaits: acts, until, lapses } = state;
  return [{ state: name, acts, ...(until !== undefined && { until }), ...(lapses && { lapses }) }];
}
