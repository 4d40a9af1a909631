// What the files promise beyond the ports: append-only for any program, one writer, no newer schema, no
// silent damage.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { append } from '../contract/samples.ts';
import type { Engine } from '../engine.ts';
import { openDatabase } from './database.ts';
import { eventLog } from './event-log.ts';
import { openSqlite } from './open.ts';
import { temporaryDirectory } from './temporary.ts';

let directory: string;
let engine: Engine;
const open = () => openSqlite({ directory, service: 'killed', now: () => '2023-04-10T01:00:00.000Z' });

/** The damage that another program does to the file. */
function meddle(sql: string, file = 'killed.db'): void {
  const other = new DatabaseSync(join(directory, file), { timeout: 1000 });
  try {
    other.exec(sql);
  } finally {
    other.close();
  }
}

beforeEach(async () => {
  directory = await temporaryDirectory();
  engine = await open();
});

afterEach(async () => {
  await engine.close();
  await rm(directory, { recursive: true });
});

describe('A log of three events', () => {
  beforeEach(async () => void (await append(engine.events, 'a', 'none', 'c1', 3)));

  const insert = (position: number | 'NULL', revision = 4, command = 'c2', stream = 1, index = 0) =>
    `INTO events VALUES (${position}, ${stream}, ${revision}, '${command}', ${index}, '2023-04-10', '{}')`;
  it.each([
    ['change an event', "UPDATE events SET event = '{}' WHERE position = 2", /append-only/],
    ['remove an event', 'DELETE FROM events WHERE position = 3', /append-only/],
    ['remove all events', 'DELETE FROM events', /append-only/],
    ['replace an event', `INSERT OR REPLACE ${insert(2)}`, /follow one another/],
    ['leave a hole', `INSERT ${insert(5)}`, /follow one another/],
    ['add an event without a position', `INSERT ${insert('NULL')}`, /follow one another|NOT NULL/],
    ['repeat a revision', `INSERT ${insert(4, 3)}`, /UNIQUE/],
    ['repeat a command', `INSERT ${insert(4, 4, 'c1')}`, /a command is done once/],
    ['begin a command in its middle', `INSERT ${insert(4, 4, 'c2', 1, 1)}`, /a command is done once/],
    ['repeat an event of a command', `INSERT ${insert(4, 4, 'c1', 1, 2)}`, /a command is done once/],
    ['add an event to no stream', `INSERT ${insert(4, 1, 'c2', 2)}`, /FOREIGN KEY/],
    ['rename a stream', "UPDATE streams SET name = 'b'", /append-only/],
    ['replace a stream', "INSERT OR REPLACE INTO streams VALUES (1, 'b')", /append-only/],
    ['remove a stream', 'DELETE FROM streams', /append-only/],
  ])('lets no program %s', async (_act, sql, refusal) => {
    const before = await engine.events.readAll(0, 9);
    expect(() => meddle(sql)).toThrow(refusal);
    expect(await engine.events.readAll(0, 9)).toEqual(before);
  });

  it('goes on after an event that another program appended in good order', async () => {
    meddle(`INSERT ${insert(4)}`);
    // The store's idea of the end is stale: the first append fails and makes it look again.
    await expect(append(engine.events, 'a', 'any', 'c3')).rejects.toMatchObject({ name: 'Unavailable' });
    expect(await append(engine.events, 'a', 'any', 'c3')).toEqual({ version: 5, position: 5 });
  });

  it('refuses to be read past an event that was cut out', async () => {
    await engine.close();
    engine = await open();
    meddle('DROP TRIGGER events_are_kept; DELETE FROM events WHERE position = 2');
    await expect(engine.events.readAll(0, 9)).rejects.toThrow(/position 2 is missing/);
  });
});

describe('A fact about a log', () => {
  it('is set once and stands, also when opened again', async () => {
    expect(await engine.meta.get('mode')).toBeUndefined();
    expect(await engine.meta.setOnce('mode', 'production')).toBe('production');
    expect(await engine.meta.setOnce('mode', 'rehearsal')).toBe('production');
    await engine.close();
    engine = await open();
    expect(await engine.meta.get('mode')).toBe('production');
  });
  it('is changed by no program', async () => {
    await engine.meta.setOnce('mode', 'production');
    expect(() => meddle("UPDATE meta SET value = 'rehearsal'")).toThrow(/append-only/);
    expect(() => meddle('DELETE FROM meta')).toThrow(/append-only/);
    expect(() => meddle("INSERT OR REPLACE INTO meta VALUES ('mode', 'rehearsal')")).toThrow(/append-only/);
  });
});

describe('A log that is open', () => {
  it('is not opened a second time in this process', async () => {
    await expect(open()).rejects.toThrow(/only one may write/);
  });
  it('is not opened by another process', () => {
    const loader = new URL('../../../../infra/typescript.mjs', import.meta.url).href;
    const child = fileURLToPath(new URL('kill.child.ts', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, ['--import', loader, child, directory, 'run'], {
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/only one may write/);
    expect(status).not.toBe(0);
  });
  it('commits to the disk before it answers', () => {
    const database = openDatabase(join(directory, 'killed.db'), eventLog);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    database.close();
  });
});

describe.each(['killed.db', 'killed.views.db'])('A newer version of %s', (file) => {
  it('is refused, and the files are let go', async () => {
    await engine.close();
    meddle('PRAGMA user_version = 99', file);
    await expect(open()).rejects.toThrow(/newer version/);
    meddle('PRAGMA user_version = 1', file);
    engine = await open();
    expect(await engine.events.head()).toBe(0);
  });
});

describe('A lease of an hour', () => {
  it('ends with the process that held it', async () => {
    const old = (await engine.checkpoints.acquire('relay', 'ann', 3_600_000))!;
    await engine.checkpoints.store('relay', old.token, 4);
    await engine.close();
    engine = await open();
    expect(await engine.checkpoints.acquire('relay', 'bob', 3_600_000)).toEqual({
      token: old.token + 1,
      position: 4,
    });
  });
});

describe('More appends than may wait', () => {
  it('are refused at once as Unavailable; those before them are stored', async () => {
    const asked = Array.from({ length: 10_050 }, (_, index) =>
      append(engine.events, `s${index}`, 'none', 'c1'),
    );
    const answers = await Promise.allSettled(asked);
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toHaveLength(50);
    expect(refused[0]).toMatchObject({
      reason: { name: 'Unavailable', message: expect.stringMatching(/slow down/) },
    });
    expect(await engine.events.head()).toBe(10_000);
  });
});
