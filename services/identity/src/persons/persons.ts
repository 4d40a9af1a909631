import type { CommandOf, EventOf, persons as contract } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';

/**
 * The register of persons (docs/handbook/process.md#1.25). It is one stream, `city`, so that an import of
 * thousands is one append.
 */

export type PersonsEvent = EventOf<typeof contract>;
export type PersonsCommand = CommandOf<typeof contract>;

export interface Registered {
  readonly personId: string;
  readonly unitId?: string | undefined;
}

type Shelf<Value> = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** Persons and police numbers by the last signs of their keys: an import of thousands copies little. */
export interface Persons {
  readonly persons: Shelf<Registered>;
  readonly numbers: Shelf<string>;
}

export const initial: Persons = { persons: {}, numbers: {} };

export function stateOf({ persons }: Persons): keyof typeof contract.states {
  return Object.keys(persons).length === 0 ? 'empty' : 'registered';
}

export function evolve(state: Persons, event: Stamped<PersonsEvent>): Persons {
  const { personId, unitId } = event.data;
  const persons = put(state.persons, personKey(personId), {
    personId,
    ...(unitId !== undefined && { unitId }),
  });
  if (event.type === 'PersonMoved' || event.data.policeNumber === undefined) return { ...state, persons };
  return { persons, numbers: put(state.numbers, event.data.policeNumber, personId) };
}

/** Two numbers of persons that differ in capitals only are one. */
export function personKey(personId: string): string {
  return personId.toLowerCase();
}

export function personIn(state: Persons, personId: string): Registered | undefined {
  return take(state.persons, personKey(personId));
}

export function holderOf(state: Persons, policeNumber: string): string | undefined {
  return take(state.numbers, policeNumber);
}

const shelfLetters = 2;

function take<Value>(shelves: Shelf<Value>, key: string): Value | undefined {
  const shelf = shelves[`…${key.slice(-shelfLetters)}`];
  return shelf && Object.hasOwn(shelf, key) ? shelf[key] : undefined;
}

function put<Value>(shelves: Shelf<Value>, key: string, value: Value): Shelf<Value> {
  const name = `…${key.slice(-shelfLetters)}`;
  return { ...shelves, [name]: { ...shelves[name], [key]: value } };
}
