import { expect } from '@jest/globals';
import { type EventStore, Unavailable } from '@laurel/core';
import { type Check, soon } from './check.ts';
import { append } from './samples.ts';

const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id);

const reading: Check<EventStore>[] = [
  {
    state: 'A stream of four events among others',
    outcome: 'is read oldest first, after a revision, or only its newest',
    async run({ port: log }) {
      await append(log, 'a', 'none', 'c1', 2);
      await append(log, 'b', 'none', 'c2');
      await append(log, 'a', 2, 'c3', 2);
      expect(ids(await log.readStream('a'))).toEqual(['c1.1', 'c1.2', 'c3.1', 'c3.2']);
      expect((await log.readStream('a')).map(({ revision }) => revision)).toEqual([1, 2, 3, 4]);
      expect(ids(await log.readStream('a', { after: 3 }))).toEqual(['c3.2']);
      expect(ids(await log.readStream('a', { last: 3 }))).toEqual(['c1.2', 'c3.1', 'c3.2']);
      expect(ids(await log.readStream('a', { after: 3, last: 3 }))).toEqual(['c3.2']);
      expect(ids(await log.readStream('a', { last: 9 }))).toHaveLength(4);
      expect(await log.readStream('a', { after: 4 })).toEqual([]);
      expect(await log.readStream('c')).toEqual([]);
    },
  },
  {
    state: 'A log of a thousand events',
    outcome: 'gives contiguous runs from any position',
    async run({ port: log }) {
      await Promise.all(
        Array.from({ length: 250 }, (_, index) => append(log, `s${index % 7}`, 'any', `c${index}`, 4)),
      );
      for (const [after, limit, length] of [
        [0, 10, 10],
        [0, 5000, 1000],
        [990, 100, 10],
        [1000, 10, 0],
        [2000, 10, 0],
      ] as const) {
        const positions = (await log.readAll(after, limit)).map(({ position }) => position);
        expect(positions).toEqual(Array.from({ length }, (_, index) => after + index + 1));
      }
    },
  },
  {
    state: 'A listener to a log',
    outcome: 'is called after an append, and no more when it has left',
    async run({ port: log }) {
      const first = Promise.withResolvers<void>();
      const leave = log.onAppend(first.resolve);
      await append(log, 'a', 'any', 'c1');
      await soon(first.promise, 'the first call');
      leave();
      let calls = 0;
      log.onAppend(() => calls++)();
      const second = Promise.withResolvers<void>();
      log.onAppend(second.resolve);
      await append(log, 'a', 'any', 'c2');
      await soon(second.promise, 'the second call');
      expect(calls).toBe(0);
    },
  },
];

const timing: Check<EventStore>[] = [
  {
    state: 'A clock that goes back',
    outcome: 'does not take the log back with it',
    async run({ port: log, clock }) {
      for (const now of [
        '2023-04-10T02:00:00.000Z',
        '2023-04-10T01:00:00.000Z',
        '2023-04-10T03:00:00.000Z',
      ]) {
        clock.now = now;
        await append(log, 'a', 'any', now);
      }
      expect((await log.readAll(0, 9)).map(({ recordedAt }) => recordedAt)).toEqual([
        '2023-04-10T02:00:00.000Z',
        '2023-04-10T02:00:00.000Z',
        '2023-04-10T03:00:00.000Z',
      ]);
    },
  },
  {
    state: 'An append asked for at one instant and written at a later one',
    outcome: 'is recorded at the instant it was asked for',
    async run({ port: log, clock }) {
      const asked = clock.now;
      const appended = append(log, 'a', 'any', 'c1');
      clock.now = '2023-04-10T09:00:00.000Z';
      await appended;
      expect((await log.readAll(0, 9))[0]?.recordedAt).toBe(asked);
    },
  },
  {
    state: 'A log written over three days',
    outcome: 'knows its last position at any instant',
    async run({ port: log, clock }) {
      for (const day of ['10', '11', '12']) {
        clock.now = `2023-04-${day}T01:00:00.000Z`;
        await append(log, 'a', 'any', `c${day}`, 2);
      }
      expect(await log.positionAt('2023-04-10T00:59:59.999Z')).toBe(0);
      expect(await log.positionAt('2023-04-10T01:00:00.000Z')).toBe(2);
      expect(await log.positionAt('2023-04-11T23:00:00.000Z')).toBe(4);
      expect(await log.positionAt('2030-01-01T00:00:00.000Z')).toBe(6);
    },
  },
];

const lasting: Check<EventStore>[] = [
  {
    state: 'A log opened again',
    outcome: 'holds what it held and goes on from there',
    durable: true,
    async run({ port: log, clock, reopen }) {
      await append(log, 'a', 'none', 'c1', 2);
      const before = await log.readAll(0, 9);
      const again = await reopen();
      clock.now = '2020-01-01T00:00:00.000Z';
      await expect(append(log, 'a', 'any', 'c9')).rejects.toBeInstanceOf(Unavailable);
      await expect(append(again, 'a', 'any', 'c1', 2)).rejects.toMatchObject({
        original: { version: 2, position: 2 },
      });
      await expect(append(again, 'a', 'none', 'c2')).rejects.toMatchObject({ actual: 2 });
      expect(await append(again, 'a', 2, 'c2')).toEqual({ version: 3, position: 3 });
      const after = await again.readAll(0, 9);
      expect(after.slice(0, 2)).toEqual(before);
      expect(after[2]?.recordedAt).toBe(before[1]?.recordedAt);
    },
  },
  {
    state: 'A log closed while appends wait',
    outcome: 'holds those it acknowledged and no others',
    durable: true,
    async run({ port: log, reopen }) {
      const asked = Array.from({ length: 50 }, (_, index) => append(log, 'a', 'any', `c${index}`));
      const answered = Promise.allSettled(asked);
      const again = await reopen();
      const acknowledged = (await answered).flatMap((answer, index) =>
        answer.status === 'fulfilled' ? [`c${index}`] : [],
      );
      expect(acknowledged.length).toBeGreaterThan(0);
      expect((await again.readAll(0, 99)).map(({ commandId }) => commandId)).toEqual(acknowledged);
    },
  },
];

export const readChecks: readonly Check<EventStore>[] = [...reading, ...timing, ...lasting];
