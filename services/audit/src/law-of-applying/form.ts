import { formFieldsOf, mostOf, type RulePack, values } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';
import { compare, parseFraction, scoreFault } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import type { Past } from '../law/past.ts';
import { rule } from '../law/rule.ts';

/** The rules of the application form: filled in by the fields of the rule pack, and read by whom it says. */

type Field = ReturnType<typeof formFieldsOf>[number];
type Column = NonNullable<Field['columns']>[number];
type Row = Readonly<Record<string, unknown>>;

const fieldsAt = (event: Envelope, past: Past): readonly Field[] => {
  const pack = past.pack(event);
  return pack ? formFieldsOf(pack) : [];
};

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** True for a text, number or option that the field takes. */
function isOne(column: Column, value: unknown, pack: RulePack): boolean {
  if (!isText(value)) return false;
  switch (column.kind) {
    case 'choice':
      return column.options?.some(({ id }) => id === value) === true;
    case 'number':
      return column.format === 'score' ? scoreFault(pack, value) === undefined : isInRange(column, value);
    case 'text':
      if (column.format === 'day') return values.day.safeParse(value).success;
      if (column.format === 'telephone') return /^[0-9+ -]{5,20}$/.test(value);
      return Array.from(value).length <= mostOf(column);
  }
}

function isInRange({ lowest, highest, decimals = 0 }: Column, text: string): boolean {
  const [, part = ''] = /^-?\d{1,9}(?:\.(\d{1,4}))?$/.exec(text) ?? [undefined, 'not a number'];
  if (part.length > decimals) return false;
  const value = parseFraction(text);
  return (
    (lowest === undefined || compare(value, parseFraction(lowest)) >= 0) &&
    (highest === undefined || compare(value, parseFraction(highest)) <= 0)
  );
}

/** True for rows whose cells are columns of the table, and fit them. */
function areRows(field: Field, value: unknown, pack: RulePack): boolean {
  if (!Array.isArray(value) || (!field.perCriterion && value.length > mostOf(field))) return false;
  return value.every((row: Row) => {
    const { criterionId, ...cells } = row;
    const own = field.perCriterion ? cells : row;
    const isOfCriterion = !field.perCriterion || pack.criteria.some(({ id }) => id === criterionId);
    return (
      isOfCriterion &&
      Object.entries(own).every(([id, cell]) => {
        const column = field.columns?.find((one) => one.id === id);
        return column !== undefined && isOne(column, cell, pack);
      })
    );
  });
}

/** True for files that were stored for the field, of a type that it takes; the plan's form takes any. */
function areFiles(field: Field, value: unknown, event: Envelope, past: Past, pack: RulePack): boolean {
  if (!Array.isArray(value) || value.length > mostOf(field)) return false;
  const { campaignId, branchId } = event.data;
  return (
    pack.form === undefined ||
    value.every((hash) =>
      past
        .before(event, 'AttachmentStored', `attachment-${campaignId}.${hash}.${branchId}`)
        .some(({ data }) => data.field === field.id && (field.mediaTypes?.includes(data.mediaType) ?? true)),
    )
  );
}

export const formFits = rule(
  'formFits',
  '1.28',
  '申报表的栏目或内容不合规则包',
  'a field of the form is not the rule pack’s, or holds what it does not take',
  (event, past) => {
    const pack = past.pack(event);
    const form: Row = event.data.form;
    return (
      !!pack &&
      Object.entries(form).every(([id, value]) => {
        const field = formFieldsOf(pack).find((one) => one.id === id);
        if (field?.kind === 'table') return areRows(field, value, pack);
        if (field?.kind === 'file') return areFiles(field, value, event, past, pack);
        return field !== undefined && isOne(field as Column, value, pack);
      })
    );
  },
);

/** True when nothing that the field asks for is missing. */
function isFilled(field: Field, value: unknown, pack: RulePack): boolean {
  const { required, minimum = 0, kind, columns = [] } = field;
  if (kind === 'number' || kind === 'choice') return !required || isText(value);
  if (kind === 'text') {
    if (!isText(value)) return !required;
    return Array.from(value).length >= minimum;
  }
  const parts = Array.isArray(value) ? (value as readonly Row[]) : [];
  if (field.perCriterion) {
    const named = parts.map(({ criterionId }) => String(criterionId)).toSorted();
    const asked = pack.criteria.map(({ id }) => id).toSorted();
    if (named.join() !== asked.join()) return false;
  } else if (parts.length === 0) return !required;
  else if (parts.length < minimum) return false;
  return kind === 'file' || parts.every((row) => columns.every((one) => isFilled(one, row[one.id], pack)));
}

export const formComplete = rule(
  'formComplete',
  '1.28',
  '申报表不完整',
  'the form lacks what the rule pack asks for',
  (event, past) => {
    const pack = past.pack(event);
    const form: Row = event.data.form;
    return !!pack && formFieldsOf(pack).every((field) => isFilled(field, form[field.id], pack));
  },
);

export const formReadAsPacked = rule(
  'formReadAsPacked',
  '1.28',
  '申报表各栏的可见范围不是规则包所定',
  'the form says other readers of its fields than the rule pack',
  (event, past) => {
    const readers = past
      .pack(event)
      ?.form?.map(({ id, seenBy = [] }): [string, readonly string[]] => [id, seenBy]);
    const said = event.data.seenBy as object | undefined;
    return readers ? said !== undefined && isAlike(said, Object.fromEntries(readers)) : said === undefined;
  },
);

export const storedForField = rule(
  'storedForField',
  '1.28',
  '附件所属栏目、类型或可见范围不合规则包',
  'the file is for a field that the form does not have, of another type, or read by others than it says',
  (event, past) => {
    const { field: id, seenBy, mediaType } = event.data;
    if (id === undefined) return seenBy === undefined;
    const field = fieldsAt(event, past).find((one) => one.id === id && one.kind === 'file');
    return (
      field !== undefined &&
      (field.mediaTypes?.includes(mediaType) ?? true) &&
      isAlike(seenBy ?? {}, field.seenBy ?? [])
    );
  },
);

/** Once a form was accepted the others are judged by the same one. */
export const formKept = rule(
  'formKept',
  '1.28',
  '已有申报表受理后变更了申报表栏目',
  'the fields of the form were changed after a form had been accepted',
  (event, past) => {
    const types = ['CampaignOpened', 'RulePackAmended'];
    const before = past.last(event, types, event.stream)?.data.rulePack as RulePack | undefined;
    return (
      past.before(event, 'ApplicationAccepted', event.data.campaignId).length === 0 ||
      (before !== undefined && isAlike(before.form ?? [], event.data.rulePack.form ?? []))
    );
  },
);

function isAlike(one: object, other: object): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
