import { expect } from '@jest/globals';
import { type EventStore, type Expected, type Guards, Unavailable } from '@laurel/core';
import { appendBytesMax } from '../limits.ts';
import type { Check } from './check.ts';
import { append, fullEvent, sampleEvent } from './samples.ts';

const appending: Check<EventStore>[] = [
  {
    state: 'A new log',
    outcome: 'is at position 0, and at the position of the last event after each append',
    async run({ port: log }) {
      expect(await log.head()).toBe(0);
      expect(await append(log, 'a', 'none', 'c1', 2)).toEqual({ version: 2, position: 2 });
      expect(await append(log, 'b', 'none', 'c1', 3)).toEqual({ version: 3, position: 5 });
      expect(await append(log, 'a', 2, 'c2')).toEqual({ version: 3, position: 6 });
      expect(await log.head()).toBe(6);
    },
  },
  {
    state: 'A new log',
    outcome: 'keeps every field of an event and adds its place',
    async run({ port: log, clock }) {
      await log.append('case-1', 'none', [fullEvent], { commandId: 'c1' });
      const place = { position: 1, stream: 'case-1', revision: 1, recordedAt: clock.now };
      expect(await log.readAll(0, 10)).toEqual([{ ...fullEvent, ...place }]);
    },
  },
  {
    state: 'A new log',
    outcome: 'keeps an event as it was when the append was asked for',
    async run({ port: log }) {
      const data = { score: '9' };
      const appended = log.append('a', 'none', [sampleEvent('e1', { data })], { commandId: 'c1' });
      data.score = '1';
      await appended;
      expect((await log.readStream('a'))[0]?.data).toEqual({ score: '9' });
    },
  },
  {
    state: 'A new log',
    outcome: 'refuses an append without events, or to a stream without a name',
    async run({ port: log }) {
      await expect(log.append('a', 'any', [], { commandId: 'c1' })).rejects.toThrow(RangeError);
      await expect(append(log, '', 'any', 'c1')).rejects.toThrow(RangeError);
      await expect(append(log, 'a', 'any', '')).rejects.toThrow(RangeError);
    },
  },
  {
    state: 'An append beyond the limit',
    outcome: 'is refused whole, and the log goes on',
    async run({ port: log }) {
      const data = { text: 'x'.repeat(appendBytesMax) };
      await expect(
        log.append('a', 'none', [sampleEvent('e1'), sampleEvent('e2', { data })], { commandId: 'c1' }),
      ).rejects.toMatchObject({
        name: 'TooLarge',
      });
      expect(await append(log, 'a', 'none', 'c1')).toEqual({ version: 1, position: 1 });
    },
  },
  {
    state: 'An append just within the limit',
    outcome: 'is taken and given back',
    async run({ port: log }) {
      const data = { text: '獎'.repeat((appendBytesMax - 1000) / 3) };
      await log.append('a', 'none', [sampleEvent('e1', { data })], { commandId: 'c1' });
      expect((await log.readStream('a'))[0]?.data).toEqual(data);
    },
  },
  {
    state: 'A closed log',
    outcome: 'answers Unavailable',
    async run({ port: log }) {
      await append(log, 'a', 'none', 'c1');
      await log.close();
      await expect(append(log, 'a', 'any', 'c2')).rejects.toBeInstanceOf(Unavailable);
    },
  },
];

/** Hands appends to stream `a` over in one go; gives their versions, or the names of their errors. */
async function handOver(
  log: EventStore,
  ...appends: [expected: Expected, commandId: string, guards?: Guards][]
): Promise<(number | string)[]> {
  const outcomes = await Promise.allSettled(
    appends.map(([expected, commandId, guards]) =>
      log.append('a', expected, [sampleEvent(commandId)], { commandId, guards }),
    ),
  );
  return outcomes.map((outcome) =>
    outcome.status === 'fulfilled' ? outcome.value.version : (outcome.reason as Error).name,
  );
}

const chain = 'Appends to one stream that are handed over in one go, each on the one before';
const inOneGo: Check<EventStore>[] = [
  {
    state: chain,
    outcome: 'are made in this order, and none behind one that was made before',
    async run({ port: log }) {
      expect(
        await handOver(
          log,
          ['none', 'c1'],
          [{ version: 1, by: 'c1' }, 'c2'],
          [{ version: 2, by: 'c2' }, 'c3'],
        ),
      ).toEqual([1, 2, 3]);
      expect(
        await handOver(log, [3, 'c1'], [{ version: 4, by: 'c1' }, 'c5'], [{ version: 5, by: 'c5' }, 'c6']),
      ).toEqual(['DuplicateCommand', 'VersionConflict', 'VersionConflict']);
      expect(await log.readStream('a')).toHaveLength(3);
    },
  },
  {
    state: chain,
    outcome: 'are refused where another made the version that they expect',
    async run({ port: log }) {
      await append(log, 'a', 'none', 'c0');
      expect(await handOver(log, ['none', 'c1'], [{ version: 1, by: 'c1' }, 'c2'])).toEqual([
        'VersionConflict',
        'VersionConflict',
      ]);
      expect(await append(log, 'a', { version: 1, by: 'c0' }, 'c2')).toMatchObject({ version: 2 });
    },
  },
  {
    state: chain,
    outcome: 'are made up to the first of which a guard was taken',
    async run({ port: log }) {
      const guards = { reads: ['g'], takes: [], asOf: 0 };
      await log.append('b', 'none', [sampleEvent('e')], {
        commandId: 'c0',
        guards: { reads: [], takes: ['g'], asOf: 0 },
      });
      const asked: [Expected, string, Guards?][] = [
        ['none', 'c1'],
        [{ version: 1, by: 'c1' }, 'c2', guards],
        [{ version: 2, by: 'c2' }, 'c3'],
      ];
      expect(await handOver(log, ...asked)).toEqual([1, 'GuardConflict', 'VersionConflict']);
      expect(await log.readStream('a')).toHaveLength(1);
    },
  },
];

const fitting: { expected: Expected; missing: boolean; atTwo: boolean }[] = [
  { expected: 'any', missing: true, atTwo: true },
  { expected: 'none', missing: true, atTwo: false },
  { expected: 'exists', missing: false, atTwo: true },
  { expected: 0, missing: true, atTwo: false },
  { expected: 1, missing: false, atTwo: false },
  { expected: 2, missing: false, atTwo: true },
  { expected: 3, missing: false, atTwo: false },
];

const expecting: Check<EventStore>[] = fitting.map(({ expected, missing, atTwo }) => ({
  state: `A writer who expects ${expected}`,
  outcome: `is ${missing ? 'let' : 'not let'} onto a new stream and ${atTwo ? 'let' : 'not let'} onto one at version 2`,
  async run({ port: log }) {
    await append(log, 'two', 'none', 'c1', 2);
    const onNew = append(log, 'new', expected, 'c2');
    if (missing) expect(await onNew).toMatchObject({ version: 1 });
    else await expect(onNew).rejects.toMatchObject({ name: 'VersionConflict', actual: 0 });
    const onTwo = append(log, 'two', expected, 'c2');
    if (atTwo) expect(await onTwo).toMatchObject({ version: 3 });
    else await expect(onTwo).rejects.toMatchObject({ name: 'VersionConflict', actual: 2 });
    expect(await log.readStream('new')).toHaveLength(missing ? 1 : 0);
    expect(await log.readStream('two')).toHaveLength(atTwo ? 3 : 2);
  },
}));

const repeating: Check<EventStore>[] = [
  {
    state: 'A command that was appended before',
    outcome: 'is answered with its first result, whatever version is expected, and adds nothing',
    async run({ port: log }) {
      await append(log, 'a', 'none', 'c1', 2);
      await append(log, 'a', 2, 'c2');
      for (const expected of ['none', 'any', 0, 2, 3, 99] as const) {
        await expect(append(log, 'a', expected, 'c1', 2)).rejects.toMatchObject({
          name: 'DuplicateCommand',
          original: { version: 2, position: 2 },
        });
      }
      expect(await log.head()).toBe(3);
    },
  },
  {
    state: 'A command that was appended before',
    outcome: 'is found by its stream and id, its events in order',
    async run({ port: log }) {
      await append(log, 'a', 'none', 'c1');
      await append(log, 'a', 1, 'c2', 3);
      expect(
        (await log.findCommand('a', 'c2')).map(({ id, revision, position }) => [id, revision, position]),
      ).toEqual([
        ['c2.1', 2, 2],
        ['c2.2', 3, 3],
        ['c2.3', 4, 4],
      ]);
      expect(await log.findCommand('a', 'c3')).toEqual([]);
      expect(await log.findCommand('b', 'c2')).toEqual([]);
    },
  },
  {
    state: 'A command that was appended before',
    outcome: 'is new on another stream',
    async run({ port: log }) {
      await append(log, 'a', 'none', 'c1');
      expect(await append(log, 'b', 'none', 'c1')).toEqual({ version: 1, position: 2 });
    },
  },
  {
    state: 'A command appended twice at once',
    outcome: 'is stored once, and one of the two is told of the other',
    async run({ port: log }) {
      const answers = await Promise.allSettled([
        append(log, 'a', 'any', 'c1', 2),
        append(log, 'a', 'any', 'c1', 2),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { name: 'DuplicateCommand', original: { version: 2, position: 2 } },
      });
      expect(await log.head()).toBe(2);
    },
  },
];

export const appendChecks: readonly Check<EventStore>[] = [
  ...inOneGo,
  ...appending,
  ...expecting,
  ...repeating,
];
