// A small client of the public interface: who asks, and what came back. Everything the tests of the whole do
// goes through it.

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

export interface CommandOptions {
  readonly ifMatch?: string;
  readonly key?: string;
  /** The proposal that is answered, and how. */
  readonly confirms?: string;
  readonly declines?: string;
  readonly withdraws?: string;
  readonly reason?: string;
  /** The batch in which it is proposed. */
  readonly batch?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

let keys = 0;

/** An Idempotency-Key of its own for each call, the same in every run. */
export function freshKey(): string {
  return `00000000-0000-4000-8000-${String(++keys).padStart(12, '0')}`;
}

/** One account's way to the server; `anonymous` has none. */
export class Client {
  constructor(
    readonly url: string,
    readonly account: string,
    readonly token?: string,
  ) {}

  async send(
    method: string,
    path: string,
    body?: string | Uint8Array,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const sent = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }), ...headers },
      ...(body !== undefined && { body: body as string }),
    });
    return await answerOf(sent);
  }

  /** `path` below `/api/v1/`. */
  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return await this.send('GET', `/api/v1/${path}`, undefined, headers);
  }

  async post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return await this.send('POST', `/api/v1/${path}`, JSON.stringify(body), {
      'content-type': 'application/json',
      ...headers,
    });
  }

  /** A command: `recommendations/r2023.b01/seal-recommendation`. */
  async command(path: string, data: unknown, options: CommandOptions = {}): Promise<Answer> {
    const { key = freshKey(), ifMatch = '*', headers, ...answer } = options;
    const query = new URLSearchParams(answer as Record<string, string>).toString();
    return await this.post(query === '' ? path : `${path}?${query}`, data, {
      'idempotency-key': key,
      'if-match': ifMatch,
      ...headers,
    });
  }
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: json ? JSON.parse(text) : undefined,
  };
}

/**
 * The answer, when it is that of something done; throws otherwise, with what was asked and what came back.
 */
export function done(what: string, answer: Answer): Answer {
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new Error(`${what}: ${answer.status} ${answer.text}`);
}

/** One person does it, and it is done. */
export async function act(
  one: Client,
  path: string,
  data: unknown,
  options: CommandOptions = {},
): Promise<Answer> {
  return done(`${one.account} ${path}`, await one.command(path, data, options));
}

/** Two persons do it: one proposes, the other confirms it as it stands. */
export async function together(one: Client, other: Client, path: string, data: unknown): Promise<Answer> {
  const proposed = await act(one, path, data);
  if (proposed.status !== 202) throw new Error(`${path} was not proposed but done by ${one.account} alone`);
  return await act(other, path, {}, { confirms: proposed.body.proposal.proposalId });
}
