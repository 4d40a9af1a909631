// A move that cannot be made is refused before anything is opened to write; test/moved makes one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSqlite } from '@laurel/engines/sqlite';
import { instant } from '../runtime/runtime.fixture.ts';
import type { ServiceDefinition } from '../service.ts';
import { moveRecord } from './move.ts';

let directory: string;
const nowhere = { url: 'mongodb://127.0.0.1:1/?replicaSet=none', database: 'laurel' };
const definitions = [{ name: 'audit' }] as unknown as ServiceDefinition[];
const move = async () => await moveRecord({ definitions, directory, to: nowhere, onProgress: () => {} });
const open = async () => await openSqlite({ directory, service: 'audit', now: () => instant });

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'laurel-move-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('A move from a directory', () => {
  it('that holds no record is refused', async () => {
    await expect(move()).rejects.toThrow(/没有 audit 的记录.*holds no record of audit/);
  });
  it('on which a system runs is refused', async () => {
    const { close } = await open();
    await expect(move()).rejects.toThrow(/正在使用.*stop the system/);
    await close();
  });
  it('with a dead letter is refused until it is dealt with', async () => {
    const first = await open();
    await first.meta.setOnce('unread-1', '{}');
    await first.close();
    await expect(move()).rejects.toThrow(/未处理的消息 unread-1.*dead letter, unread-1/);
    const second = await open();
    await second.meta.setOnce('unread-1-done', 'given up');
    await second.close();
    await expect(move()).rejects.toThrow(/MongoDB .*无法连接/);
  });
});
