import type { DatabaseSync } from 'node:sqlite';
import { type Checkpoints, Fenced } from '@laurel/core';
import { first, guarded } from './database.ts';

/**
 * Progress in the log's own file, so that a copy of the file is whole. Only one process has the log open, so
 * leases need not outlive it: they are kept in memory and a restart need not wait for them; tokens and
 * positions are kept in the file.
 */
export class SqliteCheckpoints implements Checkpoints {
  readonly #database: DatabaseSync;
  readonly #statements;
  readonly #leases = new Map<string, { owner: string; heldUntilMs: number }>();

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#statements = {
      load: database.prepare('SELECT token, position FROM checkpoints WHERE name = ?'),
      take: database.prepare(
        `INSERT INTO checkpoints (name, token, position) VALUES (?, 1, 0)
         ON CONFLICT (name) DO UPDATE SET token = token + 1 RETURNING token, position`,
      ),
      store: database.prepare('UPDATE checkpoints SET position = ? WHERE name = ? AND token = ?'),
    };
  }

  async acquire(
    name: string,
    owner: string,
    leaseMs: number,
  ): Promise<{ token: number; position: number } | undefined> {
    return guarded(() => {
      const nowMs = performance.now();
      const lease = this.#leases.get(name);
      if (lease && lease.owner !== owner && lease.heldUntilMs > nowMs) return undefined;
      const statement = lease?.owner === owner ? this.#statements.load : this.#statements.take;
      const { token, position } = first<{ token: number; position: number }>(statement, name)!;
      this.#leases.set(name, { owner, heldUntilMs: nowMs + leaseMs });
      return { token, position };
    });
  }

  async store(name: string, token: number, position: number): Promise<void> {
    const { changes } = guarded(() => this.#statements.store.run(position, name, token));
    if (changes === 0) throw new Fenced(`${name}: token ${token} is not the newest`);
  }

  async release(name: string, token: number): Promise<void> {
    if (guarded(() => first<{ token: number }>(this.#statements.load, name)?.token) === token)
      this.#leases.delete(name);
  }

  async load(name: string): Promise<number> {
    return guarded(() => first<{ position: number }>(this.#statements.load, name)?.position ?? 0);
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }
}
