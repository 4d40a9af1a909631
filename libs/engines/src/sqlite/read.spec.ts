// A second process may look at a log and its views while a server writes them, and can change nothing.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { append } from '../contract/samples.ts';
import type { Engine } from '../engine.ts';
import { openSqlite } from './open.ts';
import { readSqlite } from './read.ts';
import { temporaryDirectory } from './temporary.ts';

let directory: string;
let engine: Engine;

const changes = (row: object) => [
  { view: 'candidates-1', puts: new Map([['a', row as never]]), deletes: new Set<string>() },
];

beforeEach(async () => {
  directory = await temporaryDirectory();
  engine = await openSqlite({ directory, service: 'read', now: () => '2023-04-10T01:00:00.000Z' });
  await engine.views.define('candidates-1', ['state']);
  await engine.meta.setOnce('mode', 'rehearsal-1');
  await append(engine.events, 'a', 'none', 'c1', 3);
  await engine.views.apply(['candidates-1'], { from: 0, to: 3 }, changes({ state: 'new' }));
});

afterEach(async () => {
  await engine.close();
  await rm(directory, { recursive: true });
});

describe('A log that a server has open', () => {
  it('is read without its lock, as far as it has come', async () => {
    const readers = readSqlite({ directory, service: 'read' });
    expect(await readers.events.readAll(0, 10)).toEqual(await engine.events.readAll(0, 10));
    await append(engine.events, 'a', 3, 'c2', 1);
    expect(await readers.events.head()).toBe(4);
    expect((await readers.events.readStream('a', { last: 1 })).map(({ id }) => id)).toEqual(['c2.1']);
    expect((await readers.events.findCommand('a', 'c1')).length).toBe(3);
    expect(await readers.events.positionAt('2023-04-10T01:00:00.000Z')).toBe(4);
    expect(await readers.meta.get('mode')).toBe('rehearsal-1');
    expect(await readers.meta.get('other')).toBeUndefined();
    await readers.close();
  });

  it('shows rows and checkpoint of one moment while they are held still', async () => {
    const readers = readSqlite({ directory, service: 'read' });
    await readers.still(async () => {
      expect(await readers.views.checkpoint('candidates-1')).toBe(3);
      await engine.views.apply(['candidates-1'], { from: 3, to: 4 }, changes({ state: 'old' }));
      expect(await readers.views.checkpoint('candidates-1')).toBe(3);
      expect(await readers.views.get('candidates-1', 'a')).toEqual({ state: 'new' });
    });
    expect(await readers.views.checkpoint('candidates-1')).toBe(4);
    expect(await readers.views.get('candidates-1', 'a')).toEqual({ state: 'old' });
    await readers.close();
  });

  it('says of a view that was never built that it is not there', async () => {
    const readers = readSqlite({ directory, service: 'read' });
    expect(await readers.views.has('candidates-1')).toBe(true);
    expect(await readers.views.has('candidates-2')).toBe(false);
    await readers.close();
  });
});

describe('A log that nobody has open', () => {
  it('is read too', async () => {
    await engine.close();
    const readers = readSqlite({ directory, service: 'read' });
    expect(await readers.events.head()).toBe(3);
    expect(await readers.views.count('candidates-1', [])).toBe(1);
    await readers.close();
    engine = await openSqlite({ directory, service: 'read', now: () => '2023-04-10T01:00:00.000Z' });
  });
});

describe('A log that another version wrote', () => {
  it.each([
    [0, /start this version/],
    [99, /use the version that wrote it/],
  ])('is refused with the remedy: schema %d', (version, remedy) => {
    const file = new DatabaseSync(join(directory, 'read.db'));
    const { user_version: known } = file.prepare('PRAGMA user_version').get() as { user_version: number };
    file.exec(`PRAGMA user_version = ${version}`);
    expect(() => readSqlite({ directory, service: 'read' })).toThrow(remedy);
    file.exec(`PRAGMA user_version = ${known}`);
    file.close();
  });
});

describe('A directory without that log', () => {
  it('is refused by the name of the missing file', () => {
    expect(() => readSqlite({ directory, service: 'other' })).toThrow(/other\.db/);
  });
});
