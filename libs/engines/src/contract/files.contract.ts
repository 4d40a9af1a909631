import { createHash } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Files } from '@laurel/core';
import fc from 'fast-check';
import { type Check, contract, type Factory } from './check.ts';

const mebibyte = 1024 * 1024;

async function* inChunks(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* broken(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('begun');
  throw new Error('the sender went away (thrown on purpose)');
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The promises of every file store. */
export const filesChecks: readonly Check<Files>[] = [
  {
    state: 'Any file',
    outcome: 'comes back byte for byte under the hash of its bytes, however it was cut',
    async run({ port }) {
      const kept = fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 2_000 }), { maxLength: 5 }),
        async (chunks) => {
          const bytes = Buffer.concat(chunks);
          const { hash, size } = await port.store(inChunks(...chunks), mebibyte);
          expect([hash, size]).toEqual([hashOf(bytes), bytes.length]);
          expect(await port.has(hash)).toBe(true);
          const found = (await port.read(hash))!;
          expect(found.size).toBe(bytes.length);
          expect((await whole(found.bytes)).equals(bytes)).toBe(true);
        },
      );
      await fc.assert(kept, { numRuns: 20, seed: 20230410 });
    },
  },
  {
    state: 'The same file twice',
    outcome: 'is one file, also when both come at once',
    async run({ port }) {
      const bytes = Buffer.alloc(3 * mebibyte, 'laurel');
      const stored = await Promise.all([1, 2, 3].map(() => port.store(inChunks(bytes), 4 * mebibyte)));
      expect(new Set(stored.map(({ hash }) => hash)).size).toBe(1);
      expect((await whole((await port.read(stored[0]!.hash))!.bytes)).equals(bytes)).toBe(true);
    },
  },
  {
    state: 'A file that is too large, or whose sender goes away',
    outcome: 'leaves nothing',
    async run({ port }) {
      const bytes = Buffer.alloc(100, 1);
      await expect(port.store(inChunks(bytes, bytes), 199)).rejects.toMatchObject({ name: 'TooLarge' });
      await expect(port.store(broken(), mebibyte)).rejects.toThrow('went away');
      for (const each of [Buffer.concat([bytes, bytes]), bytes, Buffer.from('begun')])
        expect(await port.read(hashOf(each))).toBeUndefined();
    },
  },
  {
    state: 'Files opened again',
    outcome: 'are there',
    durable: true,
    async run({ port, reopen }) {
      const { hash } = await port.store(inChunks(Buffer.from('张三')), mebibyte);
      const again = await reopen();
      expect((await whole((await again.read(hash))!.bytes)).toString()).toBe('张三');
    },
  },
];

/** Registers the suite for an engine; `durable` engines can be opened again. */
export function filesContract(
  name: string,
  factory: Factory<Files>,
  { durable }: { durable: boolean },
): void {
  contract(name, filesChecks, factory, durable);
}
