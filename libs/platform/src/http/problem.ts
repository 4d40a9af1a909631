import { personalRefusals, refusals, refusalText } from '@laurel/contracts';
import { Rejected, TooLarge, Unavailable } from '@laurel/core';
import type { z } from 'zod';
import { Busy } from '../runtime/semaphore.ts';
import { faultText } from './fault-texts.ts';

/**
 * One thing wrong with what was sent: where (a JSON pointer into the body, `?name` of the query, `{id}` of
 * the path, a header by its name), a code, and the remedy in both languages.
 */
export interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** An error as HTTP tells it: RFC 9457, every one in Chinese and English. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly instance?: string;
  readonly requestId?: string;
  readonly errors?: readonly Fault[];
}

const texts: Readonly<Record<string, readonly [number, string, string]>> = {
  invalid_input: [
    400,
    '内容有误，请按下列各项修改。',
    'Some of what was sent is wrong; mend what is listed.',
  ],
  malformed: [
    400,
    '无法读取所发送的内容（须为有效的 UTF-8 JSON）。',
    'What was sent cannot be read: it must be JSON in valid UTF-8.',
  ],
  unauthenticated: [401, '请先登录。', 'Log in first.'],
  login_failed: [
    401,
    '登录名或密码不正确，或账号暂不可用。',
    'Login or password is wrong, or the account cannot be used now.',
  ],
  password_change_required: [403, '首次登录须先修改密码。', 'Change the one-time password first.'],
  csrf: [
    403,
    '请求来源未通过校验，请刷新页面后重试。',
    'The request did not prove where it comes from. Reload the page and try again.',
  ],
  no_such_resource: [404, '没有该资源，请核对地址。', 'There is no such resource. Check the address.'],
  method_not_allowed: [405, '该资源不支持此方法。', 'The resource does not know this method.'],
  too_large: [413, '内容过大，请拆分或改用附件。', 'This is too large. Split it, or use an attachment.'],
  unsupported_media_type: [415, '不支持的内容类型。', 'This content type is not accepted here.'],
  head_too_large: [
    431,
    '地址或请求头过长，请缩短。',
    'The address or the headers are too long. Shorten them.',
  ],
  too_many: [429, '请求过于频繁，请稍后再试。', 'Too many requests. Wait, then try again.'],
  precondition_required: [
    428,
    '请在 If-Match 中给出所见版本（如 "v3"，不限版本用 *）。',
    'Give the version you saw in If-Match ("v3", or * for whatever it is now).',
  ],
  import_invalid: [
    422,
    '导入文件有误，未作任何更改；请按行修改后重新导入。',
    'Some rows of the import are wrong; nothing was changed. Mend them and import again.',
  ],
  internal: [
    500,
    '系统内部错误，请将请求编号告知管理员。',
    'Something failed inside. Tell the administrator the request id.',
  ],
  unavailable: [
    503,
    '系统暂不可用，结果未知；请用同一幂等键重试。',
    'Not available now and the outcome is unknown. Repeat with the same Idempotency-Key.',
  ],
};

/** The status of each refusal that is not a conflict (409). */
const statusOf: Readonly<Record<string, number>> = {
  ...Object.fromEntries(personalRefusals.map((code) => [code, 403])),
  not_found: 404,
  stale_version: 412,
  attachment_size: 413,
  attachment_type: 415,
  idempotency_key_reused: 422,
  import_invalid: 422,
};

/** Thrown anywhere on the way of a request; becomes a problem answer. `code` is one of the texts above. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly code: keyof typeof texts & string,
    readonly errors: readonly Fault[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code);
  }
}

/** The problem body for whatever was thrown, and whether it is our fault and must be logged. */
export function problemOf(
  error: unknown,
  language: 'zh' | 'en',
): { body: ProblemBody; headers: Readonly<Record<string, string>>; fault: boolean } {
  if (error instanceof Rejected && error.reason in refusals) {
    const [zh, en] = [
      refusalText(error.reason, 'zh', error.parameters),
      refusalText(error.reason, 'en', error.parameters),
    ];
    const code = error.reason;
    const faults = error.faults.map(({ field, ...texts }) => ({ pointer: pointerOf(field), code, ...texts }));
    const only = error.field === undefined ? [] : [{ pointer: pointerOf(error.field), code, zh, en }];
    const errors = faults.length > 0 ? faults : only;
    return {
      body: body(statusOf[code] ?? 409, code, zh, en, language, errors.length > 0 ? { errors } : {}),
      headers: {},
      fault: false,
    };
  }
  if (error instanceof TooLarge) return problemOf(new Problem('too_large'), language);
  if (error instanceof Unavailable)
    return { ...problemOf(new Problem('unavailable', [], { 'retry-after': '1' }), language), fault: true };
  if (error instanceof Busy) return problemOf(new Problem('too_many', [], { 'retry-after': '2' }), language);
  if (error instanceof Problem) {
    const [status, zh, en] = texts[error.code]!;
    return {
      body: body(
        status,
        error.code,
        zh,
        en,
        language,
        error.errors.length > 0 ? { errors: error.errors } : {},
      ),
      headers: status === 401 ? { 'www-authenticate': 'Bearer', ...error.headers } : error.headers,
      fault: false,
    };
  }
  const known = fromFramework(error);
  return known
    ? problemOf(known, language)
    : { ...problemOf(new Problem('internal'), language), fault: true };
}

/** The parameters about a proposal, which stand in the query. */
const answers = ['confirms', 'declines', 'withdraws', 'batch'];

/**
 * The place of a field that a decider names: a JSON pointer into the body as `/form/visits/1/on`, `?confirms`
 * in the query, a header by its name, `{id}` in the path.
 */
function pointerOf(field: string): string {
  if (field === 'id') return '{id}';
  if (field === 'declines.reason') return '?reason';
  if (answers.includes(field)) return `?${field}`;
  return /^[A-Z/?]/.test(field) ? field : `/${field.replaceAll(/\[(\d+)\]/g, '.$1').replaceAll('.', '/')}`;
}

function body(
  status: number,
  code: string,
  zh: string,
  en: string,
  language: 'zh' | 'en',
  rest: Partial<ProblemBody>,
): ProblemBody {
  return { type: `/problems/${code}`, title: language === 'zh' ? zh : en, status, code, zh, en, ...rest };
}

/** Every code a problem may carry, with its status. */
export function problemCodes(): Record<string, number> {
  const refused = Object.keys(refusals).map((code) => [code, statusOf[code] ?? 409] as const);
  return {
    ...Object.fromEntries(refused),
    ...Object.fromEntries(Object.entries(texts).map(([code, [status]]) => [code, status])),
  };
}

function fromFramework(error: unknown): Problem | undefined {
  const { statusCode, status } = (error ?? {}) as { statusCode?: number; status?: number };
  switch (statusCode ?? status) {
    case 400:
      return new Problem('malformed');
    // A file server's word for a path that leads out of its folder.
    case 403:
    case 404:
      return new Problem('no_such_resource');
    case 405:
      return new Problem('method_not_allowed');
    case 413:
      return new Problem('too_large');
    case 414:
      return new Problem('malformed');
    case 415:
      return new Problem('unsupported_media_type');
    default:
      return undefined;
  }
}

/**
 * The faults that a schema found, one entry each, with unknown fields listed singly. The issues must carry
 * their input (`reportInput`), which is not passed on.
 */
export function faultsOf(issues: readonly z.core.$ZodIssue[], prefix = ''): Fault[] {
  return issues.flatMap((issue): Fault[] => {
    const path = issue.path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
    const pointer = prefix === '?' ? `?${path.join('/')}` : [prefix, ...path].join('/') || '/';
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: `${pointer === '/' ? '' : pointer}/${key}`,
        code: 'unknown_field',
        zh: `没有字段“${key}”，请删除。`,
        en: `There is no field "${key}". Remove it.`,
      }));
    }
    return [{ pointer, code: issue.code, ...faultText(issue) }];
  });
}
