import { choiceWords, formOf } from '@laurel/contracts';
import type { z } from 'zod';

/** Says, in plain words of both languages, that a value is wrong and how to correct it. */
export interface FaultText {
  readonly zh: string;
  readonly en: string;
}

const typeNames: Readonly<Record<string, FaultText>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '“是”或“否”', en: 'yes or no (true or false)' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组字段', en: 'a group of fields' },
  record: { zh: '一组字段', en: 'a group of fields' },
};

const dated: Readonly<Record<string, FaultText>> = {
  date: { zh: '日期应写作 2023-04-30', en: 'a day is written as 2023-04-30' },
  datetime: {
    zh: '时刻应写作 2023-04-30T10:00:00+08:00',
    en: 'an instant is written as 2023-04-30T10:00:00+08:00',
  },
  uuid: { zh: '应为一个 UUID', en: 'a UUID is wanted' },
};

const odd: FaultText = {
  zh: '写法不符，请对照字段说明改正。',
  en: 'It is not written as this field wants it. Look the field up and correct it.',
};

/**
 * Says an issue of a schema to whoever sent the value. It shows no pattern and no word of the other language.
 */
export function faultText(issue: z.core.$ZodIssue): FaultText {
  switch (issue.code) {
    case 'invalid_type':
      return ofType(issue);
    case 'too_small':
      return ofSize(issue.origin, Number(issue.minimum), 'least');
    case 'too_big':
      return ofSize(issue.origin, Number(issue.maximum), 'most');
    case 'invalid_format':
      return ofForm(issue);
    case 'invalid_value':
      return ofValues(issue.values.map(String));
    case 'not_multiple_of':
      return {
        zh: `应为 ${issue.divisor} 的倍数，请改正。`,
        en: `It must be a multiple of ${issue.divisor}. Correct it.`,
      };
    default:
      return odd;
  }
}

function ofType({ expected, input }: z.core.$ZodIssueInvalidType): FaultText {
  if (input === undefined) return { zh: '缺少此项，请填写。', en: 'This is missing. Give it.' };
  const name = typeNames[expected];
  return name ? { zh: `应为${name.zh}，请改正。`, en: `It must be ${name.en}. Correct it.` } : odd;
}

function ofSize(origin: string, limit: number, end: 'least' | 'most'): FaultText {
  const isLeast = end === 'least';
  if (origin === 'string') {
    if (isLeast && limit === 1) return { zh: '不能为空，请填写。', en: 'It must not be empty. Give it.' };
    const [zh, en] = isLeast ? ['至少', 'at least'] : ['最多', 'at most'];
    return { zh: `${zh} ${limit} 个字，请改正。`, en: `It has ${en} ${limit} characters. Correct it.` };
  }
  if (['array', 'set', 'object'].includes(origin)) {
    const [zh, en] = isLeast ? ['至少', 'at least'] : ['最多', 'at most'];
    return { zh: `${zh} ${limit} 项，请改正。`, en: `It has ${en} ${limit} items. Correct it.` };
  }
  const [zh, en] = isLeast ? ['小于', 'less'] : ['大于', 'more'];
  return { zh: `不能${zh} ${limit}，请改正。`, en: `It must be no ${en} than ${limit}. Correct it.` };
}

function ofForm(issue: z.core.$ZodIssueInvalidStringFormat): FaultText {
  const source = issue.pattern?.replace(/^\/(.*)\/[a-z]*$/s, '$1');
  const form = dated[issue.format] ?? (source === undefined ? undefined : formOf(source));
  return form
    ? { zh: `${form.zh}，请改正。`, en: `${form.en[0]!.toUpperCase()}${form.en.slice(1)}. Correct it.` }
    : odd;
}

/** A person reads the words of the values; who writes a program reads English, and sends the values. */
function ofValues(values: readonly string[]): FaultText {
  return {
    zh: `只能是以下之一：${values.map((value) => choiceWords[value]?.zh ?? value).join('、')}。`,
    en: `It must be one of these: ${values.join(', ')}.`,
  };
}
