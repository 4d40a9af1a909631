import { createHash, randomUUID } from 'node:crypto';
import { finished } from 'node:stream/promises';
import mongoose, { type Connection } from 'mongoose';
import { type Files, TooLarge } from '@laurel/core';
import { guarded, isDuplicate, long } from './connection.ts';

type Upload = mongoose.mongo.GridFSBucketWriteStream;

const bucketName = 'attachments';
const chunkBytes = 1024 * 1024;

/** Files in GridFS. A file is whole before its hash becomes its name, and a name is given once. */
export class GridFiles implements Files {
  readonly #bucket: mongoose.mongo.GridFSBucket;
  readonly #files: mongoose.mongo.Collection;

  constructor(connection: Connection) {
    const writeConcern = { w: 'majority', journal: true } as const;
    this.#bucket = new mongoose.mongo.GridFSBucket(connection.db!, {
      bucketName,
      chunkSizeBytes: chunkBytes,
      writeConcern,
    });
    this.#files = connection.db!.collection(`${bucketName}.files`);
  }

  /** Makes the index that lets a name be given once. Safe to repeat. */
  async prepare(): Promise<void> {
    await this.#files.createIndex({ filename: 1 }, { unique: true, ...long });
  }

  async store(bytes: AsyncIterable<Uint8Array>, bytesMax: number): Promise<{ hash: string; size: number }> {
    const upload = this.#bucket.openUploadStream(`incoming-${randomUUID()}`);
    // Each write says its own error; the stream would throw it once more.
    upload.on('error', () => {});
    try {
      const stored = await send(bytes, bytesMax, upload);
      await guarded(() => this.#name(upload, stored.hash));
      return stored;
    } catch (error) {
      if (!upload.writableFinished) await upload.abort().catch(() => {});
      throw error;
    }
  }

  async read(hash: string): Promise<{ bytes: AsyncIterable<Uint8Array>; size: number } | undefined> {
    const found = await guarded(() => this.#files.findOne({ filename: hash }));
    return found ? { bytes: this.#bucket.openDownloadStream(found._id), size: found['length'] } : undefined;
  }

  async has(hash: string): Promise<boolean> {
    return (await guarded(() => this.#files.countDocuments({ filename: hash }, { limit: 1 }))) > 0;
  }

  /**
   * Names a file by its hash. If the hash is taken, because the same bytes were stored meanwhile, this copy
   * is removed.
   */
  async #name(upload: Upload, hash: string): Promise<void> {
    try {
      await this.#files.updateOne({ _id: upload.id }, { $set: { filename: hash } });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await this.#bucket.delete(upload.id);
    }
  }
}

/** Writes one piece after the other, so that none is under way when the upload has to be aborted. */
async function send(
  bytes: AsyncIterable<Uint8Array>,
  bytesMax: number,
  upload: Upload,
): Promise<{ hash: string; size: number }> {
  const digest = createHash('sha256');
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > bytesMax) throw new TooLarge(`a file of more than ${bytesMax} bytes`);
    digest.update(piece);
    await guarded(() => written(upload, piece));
  }
  upload.end();
  await guarded(() => finished(upload));
  return { hash: digest.digest('hex'), size };
}

function written(upload: Upload, piece: Uint8Array): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  upload.write(piece, (error) => (error ? reject(error) : resolve()));
  return promise;
}
