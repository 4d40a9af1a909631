import { randomUUID } from 'node:crypto';

/** A signed-in person, as a client of the public API. */
export interface Person {
  readonly token: string;
}

/** Everybody's, once they have signed in. */
export const password = 'Bench-2023-Lanchuan';

/** Asks a city as people do, over HTTP. */
export class Asking {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Signs in with a one-time password, and changes it. */
  async signIn(login: string, oneTimePassword: string): Promise<Person> {
    const { token } = (await this.#post('session', { login, password: oneTimePassword })) as {
      token: string;
    };
    await this.#post('session/password', { current: oneTimePassword, next: password }, token);
    return { token };
  }

  /** A command; the answer as JSON. Throws when it is refused. */
  async command(by: Person, path: string, data: object, confirms?: string): Promise<Record<string, unknown>> {
    return await this.#post(confirms === undefined ? path : `${path}?confirms=${confirms}`, data, by.token);
  }

  /** A command of two persons. */
  async together(one: Person, other: Person, path: string, data: object): Promise<void> {
    const { proposal } = (await this.command(one, path, data)) as { proposal: { proposalId: string } };
    await this.command(other, path, data, proposal.proposalId);
  }

  async #post(path: string, body: object, token?: string): Promise<Record<string, unknown>> {
    return await post(`${this.#url}/api/v1/${path}`, body, token);
  }
}

/** The answer to a body that is posted, as JSON. Throws when it is refused. */
export async function post(url: string, body: object, token?: string): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'if-match': '*',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`POST ${url}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}
