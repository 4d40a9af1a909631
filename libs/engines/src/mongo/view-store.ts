import type { mongo } from 'mongoose';
import { Fenced, type Move, type ViewChanges, type ViewStore } from '@laurel/core';
import { checkViewName, fieldPath } from '../fields.ts';
import { guarded, isDuplicate, long, transact } from './connection.ts';
import { columnsStage, pathOf } from './view-query.ts';
import { MongoViewReader, rowsOf, type ViewDocument } from './view-reader.ts';
import { columnOf, documentOf } from './view-rows.ts';

/**
 * Views that several processes may fold: where a view stands is compared and moved in the transaction that
 * changes its rows.
 */
export class MongoViewStore extends MongoViewReader implements ViewStore {
  async define(view: string, indexes: readonly string[]): Promise<void> {
    checkViewName(view);
    indexes.forEach(fieldPath);
    const rows = rowsOf(this.connection, view);
    await guarded(() => rows.createCollection());
    // First everyone who writes a row from now on gives it the columns, then the rows that are there get
    // them, then they are used.
    await guarded(() => this.#enter(view, indexes));
    const { indexed } = (await guarded(() => this.views.findById(view).lean()))!;
    const missing = indexes.filter((field) => !indexed.includes(field));
    if (missing.length > 0) {
      await guarded(() => rows.collection.updateMany({}, [columnsStage(missing)], long));
      await guarded(() => rows.collection.createIndexes(missing.map(indexOf), long));
      await guarded(() =>
        this.views.updateOne({ _id: view }, { $addToSet: { indexed: { $each: missing } } }),
      );
    }
    this.forget(view);
  }

  async apply(views: readonly string[], { from, to }: Move, changes: readonly ViewChanges[]): Promise<void> {
    // As JSON now, so that later changes to the objects change nothing, and what cannot be said in JSON fails
    // before anything is written.
    const ready = changes.map((change) => ({
      ...change,
      puts: [...change.puts].map(([key, row]) => [key, JSON.stringify(row)] as const),
    }));
    const names = [...new Set([...views, ...changes.map(({ view }) => view)])];
    await transact(this.connection, async (session) => {
      const existing = await this.views.find({ _id: { $in: names } }, undefined, { session }).lean();
      const known = new Map(existing.map((view) => [view._id, view]));
      for (const name of names) mustStand(name, known.get(name), views.includes(name) ? from : undefined);
      await this.views.updateMany({ _id: { $in: [...views] } }, { $set: { position: to } }, { session });
      for (const { view, puts, deletes } of ready) {
        const writes = writesOf(puts, deletes, known.get(view)!.fields);
        if (writes.length > 0) await rowsOf(this.connection, view).collection.bulkWrite(writes, { session });
      }
    });
  }

  async reset(view: string): Promise<void> {
    await transact(this.connection, async (session) => {
      const { matchedCount } = await this.views.updateOne(
        { _id: checkViewName(view) },
        { $set: { position: 0 } },
        { session },
      );
      if (matchedCount === 0) throw new Error(`the view ${view} is not defined`);
      await rowsOf(this.connection, view).collection.deleteMany({}, { session, ...long });
    });
  }

  async close(): Promise<void> {}

  async #enter(view: string, indexes: readonly string[]): Promise<void> {
    const entry = {
      $setOnInsert: { position: 0, indexed: [] },
      $addToSet: { fields: { $each: [...indexes] } },
    };
    const enter = () => this.views.updateOne({ _id: view }, entry, { upsert: true });
    // Two processes that enter a new view at once: the second finds it there.
    await enter().catch((error) => (isDuplicate(error) ? enter() : Promise.reject(error)));
  }
}

function indexOf(field: string): mongo.IndexDescription {
  // With the key behind it, the index serves the order of pages too.
  return { key: { [pathOf(field)]: 1, _id: 1 }, name: `by_${columnOf(field)}` };
}

function mustStand(name: string, view: ViewDocument | undefined, position: number | undefined): void {
  if (!view) throw new Error(`the view ${name} is not defined`);
  if (position !== undefined && view.position !== position)
    throw new Fenced(`${name} stands at ${view.position}, not at ${position}`);
}

function writesOf(
  puts: readonly (readonly [key: string, json: string])[],
  deletes: ReadonlySet<string>,
  fields: readonly string[],
): mongo.AnyBulkWriteOperation[] {
  const removing = deletes.size > 0 ? [{ deleteMany: { filter: { _id: { $in: [...deletes] } } } }] : [];
  const putting = puts.map(([key, json]) => {
    const { _id, ...replacement } = documentOf(key, json, fields);
    return { replaceOne: { filter: { _id }, replacement, upsert: true } };
  });
  return [...removing, ...putting] as unknown as mongo.AnyBulkWriteOperation[];
}
