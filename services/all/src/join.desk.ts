import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';

/** An act that waits for its second person. */
interface WaitingAct {
  readonly proposalId: string;
  readonly act: string;
  readonly proposedBy: string;
  readonly content?: Readonly<Record<string, unknown>>;
}

interface Opened {
  readonly token: string;
  readonly account: { readonly accountId: string; readonly roles: readonly { readonly role: string }[] };
}

/** Somebody who is signed in to a server, as `laurel join` needs it: what is done is done in their name. */
export class Desk {
  private constructor(
    private readonly server: string,
    private readonly opened: Opened,
  ) {}

  /**
   * Signs in with the password in `LAUREL_PASSWORD`, or the first line of standard input. Throws what the
   * server answers.
   */
  static async open(server: string, login: string): Promise<Desk> {
    const password = process.env['LAUREL_PASSWORD'] ?? (await firstLine());
    const opened = await asked<Opened>(`${server}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    return new Desk(server, opened.body);
  }

  get accountId(): string {
    return this.opened.account.accountId;
  }

  holds(role: string): boolean {
    return this.opened.account.roles.some((held) => held.role === role);
  }

  /** Gives a command; true if it now waits for a second person. */
  async command(path: string, data: object, role: string): Promise<boolean> {
    const { status } = await asked(`${this.server}/api/v1/${path}`, {
      method: 'POST',
      headers: {
        ...this.#headers(role),
        ...{ 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'if-match': '*' },
      },
      body: JSON.stringify(data),
    });
    return status === 202;
  }

  async waiting(path: string, role: string): Promise<readonly WaitingAct[]> {
    const headers = this.#headers(role);
    const { body } = await asked<{ waiting?: WaitingAct[] }>(`${this.server}/api/v1/${path}`, { headers });
    return body.waiting ?? [];
  }

  #headers(role: string): Readonly<Record<string, string>> {
    return { authorization: `Bearer ${this.opened.token}`, 'x-role': role };
  }
}

async function asked<Body = unknown>(
  url: string,
  init: RequestInit,
): Promise<{ status: number; body: Body }> {
  const answer = await fetch(url, init);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  return { status: answer.status, body: JSON.parse(text) as Body };
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}
