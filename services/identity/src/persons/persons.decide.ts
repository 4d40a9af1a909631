import { refuse } from '@laurel/contracts';
import type { Decider, Stateful } from '@laurel/core';
import {
  evolve,
  initial,
  personIn,
  type Persons,
  type PersonsCommand,
  type PersonsEvent,
  stateOf,
} from './persons.ts';
import { type PersonFault, registrationFaults } from './persons.rules.ts';

type Asked<Type extends PersonsCommand['type']> = Extract<PersonsCommand, { type: Type }>;

export interface PersonsFacts {
  readonly id: { readonly name: string };
  /** The accounts of the person who moves. */
  readonly accountIds: readonly string[];
}

export const personsDecider: Decider<Persons, PersonsCommand, PersonsEvent, PersonsFacts> &
  Stateful<Persons> = {
  initial,
  evolve,
  stateOf,
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
