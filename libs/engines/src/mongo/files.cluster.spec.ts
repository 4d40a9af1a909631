// What must not stay does not stay in the database either.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { connectMongo } from './connection.ts';
import { GridFiles } from './files.ts';
import { temporaryPlace } from './temporary.ts';

const mebibyte = 1024 * 1024;
let connection: Connection;
let files: GridFiles;

beforeEach(async () => {
  connection = await connectMongo(temporaryPlace());
  files = new GridFiles(connection);
  await files.prepare();
});
afterEach(async () => {
  await connection.dropDatabase();
  await connection.close();
});

async function* pieces(count: number, failing = false): AsyncGenerator<Uint8Array> {
  for (let piece = 0; piece < count; piece++) yield Buffer.alloc(mebibyte, piece);
  if (failing) throw new Error('the sender went away (thrown on purpose)');
}

async function stored(): Promise<{ files: number; chunks: number }> {
  const count = (name: string) => connection.db!.collection(`attachments.${name}`).countDocuments();
  return { files: await count('files'), chunks: await count('chunks') };
}

describe('A store of files', () => {
  it('keeps one copy of what three senders bring at once', async () => {
    const all = await Promise.all([1, 2, 3].map(() => files.store(pieces(3), 3 * mebibyte)));
    expect(new Set(all.map(({ hash }) => hash)).size).toBe(1);
    expect(await stored()).toEqual({ files: 1, chunks: 3 });
  });
  it('keeps nothing of a file that is too large, or whose sender goes away', async () => {
    await expect(files.store(pieces(4), 3 * mebibyte)).rejects.toMatchObject({ name: 'TooLarge' });
    await expect(files.store(pieces(4, true), 9 * mebibyte)).rejects.toThrow('went away');
    expect(await stored()).toEqual({ files: 0, chunks: 0 });
  });
});
