import { createHash } from 'node:crypto';
import { type Files, TooLarge } from '@laurel/core';

/** Files that live as long as the process. */
export class MemoryFiles implements Files {
  readonly #files = new Map<string, Buffer>();

  async store(bytes: AsyncIterable<Uint8Array>, bytesMax: number): Promise<{ hash: string; size: number }> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > bytesMax) throw new TooLarge(`a file of more than ${bytesMax} bytes`);
      chunks.push(chunk);
    }
    const whole = Buffer.concat(chunks);
    const hash = createHash('sha256').update(whole).digest('hex');
    this.#files.set(hash, whole);
    return { hash, size };
  }

  async read(hash: string): Promise<{ bytes: AsyncIterable<Uint8Array>; size: number } | undefined> {
    const whole = this.#files.get(hash);
    return whole && { bytes: inOne(whole), size: whole.length };
  }

  async has(hash: string): Promise<boolean> {
    return this.#files.has(hash);
  }
}

async function* inOne(whole: Buffer): AsyncGenerator<Uint8Array> {
  yield Buffer.from(whole);
}
