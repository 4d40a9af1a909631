import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Files, TooLarge } from '@laurel/core';

/** Files in `<directory>/ab/abcd…`. */
export class DirectoryFiles implements Files {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async store(bytes: AsyncIterable<Uint8Array>, bytesMax: number): Promise<{ hash: string; size: number }> {
    await mkdir(this.#directory, { recursive: true });
    const incoming = join(this.#directory, `incoming-${randomUUID()}`);
    const digest = createHash('sha256');
    let size = 0;
    try {
      await pipeline(
        bytes,
        async function* (chunks: AsyncIterable<Uint8Array>) {
          for await (const chunk of chunks) {
            size += chunk.length;
            if (size > bytesMax) throw new TooLarge(`a file of more than ${bytesMax} bytes`);
            digest.update(chunk);
            yield chunk;
          }
        },
        createWriteStream(incoming, { flush: true }),
      );
      const hash = digest.digest('hex');
      await mkdir(join(this.#directory, hash.slice(0, 2)), { recursive: true });
      await rename(incoming, this.#path(hash));
      await flushDirectory(join(this.#directory, hash.slice(0, 2)));
      return { hash, size };
    } finally {
      await rm(incoming, { force: true });
    }
  }

  async read(hash: string): Promise<{ bytes: AsyncIterable<Uint8Array>; size: number } | undefined> {
    const found = await stat(this.#path(hash)).catch(() => undefined);
    return found && { bytes: createReadStream(this.#path(hash)), size: found.size };
  }

  async has(hash: string): Promise<boolean> {
    return (await stat(this.#path(hash)).catch(() => undefined)) !== undefined;
  }

  #path(hash: string): string {
    return join(this.#directory, hash.slice(0, 2), hash);
  }
}

/** Flushes a directory: after a power cut a renamed file is there only if its directory was flushed too. */
async function flushDirectory(directory: string): Promise<void> {
  const handle = await open(directory);
  await handle.sync().finally(() => handle.close());
}
