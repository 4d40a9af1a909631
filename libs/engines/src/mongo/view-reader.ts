import {
  type ClientSession,
  type Connection,
  type Model,
  type mongo,
  type PipelineStage,
  Schema,
} from 'mongoose';
import type { Condition, Row, ViewQuery } from '@laurel/core';
import type { ViewReader } from '../engine.ts';
import { checkViewName } from '../fields.ts';
import { guarded } from './connection.ts';
import { findStages, matchStages, pathOf } from './view-query.ts';
import { type RowDocument, rowOf, type Scalar } from './view-rows.ts';

/** A view's checkpoint and the columns of its rows. */
export interface ViewDocument {
  readonly _id: string;
  readonly position: number;
  /** The fields for which every writer adds a column to a row. */
  readonly fields: readonly string[];
  /** The fields whose column is in every row and whose index is built. */
  readonly indexed: readonly string[];
}

const viewSchema = new Schema<ViewDocument>(
  { _id: String, position: Number, fields: [String], indexed: [String] },
  { versionKey: false },
);
const rowSchema = new Schema<RowDocument>(
  { _id: String, row: Schema.Types.Mixed, fields: Schema.Types.Mixed, json: String },
  { versionKey: false, minimize: false },
);

function viewsOf(connection: Connection): Model<ViewDocument> {
  return connection.model<ViewDocument>('views', viewSchema, 'views');
}

/** The rows of one view, in a collection of their own. */
export function rowsOf(connection: Connection, view: string): Model<RowDocument> {
  const name = `view-${checkViewName(view)}`;
  return connection.models[name] ?? connection.model<RowDocument>(name, rowSchema, name);
}

/**
 * Reads views as a majority of the servers has them, or, within a session of a snapshot, as they were at one
 * moment.
 */
export class MongoViewReader implements ViewReader {
  protected readonly connection: Connection;
  protected readonly views: Model<ViewDocument>;
  readonly #indexed = new Map<string, readonly string[]>();
  /** While a session is set, everything is read in it. */
  session: ClientSession | undefined;

  constructor(connection: Connection) {
    this.connection = connection;
    this.views = viewsOf(connection);
  }

  async has(view: string): Promise<boolean> {
    return (await this.#view(view)) !== undefined;
  }

  async checkpoint(view: string): Promise<number> {
    return (await this.#view(view))?.position ?? 0;
  }

  async get(view: string, key: string): Promise<Row | undefined> {
    return (await this.getMany(view, [key])).get(key);
  }

  async getMany(view: string, keys: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    if (keys.length === 0) return new Map();
    const found = await this.#ask<RowDocument>(view, () => [
      { $match: { _id: { $in: [...keys] } } },
      { $project: { row: 1, json: 1 } },
    ]);
    return new Map(found.map((document) => [document._id, rowOf(document)]));
  }

  async find(view: string, query: ViewQuery): Promise<{ key: string; row: Row }[]> {
    const found = await this.#ask<RowDocument>(view, (indexed) => findStages(query, indexed));
    return found.map((document) => ({ key: document._id, row: rowOf(document) }));
  }

  async count(view: string, where: readonly Condition[]): Promise<number> {
    const [found] = await this.#ask<{ count: number }>(view, (indexed) => [
      ...matchStages(where, [], indexed),
      { $count: 'count' },
    ]);
    return found?.count ?? 0;
  }

  async countBy(
    view: string,
    where: readonly Condition[],
    by: readonly string[],
  ): Promise<{ values: Scalar[]; count: number }[]> {
    const group = Object.fromEntries(
      by.map((field, index) => [`value${index}`, { $ifNull: [`$${pathOf(field)}`, null] }]),
    );
    const order = Object.fromEntries(by.map((_, index) => [`_id.value${index}`, 1 as const]));
    const found = await this.#ask<{ _id: Record<string, Scalar>; count: number }>(view, (indexed) => [
      ...matchStages(where, by, indexed),
      { $group: { _id: group, count: { $sum: 1 } } },
      ...(by.length > 0 ? [{ $sort: order }] : []),
    ]);
    return found.map(({ _id, count }) => ({ values: by.map((_, index) => _id[`value${index}`]!), count }));
  }

  protected forget(view: string): void {
    this.#indexed.delete(view);
  }

  async #ask<Found>(view: string, stages: (indexed: readonly string[]) => PipelineStage[]): Promise<Found[]> {
    const pipeline = stages(await this.#indexedFields(view));
    return await guarded(() => rowsOf(this.connection, view).aggregate<Found>(pipeline, this.#options()));
  }

  /** Fields are added, never taken away: what is remembered of them stays true. */
  async #indexedFields(view: string): Promise<readonly string[]> {
    const known = this.#indexed.get(view);
    if (known) return known;
    const found = await this.#view(view);
    if (!found) throw new Error(`the view ${view} is not defined`);
    this.#indexed.set(view, found.indexed);
    return found.indexed;
  }

  async #view(view: string): Promise<ViewDocument | undefined> {
    return (
      (await guarded(() => this.views.findById(checkViewName(view), undefined, this.#options()).lean())) ??
      undefined
    );
  }

  #options(): { session?: ClientSession; readConcern?: mongo.ReadConcernLike } {
    // Said again, because that of the connection would be taken else.
    return this.session ? { session: this.session, readConcern: { level: 'snapshot' } } : {};
  }
}
