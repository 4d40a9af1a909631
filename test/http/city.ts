import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Launched, launch } from '@laurel/all';
import type { ServiceName } from '@laurel/contracts';
import { act, Client, done } from './client.ts';
import { type Clients, password, signInAll } from './people.ts';

/** A whole Laurel in this process: real logs on a real disk, served over HTTP, in rehearsal. */
export class TestCity {
  private constructor(
    readonly directory: string,
    readonly launched: Launched,
    readonly as: Clients,
    /** The bureau to which the campaign belongs, with the city's bureaus below it; none for the root. */
    readonly host: string | undefined,
  ) {}

  static async open(host?: string): Promise<TestCity> {
    const directory = mkdtempSync(join(tmpdir(), 'laurel-test-'));
    const mode = { kind: 'rehearsal', seed: 1, start: '2023-03-01T00:00:00.000Z' } as const;
    const launched = await launch({ directory, host: '127.0.0.1', port: 0, mode });
    try {
      const clients = await signInAll(launched.server.url, launched.firstAccounts);
      return new TestCity(directory, launched, clients, host);
    } catch (error) {
      await launched.close();
      throw error;
    }
  }

  get url(): string {
    return this.launched.server.url;
  }

  /** Somebody who is not signed in. */
  get anonymous(): Client {
    return new Client(this.url, 'anonymous');
  }

  now(): string {
    return this.launched.city.clock.now();
  }

  /** Moves the clock, lets fall due what falls due, and waits until every service has heard of everything. */
  async until(instant: string): Promise<void> {
    done(`until ${instant}`, await this.as['op-city'].post('rehearsal/advance', { instant }));
  }

  /** A session of a rehearsal lasts a year: everybody begins a new one. */
  async signInAgain(): Promise<void> {
    const logins = new Map(this.launched.firstAccounts.map(({ accountId, login }) => [accountId, login]));
    for (const account of Object.keys(this.as)) {
      const credentials = { login: logins.get(account) ?? account, password };
      const { body } = done(account, await this.anonymous.post('session', credentials));
      Object.assign(this.as, { [account]: new Client(this.url, account, (body as { token: string }).token) });
    }
  }

  async settle(): Promise<void> {
    await this.launched.city.settle();
  }

  /**
   * A service fails, as by a fault of ours, to react to what happens in a stream, until the function that is
   * returned is called.
   */
  failReactions(service: ServiceName, stream: string): () => void {
    const { reactions } = this.launched.city.runtime(service).definition;
    const { react } = reactions;
    const failing: typeof react = (event) => {
      if (event.stream === stream) throw new Error('a fault of ours');
      return react(event);
    };
    Object.assign(reactions, { react: failing });
    return () => Object.assign(reactions, { react });
  }

  async act(account: keyof Clients, path: string, data: unknown = {}) {
    return await act(this.as[account], path, data);
  }

  /** Every row that an account reads of a view: `participations?minPosition=3`. */
  async rows(account: keyof Clients, path: string): Promise<Record<string, unknown>[]> {
    const { body } = await this.as[account].get(`${path}${path.includes('?') ? '&' : '?'}limit=1000`);
    return body as Record<string, unknown>[];
  }

  async close(): Promise<void> {
    await this.launched.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
