import { z } from 'zod';
import { asDecimal } from './normal-form.ts';
import { bilingual, decimal, packId } from './rule-pack.values.ts';
import { type Role, role } from './roles.ts';
import { file, kinds, text } from './values.ts';

/**
 * The application form (申报表), whose fields are data of the rule pack (docs/handbook/process.md#1.28). What is
 * filled in are texts, rows of texts, and files; numbers are decimal text.
 */

/** The value of a field: of a text, number or choice; of files; of a table. */
const formValue = z.union([
  text(5000),
  z.array(file).max(30),
  z.array(z.record(packId, text(2000))).max(100),
]);
/** The form as it is filled in, by field. */
export const applicationForm = z.record(packId, formValue);
export type ApplicationForm = z.infer<typeof applicationForm>;
export type FormValue = z.infer<typeof formValue>;

/** A number of the form, below zero or not. */
export const formNumber = z
  .string()
  .overwrite(asDecimal)
  .check(z.regex(/^-?\d{1,9}(\.\d{1,4})?$/));

/** The id of a field of the form. */
export const formFieldId = packId.clone();

const options = z.array(z.strictObject({ id: packId, name: bilingual })).max(50);
const named = { id: packId, name: bilingual, help: bilingual.optional(), required: z.boolean() };
const limits = {
  /** A text that is a day or a telephone number; a number that is a score on the pack's scale. */
  format: z.enum(['day', 'telephone', 'score']).optional(),
  /** The fewest and most characters of a text, rows of a table, files. */
  minimum: z.int().min(0).max(5000).optional(),
  maximum: z.int().min(1).max(5000).optional(),
  /** The range of a number, and its decimals; whole if nothing is said. */
  lowest: decimal.optional(),
  highest: decimal.optional(),
  decimals: z.int().min(0).max(4).optional(),
  /** The options of a choice, of which one is chosen. */
  options: options.optional(),
};
const column = z.strictObject({ ...named, kind: z.enum(['text', 'number', 'choice']), ...limits });

const formField = z.strictObject({
  ...named,
  kind: z.enum(['text', 'number', 'choice', 'table', 'file']),
  ...limits,
  columns: z.array(column).max(12).optional(),
  /** A table with one row for each criterion, which names it as `criterionId`. */
  perCriterion: z.boolean().optional(),
  /** The media types of files; without them, whatever may be stored. */
  mediaTypes: z.array(z.string().min(3).max(100)).max(20).optional(),
  /**
   * The roles that read the field, beside the branch, its bureau and the auditor. Closed by default: a role
   * that is not named does not.
   */
  seenBy: z.array(role).max(11).optional(),
});
export const formFields = z.array(formField).min(1).max(60);
export type FormField = z.infer<typeof formField>;
/** A field of one value: that of a form, or of a row of a table. */
export type FormColumn = z.infer<typeof column>;

/** The roles that read each field of a form, as the rule pack said when it was submitted. */
export const seenBy = z.record(packId, z.array(role));

/** Roles that read every field: those who fill it in, and the auditor. */
export const fillers: readonly Role[] = ['branchSecretary', 'bureauOfficer', 'auditor'];

interface Seen {
  readonly form?: object | undefined;
  readonly seenBy?: Readonly<Record<string, readonly Role[]>> | undefined;
}

/**
 * The fields of a form by the roles that read them, as paths (`form.patrols`); none where all are open, as in
 * the plan's form.
 */
export function formReaders({ form = {}, seenBy: readers }: Seen): Record<string, readonly Role[]> {
  if (!readers) return {};
  return Object.fromEntries(
    Object.keys(form).map((field) => [`form.${field}`, [...fillers, ...(readers[field] ?? [])]]),
  );
}

/** True if the role reads a field of the form, or a file of one; what says nothing of readers is open. */
export function mayReadField(
  { seenBy: readers }: { readonly seenBy?: readonly Role[] | undefined },
  reader: Role | 'public',
): boolean {
  return !readers || [...fillers, ...readers].some((one) => one === reader);
}

/** A row that holds a form, as a role reads it. */
export function formAsSeen(held: Seen, reader: Role | 'public'): object {
  const readers = formReaders(held);
  return without(
    held,
    Object.keys(readers).filter((path) => !readers[path]!.some((one) => one === reader)),
  );
}

/** The object without these fields; a field within one is named by its path, as `form.patrols`. */
export function without(whole: object, paths: readonly string[]): object {
  if (paths.length === 0) return whole;
  return Object.fromEntries(
    Object.entries(whole)
      .filter(([field]) => !paths.includes(field))
      .map(([field, value]) => {
        const inner = paths.flatMap((path) =>
          path.startsWith(`${field}.`) ? [path.slice(field.length + 1)] : [],
        );
        return [field, inner.length > 0 ? without(value as object, inner) : value];
      }),
  );
}

kinds
  .add(applicationForm, { id: 'ApplicationForm', kind: 'applicationForm' })
  .add(formValue, { id: 'FormValue' })
  .add(formFieldId, { id: 'FormFieldId', kind: 'formField' })
  .add(options, { id: 'FormOptions' })
  .add(formFields, { id: 'FormFields' });
