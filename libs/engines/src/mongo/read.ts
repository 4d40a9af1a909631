import type { Connection } from 'mongoose';
import type { Readers } from '../engine.ts';
import { CommitReader, commitsOf } from './commits.ts';
import { connectMongo, guarded, type MongoPlace } from './connection.ts';
import { GridFiles } from './files.ts';
import { metaIn, mustHaveLayout } from './meta.ts';
import { MongoViewReader } from './view-reader.ts';

/**
 * Opens a service's log and views for reading only, beside the servers that write them.
 * Throws as `openMongo` does, and when there is no log of that service in the database.
 */
export async function readMongo(place: MongoPlace): Promise<Readers> {
  const connection = await connectMongo(place);
  try {
    const { get } = metaIn(connection);
    await mustHaveLayout({ get });
    const views = new MongoViewReader(connection);
    return {
      events: new CommitReader(commitsOf(connection)),
      views,
      meta: { get },
      files: new GridFiles(connection),
      still: (work) => still(connection, views, work),
      close: () => connection.close(),
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** Runs `work` on a snapshot. The server keeps it for five minutes; reading fails after that. */
async function still<T>(connection: Connection, views: MongoViewReader, work: () => Promise<T>): Promise<T> {
  const session = await guarded(() => connection.startSession({ snapshot: true }));
  views.session = session;
  try {
    return await work();
  } finally {
    views.session = undefined;
    await session.endSession();
  }
}
