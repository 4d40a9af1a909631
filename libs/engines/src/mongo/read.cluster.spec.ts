// A second process may look at a log and its views while servers write them.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { append } from '../contract/samples.ts';
import type { Engine } from '../engine.ts';
import { connectMongo } from './connection.ts';
import { openMongo } from './open.ts';
import { readMongo } from './read.ts';
import { dropDatabase, temporaryPlace } from './temporary.ts';

const now = () => '2023-04-10T01:00:00.000Z';
let place: ReturnType<typeof temporaryPlace>;
let engine: Engine;

const changes = (row: object) => [
  { view: 'candidates-1', puts: new Map([['a', row as never]]), deletes: new Set<string>() },
];

beforeEach(async () => {
  place = temporaryPlace();
  engine = await openMongo({ ...place, now });
  await engine.views.define('candidates-1', ['state']);
  await engine.meta.setOnce('mode', 'rehearsal-1');
  await append(engine.events, 'a', 'none', 'c1', 3);
  await engine.views.apply(['candidates-1'], { from: 0, to: 3 }, changes({ state: 'new' }));
});

afterEach(async () => {
  await engine.close();
  await dropDatabase(place);
});

describe('A log that a server has open', () => {
  it('is read as far as it has come', async () => {
    const readers = await readMongo(place);
    expect(await readers.events.readAll(0, 10)).toEqual(await engine.events.readAll(0, 10));
    await append(engine.events, 'a', 3, 'c2', 1);
    expect(await readers.events.head()).toBe(4);
    expect((await readers.events.readStream('a', { last: 1 })).map(({ id }) => id)).toEqual(['c2.1']);
    expect((await readers.events.findCommand('a', 'c1')).length).toBe(3);
    expect(await readers.events.positionAt(now())).toBe(4);
    expect(await readers.meta.get('mode')).toBe('rehearsal-1');
    expect(await readers.meta.get('other')).toBeUndefined();
    await readers.close();
  });

  it('shows rows and checkpoint of one moment while they are held still', async () => {
    const readers = await readMongo(place);
    await readers.still(async () => {
      expect(await readers.views.checkpoint('candidates-1')).toBe(3);
      await engine.views.apply(['candidates-1'], { from: 3, to: 4 }, changes({ state: 'old' }));
      expect(await readers.views.checkpoint('candidates-1')).toBe(3);
      expect(
        await readers.views.find('candidates-1', { where: [{ field: 'state', equals: 'new' }] }),
      ).toHaveLength(1);
      expect(await readers.views.get('candidates-1', 'a')).toEqual({ state: 'new' });
    });
    expect(await readers.views.checkpoint('candidates-1')).toBe(4);
    expect(await readers.views.get('candidates-1', 'a')).toEqual({ state: 'old' });
    await readers.close();
  });

  it('says of a view that was never built that it is not there', async () => {
    const readers = await readMongo(place);
    expect(await readers.views.has('candidates-1')).toBe(true);
    expect(await readers.views.has('candidates-2')).toBe(false);
    await readers.close();
  });
});

describe('A log with a hole', () => {
  it('is read up to nowhere: every reader that comes to the hole stops', async () => {
    for (const commandId of ['c2', 'c3']) await append(engine.events, 'a', 'any', commandId);
    const connection = await connectMongo(place);
    await connection.db!.collection('commits').deleteOne({ _id: 4 as never });
    await connection.close();
    expect(await engine.events.readAll(0, 3)).toHaveLength(3);
    await expect(engine.events.readAll(0, 10)).rejects.toThrow('position 4 is missing');
    await expect(engine.events.readAll(3, 10)).rejects.toThrow('position 4 is missing');
    await expect(engine.events.readAll(2, 10)).rejects.toThrow('position 4 is missing');
  });
});

describe('A database that another version wrote', () => {
  it('is opened by none but that version', async () => {
    const connection = await connectMongo(place);
    await connection.db!.collection('meta').updateOne({ _id: 'layout' as never }, { $set: { value: '2' } });
    await connection.close();
    await expect(openMongo({ ...place, now })).rejects.toThrow(
      /请使用写入它的版本.*use the version that wrote it/,
    );
    await expect(readMongo(place)).rejects.toThrow(/use the version that wrote it/);
  });
});

describe('A database without a log', () => {
  it('is refused, and left as it is', async () => {
    await expect(readMongo({ ...place, service: 'other' })).rejects.toThrow(/没有记录.*there is no log/);
  });
});
