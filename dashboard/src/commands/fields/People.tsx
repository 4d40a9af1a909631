import { AutocompleteArrayInput, AutocompleteInput } from 'react-admin';
import { useUnitNames } from '../../providers/names.ts';
import { useRows } from '../../providers/queries.ts';
import { useMayRead } from '../../providers/who.ts';
import { useJoined } from '../../providers/words.ts';
import { type FieldProps, useFieldProps } from './field.ts';
import { usePlace } from './place.ts';

/** Somebody who is chosen, as the command names them. */
interface Person {
  readonly accountId: string;
  readonly personId: string;
  readonly unitId?: string | undefined;
  readonly name: string;
}

/** The role that whoever is chosen must hold. */
const roleIn: Readonly<Record<string, string>> = { panel: 'expert', group: 'assessor' };

function usePeople() {
  const { form } = usePlace();
  const joined = useJoined();
  const unitName = useUnitNames();
  const role = roleIn[form.aggregate];
  const { data = [] } = useRows('people', useMayRead()('people') ? {} : undefined);
  const people = data.filter(({ roleNames }) => role === undefined || roleNames.includes(role));
  const choices = people.map(({ accountId, name, unitId }) => ({
    id: accountId,
    name: joined([name, ...(unitId === undefined ? [] : [unitName(unitId)])]),
  }));
  const personOf = (account: string): Person | undefined => {
    const found = people.find(({ accountId }) => accountId === account);
    if (!found) return undefined;
    const { accountId, personId, unitId, name } = found;
    return { accountId, personId, ...(unitId !== undefined && { unitId }), name };
  };
  return { choices, personOf };
}

/** One person, chosen by name. */
export function ChosenPerson(field: FieldProps) {
  const { choices, personOf } = usePeople();
  return (
    <AutocompleteInput
      {...useFieldProps(field)}
      disablePortal
      choices={choices}
      format={(person?: Person) => person?.accountId ?? ''}
      parse={personOf}
    />
  );
}

/** Several people, chosen by name. */
export function ChosenPeople(field: FieldProps) {
  const { choices, personOf } = usePeople();
  return (
    <AutocompleteArrayInput
      {...useFieldProps(field)}
      disablePortal
      choices={choices}
      format={(people?: readonly Person[]) => people?.map(({ accountId }) => accountId) ?? []}
      parse={(accounts: readonly string[]) => accounts.flatMap((account) => personOf(account) ?? [])}
    />
  );
}
