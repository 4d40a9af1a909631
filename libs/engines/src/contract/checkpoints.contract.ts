import { expect } from '@jest/globals';
import type { Checkpoints } from '@laurel/core';
import { type Check, contract, eventually, type Factory } from './check.ts';

const hourMs = 3_600_000;

/** The promises of every checkpoint store. */
export const checkpointsChecks: readonly Check<Checkpoints>[] = [
  {
    state: 'A worker that holds its lease',
    outcome: 'begins at 0 and finds its progress when it renews',
    async run({ port }) {
      expect(await port.load('relay')).toBe(0);
      const { token, position } = (await port.acquire('relay', 'ann', hourMs))!;
      expect(position).toBe(0);
      await port.store('relay', token, 7);
      expect(await port.acquire('relay', 'ann', hourMs)).toEqual({ token, position: 7 });
      await port.store('relay', token, 9);
      expect(await port.load('relay')).toBe(9);
    },
  },
  {
    state: 'A worker that holds its lease',
    outcome: 'keeps all others out, and only from its own work',
    async run({ port }) {
      await port.acquire('relay', 'ann', hourMs);
      expect(await port.acquire('relay', 'bob', hourMs)).toBeUndefined();
      expect(await port.acquire('scheduler', 'bob', hourMs)).toMatchObject({ position: 0 });
    },
  },
  {
    state: 'A worker whose lease ran out',
    outcome: 'is followed by another, from where it stored last, and is fenced off',
    async run({ port }) {
      const old = (await port.acquire('relay', 'ann', hourMs))!;
      await port.store('relay', old.token, 5);
      await port.acquire('relay', 'ann', 1);
      const next = await eventually(() => port.acquire('relay', 'bob', hourMs), 'the lease to run out');
      expect(next.position).toBe(5);
      expect(next.token).toBeGreaterThan(old.token);
      await expect(port.store('relay', old.token, 6)).rejects.toMatchObject({ name: 'Fenced' });
      await port.store('relay', next.token, 8);
      expect(await port.load('relay')).toBe(8);
      expect(await port.acquire('relay', 'ann', hourMs)).toBeUndefined();
    },
  },
  {
    state: 'A worker that gives its lease up',
    outcome: 'is followed at once, from where it stored last',
    async run({ port }) {
      const { token } = (await port.acquire('relay', 'ann', hourMs))!;
      await port.store('relay', token, 5);
      await port.release('relay', token);
      const next = (await port.acquire('relay', 'bob', hourMs))!;
      expect(next.position).toBe(5);
      await expect(port.store('relay', token, 6)).rejects.toMatchObject({ name: 'Fenced' });
      await port.release('relay', token);
      expect(await port.acquire('relay', 'ann', hourMs)).toBeUndefined();
    },
  },
  {
    state: 'Many workers that want one lease',
    outcome: 'leave one holder',
    async run({ port }) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => port.acquire('relay', `worker-${index}`, hourMs)),
      );
      expect(answers.filter((answer) => answer !== undefined)).toHaveLength(1);
    },
  },
  {
    state: 'A worker without a lease',
    outcome: 'stores nothing',
    async run({ port }) {
      await expect(port.store('relay', 1, 6)).rejects.toMatchObject({ name: 'Fenced' });
      expect(await port.load('relay')).toBe(0);
    },
  },
  {
    state: 'Progress opened again',
    outcome: 'is where it was, and tokens go on rising',
    durable: true,
    async run({ port, reopen }) {
      const old = (await port.acquire('relay', 'ann', 1))!;
      await port.store('relay', old.token, 5);
      const again = await reopen();
      expect(await again.load('relay')).toBe(5);
      const next = await eventually(() => again.acquire('relay', 'bob', hourMs), 'the lease to run out');
      expect(next.token).toBeGreaterThan(old.token);
      expect(next.position).toBe(5);
    },
  },
];

/** Registers the suite for an engine; `durable` engines can be opened again. */
export function checkpointsContract(
  name: string,
  factory: Factory<Checkpoints>,
  { durable }: { durable: boolean },
): void {
  contract(name, checkpointsChecks, factory, durable);
}
