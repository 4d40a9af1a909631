import { z } from 'zod';
import { decimal, indicatorId } from '../rule-pack.ts';
import * as values from '../values.ts';

/** Describes the form of a value in words and by an example, for people who wrote it otherwise. */
export interface FormWords {
  readonly zh: string;
  readonly en: string;
}

const written: readonly (readonly [schema: z.ZodType, zh: string, en: string])[] = [
  [
    values.campaignId,
    '活动编号以小写字母开头，只含小写字母、数字和连字符，如 r2023',
    'a campaign begins with a small letter and has small letters, digits and hyphens, as r2023',
  ],
  [
    values.unitId,
    '单位编号是县分局编号，或其后加点和支部号，如 b03 或 b03.017',
    'a unit is a bureau, or a bureau, a dot and a branch, as b03 or b03.017',
  ],
  [
    values.bureauId,
    '县分局编号以小写字母开头，只含小写字母和数字，如 b03',
    'a bureau begins with a small letter and has small letters and digits, as b03',
  ],
  [
    values.branchId,
    '支部编号是县分局编号、点和支部号，如 b03.017',
    'a branch is the bureau, a dot and its own number, as b03.017',
  ],
  [
    values.accountId,
    '账号只含小写字母、数字和连字符，2 至 40 个，如 op-1',
    'an account has 2 to 40 small letters, digits and hyphens, as op-1',
  ],
  [
    values.loginName,
    '登录名以字母、汉字或数字开头，2 至 60 个字，不含空格，如 zhang.wei',
    'a login begins with a letter or digit and has 2 to 60 characters without spaces, as zhang.wei',
  ],
  [
    values.policeNumber,
    '警号为 4 至 20 位字母和数字，如 088008',
    'a police number has 4 to 20 letters and digits, as 088008',
  ],
  [
    values.slug,
    '编号只含字母、数字和连字符，最多 80 个，如 g1',
    'a name has at most 80 letters, digits and hyphens, as g1',
  ],
  [
    values.hash,
    '应为 64 位十六进制的哈希，由上传文件时给出',
    'a hash has 64 hexadecimal digits; storing a file answers it',
  ],
  [
    values.score,
    '应为数字，小数点后最多四位，如 93.5',
    'a number has at most four decimals after a point, as 93.5',
  ],
  [values.text(1), '不能只有空格', 'it must say something'],
  [values.fraction, '应为整数或分数，如 187/2', 'a whole number or a fraction, as 187/2'],
  [
    values.criterionId,
    '编号以小写字母开头，只含字母和数字，2 至 31 个，如 political',
    'a name begins with a small letter and has 2 to 31 letters and digits, as political',
  ],
  [
    values.telephone,
    '电话为 5 至 20 位数字，可含 +、空格和连字符，区号可加括号，分机可写“转”，如 （0571）12345678转803',
    'a telephone has 5 to 20 digits, +, spaces and hyphens, an extension last, as 0571-12345678-803',
  ],
  [
    values.email,
    '邮箱应写作 名称@域名，如 dj@example.cn',
    'an e-mail is a name, @ and a domain, as dj@example.cn',
  ],
  [
    decimal,
    '应为数字，小数点后最多四位，如 -1.5',
    'a number has at most four decimals after a point, as -1.5',
  ],
  [
    indicatorId,
    '编号以小写字母开头，只含字母和数字，2 至 41 个，如 casesSolved',
    'a name begins with a small letter and has 2 to 41 letters and digits, as casesSolved',
  ],
];

const patternOf = (schema: z.ZodType) => (z.toJSONSchema(schema) as { pattern?: string }).pattern;

const byPattern = new Map(written.map(([schema, zh, en]) => [patternOf(schema), { zh, en }]));

/** The words for a pattern, by its source; undefined when it has none, which a test does not allow. */
export function formOf(pattern: string): FormWords | undefined {
  return byPattern.get(pattern);
}
