import {
  acceptedMediaTypes,
  type ApplicationForm,
  type FormColumn,
  type FormField,
  formFieldsOf,
  type FormValue,
  mostOf,
  type RulePack,
} from '@laurel/contracts';
import type { Random } from '../city/random.ts';
import { Scale } from './scale.ts';

/** Application forms of any fields: whatever a rule pack asks for, a branch of the city can fill it in. */

/** A file that a form names. */
export interface FormFile {
  readonly field: string;
  readonly mediaType: string;
  readonly index: number;
}

interface Filling {
  readonly pack: RulePack;
  readonly drawing: Random;
  /** The last day that the form may tell of. */
  readonly day: string;
  /** The hash under which a file is stored. */
  fileOf(file: FormFile): string;
}

/** The form of a rule pack filled in; what need not be is left out now and then. */
export function filled(filling: Filling): ApplicationForm {
  const { pack, drawing } = filling;
  return Object.fromEntries(
    formFieldsOf(pack)
      .filter(({ id, required, perCriterion }) => {
        return required || perCriterion === true || drawing.about(`${id}?`).chance(0.6);
      })
      .map((field): [string, FormValue] => [
        field.id,
        valueOf(field, { ...filling, drawing: drawing.about(field.id) }),
      ]),
  );
}

function valueOf(field: FormField, filling: Filling): FormValue {
  if (field.kind === 'file') {
    const files = filesOf(field, filling.drawing);
    return files.map((file) => filling.fileOf(file));
  }
  return field.kind === 'table' ? rowsOf(field, filling) : one(field as FormColumn, filling);
}

function filesOf(
  { id, mediaTypes = [...acceptedMediaTypes], ...field }: FormField,
  drawing: Random,
): FormFile[] {
  const count = countOf(field as FormField, drawing);
  return Array.from({ length: count }, (_, index) => ({ field: id, mediaType: mediaTypes[0]!, index }));
}

/** As many rows or files as are asked for, or one or two more. */
function countOf(field: FormField, drawing: Random): number {
  const least = Math.max(field.minimum ?? 0, 1);
  return Math.min(mostOf(field), drawing.whole(least, least + 2));
}

function rowsOf(field: FormField, filling: Filling): Record<string, string>[] {
  const { columns = [], perCriterion = false } = field;
  const row = (name: string) =>
    Object.fromEntries(
      columns.map((column): [string, string] => [
        column.id,
        one(column, { ...filling, drawing: filling.drawing.about(`${name}/${column.id}`) }),
      ]),
    );
  if (perCriterion) return filling.pack.criteria.map(({ id }) => ({ criterionId: id, ...row(id) }));
  return Array.from({ length: countOf(field, filling.drawing) }, (_, index) => row(`${index}`));
}

function one(column: FormColumn, { pack, drawing, day }: Filling): string {
  switch (column.kind) {
    case 'choice':
      return drawing.pick(column.options!).id;
    case 'number':
      return column.format === 'score'
        ? new Scale(pack.scoring).of(drawing.whole(86, 97))
        : numberOf(column, drawing);
    case 'text':
      if (column.format === 'day') return day;
      if (column.format === 'telephone')
        return `0${drawing.whole(300, 899)}-${drawing.whole(2_000_000, 8_999_999)}`;
      return textOf(column, drawing);
  }
}

const sentence = '坚持党建引领，把支部工作与警务工作同部署、同检查、同考核，群众满意度稳步提高。';

/** A text as long as it must be, and no longer than it may be. */
function textOf(column: FormColumn, drawing: Random): string {
  const most = mostOf(column);
  const length = Math.min(most, Math.max(column.minimum ?? 0, drawing.whole(4, sentence.length)));
  return sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);
}

/** A number of the range, in its decimals. */
function numberOf({ lowest, highest, decimals = 0 }: FormColumn, drawing: Random): string {
  const step = 10 ** decimals;
  const steps = (text: string) => (Math.round(Number(text) * 10_000) * step) / 10_000;
  const least = lowest === undefined ? undefined : Math.ceil(steps(lowest));
  const most = highest === undefined ? undefined : Math.floor(steps(highest));
  const from = least ?? Math.min(0, most ?? 0);
  const until = Math.min(most ?? Infinity, from + 90 * step, 999_999_999 * step);
  const value = drawing.whole(from, Math.max(from, until));
  const digits = `${Math.abs(value)}`.padStart(decimals + 1, '0');
  const [whole, part] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)];
  return `${value < 0 ? '-' : ''}${whole}${decimals > 0 ? `.${part}` : ''}`;
}
