import { z } from 'zod';
import type { Received, Sent } from './client.ts';
import type { Answer, Operation, Schema } from './document.ts';

const checkers = new WeakMap<Schema, z.ZodType>();

/** Whether a value is as a schema of the document says. */
export function conforms(schema: Schema, value: unknown): boolean {
  return checkerOf(schema).safeParse(value).success;
}

function checkerOf(schema: Schema): z.ZodType {
  const made =
    checkers.get(schema) ?? z.fromJSONSchema(readable(schema) as Parameters<typeof z.fromJSONSchema>[0]);
  checkers.set(schema, made);
  return made;
}

/** Without patterns by Unicode property, which zod reads as if they had none. */
function readable(schema: unknown): unknown {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'pattern' && String(value).includes('\\p{') ? undefined : value,
    ),
  );
}

/**
 * Everything about an answer that the document, or our promises about every answer, do not allow; `operation`
 * is absent for a method nobody documents.
 */
export function faultsOf(operation: Operation | undefined, sent: Sent, received: Received): string[] {
  const { status, headers } = received;
  return [
    ...(status >= 500 ? [`${status}`] : []),
    ...(operation
      ? againstDocument(operation.answers[String(status)], received)
      : ofOtherMethod(sent, received)),
    ...(status >= 400 ? againstProblem(sent, received) : []),
    ...(headers['x-content-type-options'] === 'nosniff' ? [] : ['no X-Content-Type-Options']),
    ...(headers['cache-control'] ? [] : ['no Cache-Control']),
    ...(headers['x-powered-by'] || headers['server'] ? ['says what it runs on'] : []),
  ];
}

/**
 * `HEAD` is answered where `GET` is; every other method that is not documented is 405, and `OPTIONS` tells
 * which are.
 */
function ofOtherMethod({ method, target }: Sent, { status, headers, body }: Received): string[] {
  if (method === 'HEAD') return body.length > 0 ? ['a body to HEAD'] : [];
  if (method === 'OPTIONS')
    return status === 204 || status === 404 || status === 400 ? [] : [`${status} to OPTIONS`];
  if (status === 405) return headers['allow'] ? [] : ['405 without Allow'];
  return status < 400 ? [`${status} to ${method} ${target}`] : [];
}

function againstDocument(documented: Answer | undefined, { status, headers, body }: Received): string[] {
  if (!documented) return [`${status} is not documented`];
  const type = headers['content-type']?.toString().split(';')[0];
  const missing = documented.headers
    .filter((name) => headers[name] === undefined)
    .map((name) => `${status} without ${name}`);
  const schema = documented.types[type ?? ''];
  if (!schema) return [...missing, `${status} as ${type} is not documented`];
  const wrong = type?.endsWith('json') ? checkerOf(schema).safeParse(parsed(body)).error : undefined;
  return wrong
    ? [...missing, `${status} whose body is not as documented: ${z.prettifyError(wrong)}`]
    : missing;
}

const needed: Readonly<Record<number, string>> = {
  401: 'www-authenticate',
  405: 'allow',
  429: 'retry-after',
  503: 'retry-after',
};

/** Every error is a problem that says in both languages what to do, and nothing of our insides. */
function againstProblem({ target, method }: Sent, { status, headers, body }: Received): string[] {
  if (method === 'HEAD') return [];
  const problem = parsed(body) as Record<string, unknown> | undefined;
  if (!headers['content-type']?.toString().startsWith('application/problem+json') || !problem)
    return [`${status} that is no problem`];
  const lacking = ['type', 'title', 'code', 'zh', 'en', 'requestId'].filter(
    (name) => typeof problem[name] !== 'string' || problem[name] === '',
  );
  const header = needed[status];
  return [
    ...lacking.map((name) => `a problem without ${name}`),
    ...(problem['status'] === status ? [] : ['a problem of another status']),
    ...(problem['instance'] === target.split('?')[0] ? [] : [`a problem of another address`]),
    ...(header && !headers[header] ? [`${status} without ${header}`] : []),
    ...(/node_modules|\.ts:\d|at Object\./.test(body.toString('latin1')) ? ['tells of our insides'] : []),
  ];
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    return undefined;
  }
}
