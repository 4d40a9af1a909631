import { type Checkpoints, Fenced } from '@laurel/core';

interface Lease {
  owner: string;
  token: number;
  position: number;
  heldUntilMs: number;
}

/** Progress that lives as long as the process. */
export class MemoryCheckpoints implements Checkpoints {
  readonly #leases = new Map<string, Lease>();

  async acquire(
    name: string,
    owner: string,
    leaseMs: number,
  ): Promise<{ token: number; position: number } | undefined> {
    const lease = this.#leases.get(name) ?? { owner: '', token: 0, position: 0, heldUntilMs: 0 };
    const nowMs = performance.now();
    const others = lease.owner !== owner;
    if (others && lease.heldUntilMs > nowMs) return undefined;
    const taken = {
      ...lease,
      owner,
      token: others ? lease.token + 1 : lease.token,
      heldUntilMs: nowMs + leaseMs,
    };
    this.#leases.set(name, taken);
    return { token: taken.token, position: taken.position };
  }

  async store(name: string, token: number, position: number): Promise<void> {
    const lease = this.#leases.get(name);
    if (!lease || lease.token !== token) throw new Fenced(`${name}: token ${token} is not the newest`);
    lease.position = position;
  }

  async release(name: string, token: number): Promise<void> {
    const lease = this.#leases.get(name);
    if (lease?.token === token) Object.assign(lease, { owner: '', heldUntilMs: 0 });
  }

  async load(name: string): Promise<number> {
    return this.#leases.get(name)?.position ?? 0;
  }
}
