import {
  type ApplicationForm,
  type FormColumn,
  type FormField,
  formFieldsOf,
  formNumber,
  type FormValue,
  mostOf,
  refuse,
  type Role,
  type RulePack,
  values,
} from '@laurel/contracts';
import { Rejected } from '@laurel/core';
import { compare, inPackOrder, parseFraction, scoreValue } from '@laurel/rules';
import type { Attachment } from '../attachment/attachment.ts';

/**
 * The rules of the application form, by the fields of the rule pack (docs/handbook/process.md#1.28). A form
 * comes out of them in the form of the record: half-width digits, no blanks around, lists that are there.
 */

type Files = Readonly<Record<string, Attachment>>;
interface Asked {
  readonly rulePack: RulePack;
  readonly files: Files;
  /** A draft may lack anything; what is there must be right. */
  readonly isDraft: boolean;
}

interface Words {
  readonly zh: string;
  readonly en: string;
}
/** A fault of a form: where, in words, and what to do. */
interface Fault extends Words {
  readonly path: string;
  readonly name: Words;
}

/**
 * The draft of a form. Refuses with `form_field_unknown`, `form_invalid`, `criterion_unknown`,
 * `criterion_repeated`, `score_range`, `score_step`.
 */
export function draftOf(form: ApplicationForm, rulePack: RulePack, files: Files): ApplicationForm {
  return read(form, { rulePack, files, isDraft: true });
}

/** The complete form. Refuses as `draftOf` does, and with `form_incomplete`. */
export function completeForm(form: ApplicationForm, rulePack: RulePack, files: Files): ApplicationForm {
  return read(form, { rulePack, files, isDraft: false });
}

/** The readers of each field, as the rule pack says; none for the plan's form, which is open. */
export function readersOfForm({ form }: RulePack): { seenBy?: Record<string, Role[]> } {
  if (!form) return {};
  return { seenBy: Object.fromEntries(form.map(({ id, seenBy = [] }) => [id, [...seenBy]])) };
}

function read(form: ApplicationForm, asked: Asked): ApplicationForm {
  const fields = formFieldsOf(asked.rulePack);
  const stranger = Object.keys(form).find((id) => !fields.some((field) => field.id === id));
  if (stranger !== undefined) throw refuse('form_field_unknown', { field: stranger }, `form.${stranger}`);
  const reading = new Reading(asked);
  const filled = fields.flatMap((field): [string, FormValue][] => {
    const value = reading.field(field, form[field.id]);
    return value === undefined ? [] : [[field.id, value]];
  });
  reading.refuseFaults();
  return Object.fromEntries(filled);
}

/** Reads one form, and gathers all of its faults. */
class Reading {
  readonly #missing: Omit<Fault, 'zh' | 'en'>[] = [];
  readonly #faults: Fault[] = [];

  constructor(private readonly asked: Asked) {}

  field(field: FormField, value: FormValue | undefined): FormValue | undefined {
    const path = `form.${field.id}`;
    if (field.kind === 'table') return this.#table(field, path, value);
    if (field.kind === 'file') return this.#files(field, path, value);
    return this.#cell(field as FormColumn, path, field.name, value);
  }

  refuseFaults(): void {
    const all = [
      ...this.#missing.map(({ path, name }) => ({
        ...{ field: path, zh: `请填写“${name.zh}”。`, en: `Fill in “${name.en}”.` },
      })),
      ...this.#faults.map(({ path, zh, en }) => ({ field: path, zh, en })),
    ];
    const [missing] = this.#missing;
    if (missing) throw refuse('form_incomplete', told('missing', this.#missing), missing.path, all);
    const [fault] = this.#faults;
    if (fault) throw refuse('form_invalid', told('faults', this.#faults), fault.path, all);
  }

  #table(field: FormField, path: string, value: FormValue | undefined): FormValue | undefined {
    const { columns = [], name, perCriterion = false } = field;
    if (value === undefined && this.asked.isDraft) return undefined;
    const rows = value ?? [];
    if (!areRows(rows))
      return this.#fault(path, name, '应填写为表格的行。', 'Fill it in as rows of the table.');
    if (perCriterion && !this.#isOfCriteria(rows, path, name)) return undefined;
    const least = leastOf(field, rows);
    if (!this.asked.isDraft && !perCriterion && rows.length < least) {
      if (rows.length === 0) return this.#lacks(path, name);
      return this.#fault(path, name, `至少 ${least} 行。`, `Give at least ${least} rows.`);
    }
    if (rows.length > mostOf(field))
      return this.#fault(path, name, `最多 ${mostOf(field)} 行。`, `Give at most ${mostOf(field)} rows.`);
    return rows.map((row, index) => this.#row(row, columns, `${path}[${index}]`, name, perCriterion));
  }

  #row(
    row: Readonly<Record<string, string>>,
    columns: readonly FormColumn[],
    path: string,
    table: Words,
    perCriterion: boolean,
  ): Record<string, string> {
    const stranger = Object.keys(row).find(
      (id) => !columns.some((column) => column.id === id) && !(perCriterion && id === 'criterionId'),
    );
    if (stranger !== undefined)
      throw refuse('form_field_unknown', { field: stranger }, `${path}.${stranger}`);
    const cells = columns.flatMap((column): [string, string][] => {
      const name = { zh: `${table.zh}·${column.name.zh}`, en: `${table.en}, ${column.name.en}` };
      const value = this.#cell(column, `${path}.${column.id}`, name, row[column.id]);
      return value === undefined ? [] : [[column.id, value]];
    });
    const ofCriterion = perCriterion ? [['criterionId', row['criterionId']!]] : [];
    return Object.fromEntries([...ofCriterion, ...cells]);
  }

  /** True if the rows name criteria of the rule pack, once each, and all of them in the end. */
  #isOfCriteria(rows: readonly Readonly<Record<string, string>>[], path: string, name: Words): boolean {
    const ids = rows.map(({ criterionId = '' }) => ({ criterionId, score: '' }));
    const given = at(path, () => inPackOrder(this.asked.rulePack, ids));
    const lacking = this.asked.isDraft
      ? []
      : this.asked.rulePack.criteria.filter((_, index) => given[index] === null);
    for (const { id, name: criterion } of lacking)
      this.#lacks(`${path}.${id}`, {
        zh: `${name.zh}·${criterion.zh}`,
        en: `${name.en}, ${criterion.en}`,
      });
    return lacking.length === 0;
  }

  #files(field: FormField, path: string, value: FormValue | undefined): FormValue | undefined {
    const { name } = field;
    if (value === undefined && this.asked.isDraft) return undefined;
    const files = value ?? [];
    if (!areFiles(files)) return this.#fault(path, name, '应为已上传的文件。', 'Name stored files.');
    const least = leastOf(field, files);
    if (!this.asked.isDraft && files.length < least) {
      if (files.length === 0) return this.#lacks(path, name);
      return this.#fault(path, name, `至少 ${least} 个文件。`, `Give at least ${least} files.`);
    }
    if (files.length > mostOf(field))
      return this.#fault(
        path,
        name,
        `最多 ${mostOf(field)} 个文件。`,
        `Give at most ${mostOf(field)} files.`,
      );
    for (const [index, hash] of files.entries())
      if (this.asked.rulePack.form) this.#file(field, `${path}[${index}]`, hash);
    return files;
  }

  /** A file of the pack's own field was stored for that field, so that nobody else reads it meanwhile. */
  #file({ id, name, mediaTypes }: FormField, path: string, hash: string): void {
    const stored = this.asked.files[hash];
    if (stored?.status !== 'stored' || !stored.fields.includes(id))
      this.#fault(path, name, '请为本栏上传此文件。', 'Store this file for this field.');
    else if (mediaTypes && !mediaTypes.includes(stored.mediaType)) {
      const types = mediaTypes.join(', ');
      this.#fault(path, name, `只接受以下类型：${types}。`, `Give a file of these types: ${types}.`);
    }
  }

  #cell(column: FormColumn, path: string, name: Words, value: FormValue | undefined): string | undefined {
    if (value !== undefined && typeof value !== 'string')
      return this.#fault(path, name, '应填写为一个值。', 'Give one value.');
    const text = value?.trim() ?? '';
    if (text === '') return column.required && !this.asked.isDraft ? this.#lacks(path, name) : undefined;
    if (column.kind === 'text') return this.#text(column, path, name, text);
    if (column.kind === 'number') return this.#number(column, path, name, text);
    if (column.options?.some(({ id }) => id === text)) return text;
    const options = column.options ?? [];
    const zh = options.map((option) => option.name.zh).join('、');
    // A program reads English, and sends the id.
    const en = options.map((option) => `${option.name.en} (${option.id})`).join(', ');
    return this.#fault(path, name, `请选择：${zh}。`, `Choose one of: ${en}.`);
  }

  #text(column: FormColumn, path: string, name: Words, text: string): string | undefined {
    const { format, minimum = 0 } = column;
    if (format === 'day') {
      const day = values.day.safeParse(text);
      return day.success
        ? day.data
        : this.#fault(path, name, '应为日期，如 2023-04-30。', 'Give a day, as 2023-04-30.');
    }
    if (format === 'telephone') {
      const number = values.telephone.safeParse(text);
      return number.success
        ? number.data
        : this.#fault(path, name, '应为电话号码，如 0571-12345678。', 'Give a number, as 0571-12345678.');
    }
    const length = [...text].length;
    const most = mostOf(column);
    if (length > most)
      return this.#fault(path, name, `最多 ${most} 字，请缩短。`, `Shorten it to ${most} characters.`);
    if (length < minimum && !this.asked.isDraft)
      return this.#fault(path, name, `至少 ${minimum} 字。`, `Write at least ${minimum} characters.`);
    return text;
  }

  #number(column: FormColumn, path: string, name: Words, text: string): string | undefined {
    if (column.format === 'score') {
      const score = values.score.safeParse(text);
      at(path, () => scoreValue(this.asked.rulePack, score.data ?? text));
      return score.data;
    }
    const { lowest, highest, decimals = 0 } = column;
    const number = formNumber.safeParse(text);
    if (!number.success)
      return this.#fault(path, name, '应为数字，如 12.5。', 'Give a number in digits, as 12.5.');
    const value = parseFraction(number.data);
    if ((number.data.split('.')[1] ?? '').length > decimals)
      return this.#fault(path, name, `小数最多 ${decimals} 位。`, `Give at most ${decimals} decimals.`);
    if (lowest !== undefined && compare(value, parseFraction(lowest)) < 0)
      return this.#fault(path, name, `不得小于 ${lowest}。`, `Give at least ${lowest}.`);
    if (highest !== undefined && compare(value, parseFraction(highest)) > 0)
      return this.#fault(path, name, `不得大于 ${highest}。`, `Give at most ${highest}.`);
    return number.data;
  }

  #lacks(path: string, name: Words): undefined {
    this.#missing.push({ path, name });
    return undefined;
  }

  #fault(path: string, name: Words, zh: string, en: string): undefined {
    this.#faults.push({ path, name, zh, en });
    return undefined;
  }
}

/** The fewest rows or files; what need not be filled in may be empty, but not begun only. */
function leastOf({ minimum = 0, required }: FormField, given: readonly unknown[]): number {
  if (required) return Math.max(minimum, 1);
  return given.length === 0 ? 0 : minimum;
}

function areRows(value: FormValue): value is Record<string, string>[] {
  return Array.isArray(value) && value.every((row) => typeof row === 'object');
}

function areFiles(value: FormValue): value is string[] {
  return Array.isArray(value) && value.every((file) => typeof file === 'string');
}

/** The faults in both languages, under the name of a parameter. */
function told(parameter: string, faults: readonly (Omit<Fault, 'zh' | 'en'> & Partial<Words>)[]) {
  const zh = faults.map((fault) => (fault.zh ? `${fault.name.zh}：${fault.zh}` : fault.name.zh));
  const en = faults.map((fault) => (fault.en ? `${fault.name.en}: ${fault.en}` : fault.name.en));
  const isSentence = faults.some((fault) => fault.zh);
  return {
    [`${parameter}.zh`]: zh.join(isSentence ? '' : '、'),
    [`${parameter}.en`]: en.join(isSentence ? ' ' : '; '),
  };
}

/** Does it, and tells the field with what is refused. */
function at<Value>(path: string, does: () => Value): Value {
  try {
    return does();
  } catch (error) {
    throw error instanceof Rejected ? new Rejected(error.reason, error.parameters, path) : error;
  }
}
