import type { Refusal } from '@laurel/contracts';
import { holderOf, personIn, personKey, type Persons } from './persons.ts';

/** A fault of one row of an import. Row 1 is the first. */
export interface PersonFault {
  readonly row: number;
  readonly field: string;
  readonly reason: Refusal;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Row {
  readonly personId: string;
  readonly policeNumber?: string | undefined;
}

/** Every fault of rows that register somebody twice, by number or police number, among themselves, too. */
export function registrationFaults(state: Persons, rows: readonly Row[]): PersonFault[] {
  const [persons, numbers] = [new Set<string>(), new Set<string>()];
  return rows.flatMap(({ personId, policeNumber }, index) => {
    const row = index + 1;
    const faults: PersonFault[] = [];
    if (personIn(state, personId) || persons.has(personKey(personId)))
      faults.push({ row, field: 'personId', reason: 'person_registered', parameters: { person: personId } });
    if (policeNumber !== undefined && (holderOf(state, policeNumber) ?? numbers.has(policeNumber)))
      faults.push({
        row,
        field: 'policeNumber',
        reason: 'police_number_taken',
        parameters: { number: policeNumber },
      });
    persons.add(personKey(personId));
    if (policeNumber !== undefined) numbers.add(policeNumber);
    return faults;
  });
}
