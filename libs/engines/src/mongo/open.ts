import type { Engine, EngineOptions } from '../engine.ts';
import { MongoCheckpoints } from './checkpoints.ts';
import { commitsOf, prepareCommits } from './commits.ts';
import { connectMongo, guarded, type MongoPlace } from './connection.ts';
import { MongoEventStore } from './event-store.ts';
import { GridFiles } from './files.ts';
import { markLayout, metaIn } from './meta.ts';
import { MongoViewStore } from './view-store.ts';

export interface MongoOptions extends EngineOptions, MongoPlace {
  /** The time limit of an append, after which it is answered Unavailable. */
  readonly appendMs?: number;
}

const appendMsDefault = 10_000;

/**
 * Opens the storage of a service on a connection of its own; other processes may have it open too. Throws, in
 * Chinese and English, when the server cannot be reached, refuses the credentials, is no replica set, or
 * holds what another version of the program wrote.
 */
export async function openMongo({
  now,
  appendMs = appendMsDefault,
  ...place
}: MongoOptions): Promise<Engine> {
  const connection = await connectMongo(place);
  try {
    const meta = metaIn(connection);
    await markLayout(meta);
    const commits = commitsOf(connection);
    const files = new GridFiles(connection);
    await guarded(() => Promise.all([prepareCommits(commits), files.prepare()]));
    const events = new MongoEventStore(commits, { now, deadlineMs: appendMs });
    const views = new MongoViewStore(connection);
    const close = async () => {
      await events.close();
      await connection.close();
    };
    return { events, checkpoints: new MongoCheckpoints(connection), views, files, meta, close };
  } catch (error) {
    await connection.close();
    throw error;
  }
}
