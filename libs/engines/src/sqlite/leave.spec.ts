// A log is carried elsewhere append by append, as it was written, by one process alone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { countedEvents } from '../contract/log-events.ts';
import { leaveSqlite } from './leave.ts';
import { openSqlite } from './open.ts';

const recordedAt = '2023-03-10T01:00:00.000Z';
let directory: string;
const open = async () => await openSqlite({ directory, service: 'audit', now: () => recordedAt });

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'laurel-leave-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it('A log is given append by append, with its facts and how far its workers are', async () => {
  const { events, meta, checkpoints, close } = await open();
  await events.append('a', 'none', countedEvents('c1', 2), { commandId: 'c1' });
  await events.append('b', 'none', countedEvents('c1', 1), { commandId: 'c1' });
  await events.append('a', 2, countedEvents('c2', 1), { commandId: 'c2' });
  await meta.setOnce('mode', 'production');
  const { token } = (await checkpoints.acquire('reactions', 'one', 1_000))!;
  await checkpoints.store('reactions', token, 3);
  await close();
  const leaving = leaveSqlite({ directory, service: 'audit' });
  const appends = [...leaving.appends(0)];
  expect(appends.map(({ events: texts, ...rest }) => ({ ...rest, count: texts.length }))).toEqual([
    { position: 1, stream: 'a', revision: 1, commandId: 'c1', recordedAt, count: 2 },
    { position: 3, stream: 'b', revision: 1, commandId: 'c1', recordedAt, count: 1 },
    { position: 4, stream: 'a', revision: 3, commandId: 'c2', recordedAt, count: 1 },
  ]);
  expect([...leaving.appends(2)].map(({ position }) => position)).toEqual([3, 4]);
  expect(leaving.meta()).toEqual(new Map([['mode', 'production']]));
  expect(leaving.checkpoints()).toEqual(new Map([['reactions', 3]]));
  await leaving.close();
});

it('A log that another has open is not given', async () => {
  const { close } = await open();
  expect(() => leaveSqlite({ directory, service: 'audit' })).toThrow(/is held/);
  await close();
  const leaving = leaveSqlite({ directory, service: 'audit' });
  await expect(open()).rejects.toThrow(/is held/);
  await leaving.close();
});
