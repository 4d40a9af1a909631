import { HttpError } from 'react-admin';

/** Talks to the API: session cookie, CSRF token, language, and problem bodies (RFC 9457) as errors. */

/** The problem body of a refused request. */
export interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly requestId?: string;
  readonly errors?: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly zh: string;
    readonly en: string;
  }[];
}

export type Language = 'zh' | 'en';

const unreachable: ProblemBody = {
  status: 0,
  code: 'unreachable',
  zh: '无法连接服务器，请检查网络后重试。',
  en: 'The server cannot be reached. Check the network and try again.',
};

let csrfToken = '';
let language: Language = 'zh';

/** Keeps the CSRF token that the session endpoint gave. Every unsafe request carries it. */
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

/** The language in which the server words titles; problem bodies have both languages. */
export function setLanguage(next: Language): void {
  language = next;
}

/** The problem that an error carries; something said for every error. */
export function problemOf(error: unknown): ProblemBody {
  const body = (error as { body?: Partial<ProblemBody> } | null)?.body;
  if (body?.code !== undefined && body.zh !== undefined && body.en !== undefined) return body as ProblemBody;
  const text = error instanceof Error ? error.message : String(error);
  return { status: 0, code: 'client', zh: text, en: text };
}

/** True if nobody knows what became of what was sent: no answer came, or one that tells nothing. */
export function isUncertain({ status }: ProblemBody): boolean {
  return status === 0 || status >= 500;
}

/** The problem's text: each fault of the input if there are any, else the problem itself. */
export function problemText(problem: ProblemBody, locale: Language): string {
  const faults = problem.errors?.map((fault) => fault[locale]) ?? [];
  return faults.length > 0 ? [...new Set(faults)].join(' ') : problem[locale];
}

export interface Answer<T> {
  readonly data: T;
  readonly headers: Headers;
}

interface Sending {
  readonly signal?: AbortSignal | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request; throws HttpError with the problem as its body. A text is sent as it is, as `headers` say. */
export async function request<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object | string,
  { signal, headers }: Sending = {},
): Promise<Answer<T>> {
  return await answerTo(await send(method, path, { body, signal, headers, credentials: 'same-origin' }));
}

/**
 * Reads as somebody who is not signed in, whoever is: the page of the public shows what the public is told,
 * and a session that has ended does not close it.
 */
export async function requestAsPublic<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
  return await answerTo(await send('GET', path, { signal, credentials: 'omit' }));
}

async function answerTo<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text().catch(cutOff);
  return { data: answered<T>(response.status, text), headers: response.headers };
}

/** The body of an answer; throws HttpError when it tells a problem. */
function answered<T>(status: number, text: string): T {
  const data = parse(text);
  if (status >= 200 && status < 300) return data as T;
  const problem = data as ProblemBody | undefined;
  const said = problem?.code === undefined ? { ...unreachable, status } : problem;
  throw new HttpError(said[language], status, said);
}

/** Sends a file and tells which part of it is there; throws HttpError with the problem. */
export async function upload<T>(path: string, file: File, onPart: (part: number) => void): Promise<T> {
  // Nothing else tells how far it is.
  const asked = new XMLHttpRequest();
  asked.open('POST', path);
  for (const [name, value] of Object.entries(headersOf('POST', file))) asked.setRequestHeader(name, value);
  asked.upload.onprogress = ({ loaded, total }) => onPart(total === 0 ? 1 : loaded / total);
  const { promise, resolve } = Promise.withResolvers<void>();
  asked.onloadend = () => resolve();
  asked.send(file);
  await promise;
  return asked.status === 0 ? cutOff() : answered<T>(asked.status, asked.responseText);
}

async function send(
  method: string,
  path: string,
  {
    body,
    signal,
    headers,
    credentials,
  }: { [Part in keyof Sending]: Sending[Part] | undefined } & {
    body?: object | string | undefined;
    credentials: RequestCredentials;
  },
): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      credentials,
      headers: { ...headersOf(method, body), ...headers },
      ...(body && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    return cutOff();
  }
}

function headersOf(method: string, body: object | string | undefined): Record<string, string> {
  return {
    accept: 'application/json',
    'accept-language': language,
    ...(body && { 'content-type': body instanceof File ? 'application/octet-stream' : 'application/json' }),
    ...(method !== 'GET' && { 'x-csrf-token': csrfToken, 'idempotency-key': crypto.randomUUID() }),
  };
}

/** An answer that breaks off is none. */
function cutOff(): never {
  throw new HttpError(unreachable[language], 0, unreachable);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
