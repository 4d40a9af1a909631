// A full disk: nothing is acknowledged, everything stays readable, and all goes on when there is room again.
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EventStore, GuardConflict, type Guards, Unavailable } from '@laurel/core';
import { sampleEvent } from '../contract/samples.ts';
import { connectReader, openDatabase } from './database.ts';
import { eventLog } from './event-log.ts';
import { SqliteEventStore } from './event-store.ts';
import { openSqlite, openSqliteBroker } from './open.ts';
import { temporaryDirectory } from './temporary.ts';

const now = () => '2023-04-10T01:00:00.000Z';
const text = 'x'.repeat(20_000);

function appendLarge(log: EventStore, commandId: string, guards?: Guards) {
  const event = sampleEvent(commandId, { commandId, data: { text } });
  return log.append('a', 'any', [event], { commandId, guards });
}

/**
 * Appends four at a time, then one at a time, until the log answers Unavailable; gives the commands
 * acknowledged.
 */
async function fill(log: EventStore): Promise<string[]> {
  const acknowledged: string[] = [];
  for (const size of [4, 1]) {
    for (let wave = 0, room = true; room; wave++) {
      const commands = Array.from({ length: size }, (_, index) => `c${size}-${wave}-${index}`);
      const answers = await Promise.allSettled(commands.map((command) => appendLarge(log, command)));
      acknowledged.push(...commands.filter((_, index) => answers[index]!.status === 'fulfilled'));
      const refused = answers.filter((answer) => answer.status === 'rejected');
      for (const { reason } of refused) expect(reason).toBeInstanceOf(Unavailable);
      room = refused.length === 0;
    }
  }
  return acknowledged;
}

async function commandsIn(log: EventStore): Promise<string[]> {
  return (await log.readAll(0, 10_000)).map(({ commandId }) => commandId);
}

async function expectRecovery(log: EventStore, makeRoom: () => Promise<void>): Promise<string[]> {
  const acknowledged = await fill(log);
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(await commandsIn(log)).toEqual(acknowledged);
  await expect(appendLarge(log, 'still-full')).rejects.toBeInstanceOf(Unavailable);
  await makeRoom();
  expect(await appendLarge(log, 'room-again')).toEqual({
    version: acknowledged.length + 1,
    position: acknowledged.length + 1,
  });
  expect(await commandsIn(log)).toEqual([...acknowledged, 'room-again']);
  return [...acknowledged, 'room-again'];
}

describe('A log that may not grow', () => {
  let directory: string;
  let log: SqliteEventStore;
  let makeRoom: () => Promise<void>;
  beforeEach(async () => {
    directory = await temporaryDirectory();
    const writer = openDatabase(join(directory, 'log.db'), eventLog);
    log = new SqliteEventStore({ writer, reader: connectReader(join(directory, 'log.db')) }, now);
    writer.exec('PRAGMA max_page_count = 200');
    makeRoom = async () => writer.exec('PRAGMA max_page_count = 100000');
  });
  afterEach(async () => {
    await log.close();
    await rm(directory, { recursive: true });
  });

  it('answers Unavailable, stays readable and recovers', async () => {
    await expectRecovery(log, makeRoom);
  });
  it('knows the guards that were taken before, and none of an append that was undone', async () => {
    await appendLarge(log, 'before', { reads: [], takes: ['login:ann'], asOf: 0 });
    await fill(log);
    const asOf = await log.head();
    const undone = appendLarge(log, 'undone', { reads: [], takes: ['login:bea'], asOf });
    await expect(undone).rejects.toBeInstanceOf(Unavailable);
    await makeRoom();
    const late = appendLarge(log, 'late', { reads: ['login:ann'], takes: [], asOf: 0 });
    await expect(late).rejects.toBeInstanceOf(GuardConflict);
    const untouched = appendLarge(log, 'untouched', { reads: ['login:bea'], takes: [], asOf });
    expect(await untouched).toMatchObject({ position: asOf + 1 });
  });
});

/** A file system of two megabytes, where we may make one. */
const small = await temporaryDirectory();
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', small]).status === 0;
if (!mounted) console.warn('SKIPPED: three tests on a really full file system (mounting one needs root)');
const onSmallDisk = mounted ? it : it.skip;

afterAll(async () => {
  if (mounted) spawnSync('umount', [small]);
  await rm(small, { recursive: true });
});

describe('A disk of two megabytes', () => {
  const ballast = join(small, 'ballast');
  const makeRoom = () => unlink(ballast);

  onSmallDisk(
    'that the log fills: it answers Unavailable, stays readable, recovers, and holds it all when opened again',
    async () => {
      const open = () => openSqlite({ directory: join(small, 'log'), service: 'full', now });
      const engine = await open();
      await writeFile(ballast, Buffer.alloc(700_000));
      const stored = await expectRecovery(engine.events, makeRoom);
      await engine.close();
      const again = await open();
      expect(await commandsIn(again.events)).toEqual(stored);
      await again.close();
      await rm(join(small, 'log'), { recursive: true });
    },
  );

  onSmallDisk(
    'that views fill: rows and checkpoint stay as they were, and changes are taken when there is room',
    async () => {
      const { views, close } = await openSqlite({ directory: join(small, 'views'), service: 'full', now });
      await views.define('people-1', ['unit']);
      await writeFile(ballast, Buffer.alloc(700_000));
      const change = (position: number) => {
        const puts = new Map(
          Array.from({ length: 5 }, (_, index) => [`${position}-${index}`, { unit: 'b03', text }]),
        );
        return views.apply(['people-1'], { from: position - 1, to: position }, [
          { view: 'people-1', puts, deletes: new Set() },
        ]);
      };
      let position = 0;
      const filling = async () => {
        for (;;) await change(position + 1).then(() => position++);
      };
      await expect(filling()).rejects.toBeInstanceOf(Unavailable);
      expect(position).toBeGreaterThan(0);
      expect([await views.checkpoint('people-1'), await views.count('people-1', [])]).toEqual([
        position,
        position * 5,
      ]);
      await makeRoom();
      await change(position + 1);
      expect(await views.checkpoint('people-1')).toBe(position + 1);
      await close();
      await rm(join(small, 'views'), { recursive: true });
    },
  );

  onSmallDisk(
    'that messages fill: publishing answers Unavailable, what was published is delivered, and it goes on',
    async () => {
      const broker = await openSqliteBroker({
        directory: join(small, 'broker'),
        retryMs: 1,
        onError: () => {},
      });
      await writeFile(ballast, Buffer.alloc(700_000));
      const publish = (value: string) => broker.publish('t', [{ key: 'k', headers: { text }, value }]);
      let published = 0;
      const filling = async () => {
        for (;;) await publish(`${published}`).then(() => published++);
      };
      await expect(filling()).rejects.toBeInstanceOf(Unavailable);
      await makeRoom();
      await publish('last');
      const heard: string[] = [];
      const all = Promise.withResolvers<void>();
      await broker.subscribe('g', ['t'], async (batch) => {
        heard.push(...batch.map(({ value }) => value));
        if (heard.at(-1) === 'last') all.resolve();
      });
      await all.promise;
      expect(heard).toEqual([...Array.from({ length: published }, (_, index) => `${index}`), 'last']);
      await broker.close();
      await rm(join(small, 'broker'), { recursive: true });
    },
  );
});
