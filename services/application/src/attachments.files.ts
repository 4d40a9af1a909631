import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refuse } from '@laurel/contracts';

/** Files kept by the hash of their bytes, in `<directory>/attachments/ab/abcd…`: the same file once, and none can change unnoticed. */
export class AttachmentFiles {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = join(directory, 'attachments');
  }

  /** Stores a stream durably and says its hash and size. Throws Rejected `attachment_size` beyond `largest` bytes; nothing stays then. */
  async store(bytes: Readable, largest: number): Promise<{ hash: string; size: number }> {
    await mkdir(this.#directory, { recursive: true });
    const incoming = join(this.#directory, `incoming-${randomUUID()}`);
    const digest = createHash('sha256');
    let size = 0;
    try {
      await pipeline(
        bytes,
        async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            size += chunk.length;
            if (size > largest) throw refuse('attachment_size', { maximum: largest });
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

  /** The bytes of a stored file and their number; undefined if there is none. */
  async read(hash: string): Promise<{ bytes: Readable; size: number } | undefined> {
    const found = await stat(this.#path(hash)).catch(() => undefined);
    return found && { bytes: createReadStream(this.#path(hash)), size: found.size };
  }

  #path(hash: string): string {
    return join(this.#directory, hash.slice(0, 2), hash);
  }
}

/** A renamed file is only there after a power cut if its directory was flushed too. */
async function flushDirectory(directory: string): Promise<void> {
  const handle = await open(directory);
  await handle.sync().finally(() => handle.close());
}
