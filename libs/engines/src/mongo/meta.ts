import { type Connection, Schema } from 'mongoose';
import type { Meta } from '../engine.ts';
import { guarded, isDuplicate } from './connection.ts';

interface Fact {
  readonly _id: string;
  readonly value: string;
}

const schema = new Schema<Fact>({ _id: String, value: String }, { versionKey: false });

export function metaIn(connection: Connection): Meta {
  const facts = connection.model<Fact>('meta', schema, 'meta');
  const get = async (key: string) => (await guarded(() => facts.findById(key).lean()))?.value;
  return {
    get,
    setOnce: async (key, value) => {
      const standing = await get(key);
      if (standing !== undefined) return standing;
      const written = await guarded(() =>
        facts.insertMany([{ _id: key, value }], { lean: true }).catch((error) => (isDuplicate(error) ? undefined : Promise.reject(error))),
      );
      return written ? value : (await get(key))!;
    },
  };
}
