import { personImport } from '@laurel/contracts';
import type { PersonsCommand } from './persons.ts';
import type { Persons } from './persons.ts';
import { type PersonFault, registrationFaults } from './persons.rules.ts';

/**
 * Rows of a table → one import of persons. A heading may be Chinese or English; unknown columns are passed
 * over: 人员编号 personId · 姓名 name · 警号 policeNumber · 单位编号 unitId · 任职日期 since. Without a number of its
 * own a person is called by the police number.
 */
type Row = Extract<PersonsCommand, { type: 'ImportPersons' }>['data']['persons'][number];

const headings: Readonly<Record<keyof Row, readonly string[]>> = {
  personId: ['人员编号', 'personId'],
  name: ['姓名', 'name'],
  policeNumber: ['警号', 'policeNumber'],
  unitId: ['单位编号', '单位', 'unitId'],
  since: ['任职日期', 'since'],
};

/** One row as parsed: column name → text. */
export type TableRecord = Readonly<Record<string, string>>;

/** The import's data, or everything that is wrong with it, by row: in itself and with what is registered. */
export function readPersons(
  records: readonly TableRecord[],
  state: Persons,
): { data: { persons: Row[] } } | { faults: PersonFault[] } {
  // A table without rows lacks its first row.
  const read = (records.length > 0 ? records : [{}]).map(readRecord);
  const faults = [
    ...read.flatMap((one, index) =>
      'faults' in one ? one.faults.map((fault) => ({ ...fault, row: index + 1 })) : [],
    ),
    ...registrationFaults(
      state,
      read.map((one, index) => ('person' in one ? one.person : { personId: `?${index}` })),
    ),
  ];
  if (faults.length > 0) return { faults: faults.sort((one, other) => one.row - other.row) };
  return { data: { persons: read.flatMap((one) => ('person' in one ? one.person : [])) } };
}

function readRecord(record: TableRecord): { person: Row } | { faults: Omit<PersonFault, 'row'>[] } {
  const typed = Object.fromEntries(
    Object.entries(headings).flatMap(([field, names]) => {
      const text = names.map((name) => (record[name] ?? '').trim()).find((found) => found !== '');
      return text === undefined ? [] : [[field, text] as const];
    }),
  );
  const number = typed['policeNumber'];
  if (typed['personId'] === undefined && number !== undefined)
    typed['personId'] = `p${number.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase()}`;
  const parsed = personImport.safeParse(typed);
  if (parsed.success) return { person: parsed.data };
  const fields = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
  return {
    faults: fields.map((field): Omit<PersonFault, 'row'> => {
      const value = typed[field];
      return value === undefined
        ? { field, reason: 'value_missing', parameters: { field } }
        : { field, reason: 'value_invalid', parameters: { field, value } };
    }),
  };
}
