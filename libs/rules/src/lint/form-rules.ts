import {
  acceptedMediaTypes,
  type FormColumn,
  type FormField,
  formMaximums,
  mostOf,
  type Role,
  type RulePack,
} from '@laurel/contracts';
import { compare, multiply, parseFraction } from '../fraction.ts';
import { errorIf, type Finding, type LintRule, repeatedIn, warningIf } from './finding.ts';

/** Rules on the fields of the application form: that any branch can fill them in, and everybody read them. */

/** Everything of a form that has limits: its fields, and the columns of its tables. */
interface Part {
  readonly path: string;
  readonly field: FormField | FormColumn;
  readonly isColumn: boolean;
}

function partsOf({ form = [] }: RulePack): Part[] {
  return form.flatMap((field, index) => {
    const path = `form[${index}]`;
    const columns = (field.columns ?? []).map((column, at): Part => {
      return { path: `${path}.columns[${at}]`, field: column, isColumn: true };
    });
    return [{ path, field, isColumn: false }, ...columns];
  });
}

const ofParts =
  (rule: (part: Part) => Finding[]): LintRule =>
  (pack) =>
    partsOf(pack).flatMap(rule);

type Limit = Exclude<keyof FormField, 'id' | 'name' | 'help' | 'kind' | 'required' | 'seenBy'>;
const limits: readonly Limit[] = [
  ...(['format', 'minimum', 'maximum', 'lowest', 'highest', 'decimals'] as const),
  ...(['options', 'columns', 'perCriterion', 'mediaTypes'] as const),
];

/** The limits that a field may state, by its kind. */
function limitsOf({ kind, format, ...rest }: FormField | FormColumn): readonly Limit[] {
  switch (kind) {
    case 'text':
      return format ? ['format'] : ['minimum', 'maximum'];
    case 'number':
      return format ? ['format'] : ['lowest', 'highest', 'decimals'];
    case 'choice':
      return ['options'];
    case 'table':
      return 'perCriterion' in rest && rest.perCriterion
        ? ['columns', 'perCriterion']
        : ['columns', 'perCriterion', 'minimum', 'maximum'];
    case 'file':
      return ['minimum', 'maximum', 'mediaTypes'];
  }
}

/** A limit that says nothing of a field is a mistake: whoever wrote it believes that it holds. */
const limitOfAnotherKind = ofParts(({ path, field }) =>
  limits
    .filter((limit) => limit in field && !limitsOf(field).includes(limit))
    .flatMap((limit) =>
      errorIf(
        true,
        'form_limit_unused',
        `${path}.${limit}`,
        `“${field.name.zh}”不适用“${limit}”，请删去；该类栏目可用：${limitsOf(field).join('、')}。`,
        `“${field.name.en}” cannot have ${limit}: leave it out. Its kind has ${limitsOf(field).join(', ')}.`,
      ),
    ),
);

const formatOfAnotherKind = ofParts(({ path, field: { kind, format, name } }) =>
  errorIf(
    format !== undefined && (kind === 'number') !== (format === 'score'),
    'form_format',
    `${path}.format`,
    `“${name.zh}”的格式不符：day、telephone 用于文字，score 用于数字。`,
    `“${name.en}” has the wrong format: day and telephone are for text, score is for numbers.`,
  ),
);

const countsImpossible = ofParts(({ path, field, isColumn }) => {
  const { kind, name, minimum = 0 } = field;
  if (kind === 'number' || kind === 'choice') return [];
  const most = mostOf(field);
  const highest = kind === 'text' ? (isColumn ? 2000 : 5000) : formMaximums[kind];
  return [
    ...errorIf(
      Math.max(minimum, 1) > most,
      'form_range',
      `${path}.minimum`,
      `“${name.zh}”至少 ${minimum}、最多 ${most}，无法填写。`,
      `“${name.en}” asks for at least ${minimum} and at most ${most}: nobody can fill it in.`,
    ),
    ...errorIf(
      most > highest,
      'form_maximum',
      `${path}.maximum`,
      `“${name.zh}”最多 ${most}，不得多于 ${highest}。`,
      `“${name.en}” takes ${most}, more than the ${highest} that a form can hold.`,
    ),
  ];
});

const numbersImpossible = ofParts(({ path, field }) => {
  const { kind, name, lowest, highest, decimals = 0 } = field;
  if (kind !== 'number' || lowest === undefined || highest === undefined) return [];
  return errorIf(
    !hasNumber(lowest, highest, decimals),
    'form_range',
    `${path}.lowest`,
    `“${name.zh}”在 ${lowest} 与 ${highest} 之间没有 ${decimals} 位小数的数，无法填写。`,
    `“${name.en}” has no number of ${decimals} decimals between ${lowest} and ${highest}: nobody can fill it in.`,
  );
});

/** True if a number of so many decimals lies in the range. */
function hasNumber(lowest: string, highest: string, decimals: number): boolean {
  const scale = parseFraction(`${10 ** decimals}`);
  const { numerator, denominator } = multiply(parseFraction(lowest), scale);
  const quotient = numerator / denominator;
  const isAbove = numerator > 0n && numerator % denominator !== 0n;
  const first = isAbove ? quotient + 1n : quotient;
  return compare({ numerator: first, denominator: 1n }, multiply(parseFraction(highest), scale)) <= 0;
}

const choiceWithoutOptions = ofParts(({ path, field: { kind, name, options = [] } }) =>
  errorIf(
    kind === 'choice' && options.length < 2,
    'form_options',
    `${path}.options`,
    `“${name.zh}”是选择栏，至少须有两个选项。`,
    `“${name.en}” is a choice: give at least two options.`,
  ),
);

const tableWithoutColumns = ofParts(({ path, field }) =>
  field.kind === 'table'
    ? errorIf(
        (field.columns ?? []).length === 0 ||
          field.columns!.some(({ id }) => id === 'criterionId' && field.perCriterion === true),
        'form_columns',
        `${path}.columns`,
        `“${field.name.zh}”是表格，须有列；每项标准一行的表格，criterionId 由系统给出，列不得用此编号。`,
        `“${field.name.en}” is a table: give columns. One row for each criterion has criterionId by itself, so no column may be called that.`,
      )
    : [],
);

const mediaTypeUnknown = ofParts(({ path, field }) => {
  const types = 'mediaTypes' in field ? (field.mediaTypes ?? acceptedMediaTypes) : acceptedMediaTypes;
  const unknown = types.filter((type) => !acceptedMediaTypes.includes(type));
  return errorIf(
    unknown.length > 0 || types.length === 0,
    'form_media_types',
    `${path}.mediaTypes`,
    `“${field.name.zh}”的文件类型不能上传（${unknown.join('、') || '未列任何类型'}）；可用：${acceptedMediaTypes.join('、')}。`,
    `“${field.name.en}” asks for files that cannot be stored (${unknown.join(', ') || 'none is listed'}). There are ${acceptedMediaTypes.join(', ')}.`,
  );
});

/** The roles that read candidates' files, and so may read a field, besides those who always do. */
const readers: readonly Role[] = ['operator', 'assessor', 'expert', 'committee', 'discipline'];

const readerUnknown = ofParts(({ path, field }) => {
  const named = 'seenBy' in field ? (field.seenBy ?? []) : [];
  const unknown = named.filter((role) => !readers.includes(role));
  return errorIf(
    unknown.length > 0,
    'form_reader_unknown',
    `${path}.seenBy`,
    `“${field.name.zh}”不能对 ${unknown.join('、')} 开放：可列 ${readers.join('、')}；填报人、县分局和审计始终可见，其余角色不看申报表。`,
    `“${field.name.en}” cannot be opened to ${unknown.join(', ')}. Name ${readers.join(', ')}: the branch, its bureau and the auditor read it anyway, others read no forms.`,
  );
});

/** Whoever accepts a form should see what it must hold; it may be meant, so it is asked only. */
const unseenByOperator = ofParts(({ path, field, isColumn }) =>
  warningIf(
    !isColumn && field.required && !('seenBy' in field && field.seenBy?.includes('operator')),
    'form_unseen',
    `${path}.seenBy`,
    `“${field.name.zh}”为必填，但受理申报表的评选办看不到，是否确认？`,
    `“${field.name.en}” must be filled in, but the operator who accepts the form does not see it. Is that meant?`,
  ),
);

const wordsMissing = ofParts(({ path, field: { name, help, options = [] } }) => {
  const texts: [string, { zh: string; en: string } | undefined][] = [
    ['name', name],
    ['help', help],
    ...options.map((option, index): [string, typeof name] => [`options[${index}].name`, option.name]),
  ];
  return texts.flatMap(([at, text]) =>
    errorIf(
      text !== undefined &&
        (text.zh.trim() === '' || text.en.trim() === '' || /\p{Script=Han}/u.test(text.en)),
      'form_words',
      `${path}.${at}`,
      `“${text?.zh.trim() || text?.en}”缺少一种语言：请同时填写中文和英文（英文中不得有汉字）。`,
      `“${text?.en.trim() || text?.zh}” lacks one language: give Chinese and English, the English without Chinese characters.`,
    ),
  );
});

const idRepeated: LintRule = ({ form = [] }) => {
  const lists: [string, readonly string[]][] = [
    ['form', form.map(({ id }) => id)],
    ...form.map(({ columns = [] }, index): [string, string[]] => [
      `form[${index}].columns`,
      columns.map(({ id }) => id),
    ]),
    ...partsOf({ form } as RulePack).map(({ path, field }): [string, string[]] => [
      `${path}.options`,
      (field.options ?? []).map(({ id }) => id),
    ]),
  ];
  return repeatedIn(lists);
};

export const formRules: LintRule[] = [
  limitOfAnotherKind,
  formatOfAnotherKind,
  countsImpossible,
  numbersImpossible,
  choiceWithoutOptions,
  tableWithoutColumns,
  mediaTypeUnknown,
  readerUnknown,
  unseenByOperator,
  wordsMissing,
  idRepeated,
];
