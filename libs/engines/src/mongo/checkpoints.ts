import { type Connection, type Model, Schema } from 'mongoose';
import { type Checkpoints, Fenced } from '@laurel/core';
import { guarded, isDuplicate } from './connection.ts';

interface Progress {
  /** The worker's name. */
  readonly _id: string;
  readonly owner: string;
  readonly token: number;
  readonly position: number;
  readonly heldUntil: Date;
}

const schema = new Schema<Progress>(
  { _id: String, owner: String, token: Number, position: Number, heldUntil: Date },
  { versionKey: false },
);
const nobody = { owner: '', heldUntil: new Date(0) };

/**
 * Progress of workers in any process. Leases run by the database's clock, so the processes' own clocks may
 * differ.
 */
export class MongoCheckpoints implements Checkpoints {
  readonly #progress: Model<Progress>;

  constructor(connection: Connection) {
    this.#progress = connection.model<Progress>('checkpoints', schema, 'checkpoints');
  }

  async acquire(
    name: string,
    owner: string,
    leaseMs: number,
  ): Promise<{ token: number; position: number } | undefined> {
    const isHolder = { $eq: ['$owner', { $literal: owner }] };
    const taken = {
      owner: { $literal: owner },
      token: { $cond: [isHolder, '$token', { $add: [{ $ifNull: ['$token', 0] }, 1] }] },
      position: { $ifNull: ['$position', 0] },
      heldUntil: { $add: ['$$NOW', leaseMs] },
    };
    const isFree = { $or: [isHolder, { $lte: ['$heldUntil', '$$NOW'] }] };
    const update = [{ $replaceWith: { $cond: [isFree, { $mergeObjects: ['$$ROOT', taken] }, '$$ROOT'] } }];
    const progress = await guarded(() =>
      this.#progress.collection
        .findOneAndUpdate({ _id: name as never }, update, { upsert: true, returnDocument: 'after' })
        // Two made the first lease at once, and the other was quicker.
        .catch((error) => (isDuplicate(error) ? undefined : Promise.reject(error))),
    );
    return progress?.['owner'] === owner
      ? { token: progress['token'], position: progress['position'] }
      : undefined;
  }

  async store(name: string, token: number, position: number): Promise<void> {
    const { matchedCount } = await guarded(() =>
      this.#progress.updateOne({ _id: name, token }, { $set: { position } }),
    );
    if (matchedCount === 0) throw new Fenced(`${name}: token ${token} is not the newest`);
  }

  async release(name: string, token: number): Promise<void> {
    await guarded(() => this.#progress.updateOne({ _id: name, token }, { $set: nobody }));
  }

  async load(name: string): Promise<number> {
    const found = await guarded(() => this.#progress.findById(name).lean());
    return found?.position ?? 0;
  }
}
