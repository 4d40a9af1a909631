import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { kebab } from '@laurel/contracts';
import { answeredBy, type CommandAct, type ReadAct, type TableAct, type UploadAct } from '../scenes/act.ts';
import type { Account } from '../story/staff.ts';

/** The demo's way in: HTTP, like everybody else's. */

const patienceMs = 90_000;
/** Statuses of what passes: a gateway without an answer, an engine that is away. */
const passing = [502, 503, 504];

/** The server's answer: accepted, or refused with the problem's code. */
export interface Outcome {
  readonly status: number;
  readonly code?: string;
  readonly body: unknown;
}

/** The parts of a request beside its content. */
export interface Envelope {
  /** The Idempotency-Key. */
  readonly id: string;
  readonly instant: string;
  /** The id of the proposal that is confirmed, declined or withdrawn. */
  readonly answers?: string;
}

function answerTo(proposalId: string, { declines, withdraws }: CommandAct): URLSearchParams {
  if (declines) return new URLSearchParams({ declines: proposalId, reason: declines.reason });
  return new URLSearchParams(withdraws ? { withdraws: proposalId } : { confirms: proposalId });
}

/** The API client. It keeps the session of each account until the server no longer accepts it. */
export class Client {
  readonly #tokens = new Map<string, string>();
  readonly #signingIn = new Map<string, Promise<boolean>>();

  constructor(private readonly url: string) {}

  async command(act: CommandAct, { id, instant, answers }: Envelope): Promise<Outcome> {
    const query = answers === undefined ? '' : `?${answerTo(answers, act).toString()}`;
    const path = `${act.aggregate.path}/${act.id}/${kebab(act.type)}${query}`;
    const headers = { 'if-match': act.version === undefined ? '*' : `"v${act.version}"` };
    // Whoever means a proposal as it stands sends nothing of it.
    const json = answeredBy(act)?.data === act.data ? {} : act.data;
    return await this.#asking(act.by, (token) =>
      this.#send('POST', path, { id, instant, token, headers, json }),
    );
  }

  async upload(act: UploadAct, { id, instant }: Envelope): Promise<Outcome> {
    const { campaign, unit, name, mediaType, field } = act;
    const named = { campaign, unit, name, mediaType, ...(field !== undefined && { field }) };
    const path = `attachments?${new URLSearchParams(named).toString()}`;
    return await this.#asking(act.by, (token) =>
      this.#send('POST', path, { id, instant, token, bytes: act.bytes() }),
    );
  }

  async table(act: TableAct, { id, instant }: Envelope): Promise<Outcome> {
    const headers = { 'content-type': 'text/csv' };
    const path = `imports/organisation?kind=${act.of}`;
    return await this.#asking(act.by, (token) =>
      this.#send('POST', path, { id, instant, token, headers, bytes: Buffer.from(act.csv) }),
    );
  }

  async read(act: ReadAct, { id, instant }: Envelope): Promise<Outcome> {
    return await this.#asking(act.by, (token) => this.#send('GET', act.path, { id, instant, token }));
  }

  /** The content of a view. Throws when the account may not see it. */
  async look<Body>(by: Account, path: string): Promise<Body> {
    const { status, body } = await this.#asking(by, (token) => this.#send('GET', path, { token }));
    if (status !== 200)
      throw new Error(`${path} 无法读取 / cannot be read: ${status} ${JSON.stringify(body)}`);
    return body as Body;
  }

  /** The rehearsal's clock. */
  async now(): Promise<string> {
    return ((await this.#send('GET', 'system', {})).body as { now: string }).now;
  }

  /** Moves the rehearsal to an instant; everything that is due by then has happened when it resolves. */
  async advance(by: Account, instant: string): Promise<Outcome> {
    return await this.#asking(by, (token) =>
      this.#send('POST', 'rehearsal/advance', { token, json: { instant } }),
    );
  }

  /**
   * Signs in with a password that may be the one-time password; says whether it fits. Every sign-in is one of
   * its own, also after an interruption.
   */
  async signIn({ accountId, login }: Account, password: string): Promise<boolean> {
    const { status, body } = await this.#send('POST', 'session', {
      id: randomUUID(),
      json: { login, password },
    });
    if (status === 401) return false;
    if (status !== 200)
      throw new Error(`${login} 无法登录 / could not sign in: ${status} ${JSON.stringify(body)}`);
    this.#tokens.set(accountId, (body as { token: string }).token);
    return true;
  }

  /** Changes the password of whoever is signed in with `current`. */
  async changePassword(
    { accountId }: Account,
    current: string,
    next: string,
    { id, instant }: Envelope,
  ): Promise<Outcome> {
    return await this.#send('POST', 'session/password', {
      id,
      instant,
      token: this.#tokens.get(accountId)!,
      json: { current, next },
    });
  }

  /** Signs in when there is no session yet, or when the server has forgotten it. */
  async #asking(by: Account, send: (token: string) => Promise<Outcome>): Promise<Outcome> {
    for (let attempt = 1; ; attempt++) {
      const token = this.#tokens.get(by.accountId);
      const outcome = token === undefined ? undefined : await send(token);
      if (outcome && outcome.status !== 401) return outcome;
      if (attempt > 2 || !(await this.#signInOnce(by)))
        throw new Error(`${by.login} 无法登录 / could not sign in`);
    }
  }

  /** However many acts wait for it. */
  async #signInOnce(by: Account): Promise<boolean> {
    const going =
      this.#signingIn.get(by.accountId) ??
      this.signIn(by, by.password).finally(() => this.#signingIn.delete(by.accountId));
    this.#signingIn.set(by.accountId, going);
    return await going;
  }

  async #send(
    method: 'GET' | 'POST',
    path: string,
    what: {
      id?: string;
      instant?: string;
      token?: string;
      headers?: Record<string, string>;
      json?: object;
      bytes?: Uint8Array;
    },
  ): Promise<Outcome> {
    const { id, instant, token, headers, json, bytes } = what;
    const response = await this.#answered(`${this.url}/api/v1/${path}`, {
      method,
      headers: {
        ...(id !== undefined && { 'idempotency-key': id }),
        ...(instant !== undefined && { 'x-rehearsal-instant': instant }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(json && { 'content-type': 'application/json' }),
        ...(bytes && { 'content-type': 'application/octet-stream' }),
        ...headers,
      },
      ...(json && { body: JSON.stringify(json) }),
      ...(bytes && { body: Buffer.from(bytes) }),
    });
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const { status } = response;
    return status < 400
      ? { status, body }
      : { status, body, code: (body as { code?: string } | undefined)?.code ?? `http_${status}` };
  }

  /**
   * A service that is not there for a moment, or does not know what became of a request, is asked again: the
   * command's id keeps it from being done twice.
   */
  async #answered(url: string, request: RequestInit): Promise<Response> {
    const giveUpAt = performance.now() + patienceMs;
    for (let pauseMs = 100; ; pauseMs = Math.min(2 * pauseMs, 2_000)) {
      const response = await fetch(url, request).catch((error: unknown) => {
        if (performance.now() > giveUpAt) throw error;
      });
      if (response && (!passing.includes(response.status) || performance.now() > giveUpAt)) return response;
      await response?.body?.cancel();
      await setTimeout(pauseMs);
    }
  }
}
