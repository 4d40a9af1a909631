import { type CommandOf, type EventOf, persons as contract, refuse } from '@laurel/contracts';
import type { Decider, Stamped, Stateful } from '@laurel/core';
import { type PersonFault, registrationFaults } from './persons.rules.ts';

/**
 * The register of persons (docs/handbook/process.md#1.25). It is one stream, `city`, so that an import of
 * thousands is one append.
 */

export type PersonsEvent = EventOf<typeof contract>;
export type PersonsCommand = CommandOf<typeof contract>;
type Asked<Type extends PersonsCommand['type']> = Extract<PersonsCommand, { type: Type }>;

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

export interface PersonsFacts {
  readonly id: { readonly name: string };
  /** The accounts of the person who moves. */
  readonly accountIds: readonly string[];
}

export const initial: Persons = { persons: {}, numbers: {} };

export const personsDecider: Decider<Persons, PersonsCommand, PersonsEvent, PersonsFacts> &
  Stateful<Persons> = {
  initial,
  evolve,
  stateOf: ({ persons }) => (Object.keys(persons).length === 0 ? 'empty' : 'registered'),
  decide(command, state, facts) {
    if (facts.id.name !== 'city') throw refuse('not_found', {}, 'id');
    switch (command.type) {
      case 'RegisterPerson':
        return register([command.data], state, ({ reason, parameters, field }) =>
          refuse(reason, parameters, field),
        );
      case 'ImportPersons': {
        const { persons } = command.data;
        return register(persons, state, () => refuse('import_invalid', { rows: faultyRows(state, persons) }));
      }
      case 'MovePerson':
        return move(command, state, facts);
      default:
        return command satisfies never;
    }
  },
};

function register(
  persons: Asked<'ImportPersons'>['data']['persons'],
  state: Persons,
  refusal: (first: PersonFault) => Error,
): PersonsEvent[] {
  const [first] = registrationFaults(state, persons);
  if (first) throw refusal(first);
  return persons.map((data) => ({ type: 'PersonRegistered', data }));
}

function faultyRows(state: Persons, persons: Asked<'ImportPersons'>['data']['persons']): number {
  return new Set(registrationFaults(state, persons).map(({ row }) => row)).size;
}

function move({ data }: Asked<'MovePerson'>, state: Persons, { accountIds }: PersonsFacts): PersonsEvent[] {
  const person = personIn(state, data.personId);
  if (person?.personId !== data.personId)
    throw refuse('person_unknown', { person: data.personId }, 'personId');
  if (person.unitId === data.unitId) throw refuse('nothing_changed');
  return [{ type: 'PersonMoved', data: { ...data, accountIds: [...accountIds] } }];
}

function evolve(state: Persons, event: Stamped<PersonsEvent>): Persons {
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
