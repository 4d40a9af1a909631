import type { FormField, FormValue } from '@laurel/contracts';
import { formFieldsOf } from '@laurel/contracts/plan-form';
import type { Campaign } from '../providers/campaign.ts';
import type { Rows } from '../providers/resources.ts';

/** The fields of a campaign's application form, and the form as it stands in a candidate's file. */

export type Form = NonNullable<Rows['candidates']['form']>;
export type Row = Readonly<Record<string, string>>;

export function fieldsOf(campaign: Campaign | undefined): readonly FormField[] {
  return campaign ? formFieldsOf(campaign.rulePack) : [];
}

export function rowsIn(value: FormValue | undefined): readonly Row[] {
  return Array.isArray(value)
    ? value.filter((row): row is Record<string, string> => typeof row === 'object')
    : [];
}

export function filesIn(value: FormValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((file): file is string => typeof file === 'string') : [];
}

/** The form without what is empty: a blank text is not there, and no row is without a cell. */
export function withoutBlanks(form: Form): Form {
  return Object.fromEntries(
    Object.entries(form).flatMap(([id, value]): [string, FormValue][] => {
      if (typeof value === 'string') return value.trim() === '' ? [] : [[id, value]];
      const rows = rowsIn(value);
      if (rows.length === 0) return [[id, [...filesIn(value)]]];
      const filled = rows.map((row) =>
        Object.fromEntries(Object.entries(row).filter(([, cell]) => cell.trim() !== '')),
      );
      return [[id, filled.filter((row) => Object.keys(row).length > 0)]];
    }),
  );
}

/** The place of a fault in the form, as its inputs are named: `form.visits[1].on` is `visits.1.on`. */
export function placeOf(pointer: string): string {
  return pointer
    .replace(/^\/?form[./]?/, '')
    .replace(/\[(\d+)\]/g, '.$1')
    .replaceAll('/', '.');
}
