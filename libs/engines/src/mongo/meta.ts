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
      const existing = await get(key);
      if (existing !== undefined) return existing;
      const written = await guarded(() =>
        facts
          .insertMany([{ _id: key, value }], { lean: true })
          .catch((error) => (isDuplicate(error) ? undefined : Promise.reject(error))),
      );
      return written ? value : (await get(key))!;
    },
  };
}

/** The number of the database's layout. A version of the program with another layout has another number. */
const layout = '1';
const layoutKey = 'layout';

/**
 * Marks a new database. Throws when it already has another layout: use the version of the program that wrote
 * it.
 */
export async function markLayout(meta: Meta): Promise<void> {
  mustBeKnown(await meta.setOnce(layoutKey, layout));
}

/** Throws when there is no log, or one with another layout. */
export async function mustHaveLayout(meta: Pick<Meta, 'get'>): Promise<void> {
  mustBeKnown(await meta.get(layoutKey));
}

function mustBeKnown(found: string | undefined): void {
  if (found === layout) return;
  if (found === undefined) throw new Error('此数据库中没有记录 / there is no log in this database');
  throw new Error(
    `此数据库的格式为 ${found}，本程序使用 ${layout}；请使用写入它的版本 / the database has layout ${found}, this program uses ${layout}: use the version that wrote it`,
  );
}
