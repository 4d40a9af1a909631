import type { Arriving, CarriedAppend } from '../carried.ts';
import { insertInOrder } from './append/insert.ts';
import { type Commit, type Commits, commitsOf } from './commits.ts';
import { connectMongo, guarded, type MongoPlace } from './connection.ts';
import { openMongo } from './open.ts';

/** Opens a service's storage for what is carried to it from another engine; throws as `openMongo` does. */
export async function arriveInMongo(place: MongoPlace): Promise<Arriving> {
  const engine = await openMongo({ ...place, now: () => '' });
  const connection = await connectMongo(place);
  const commits = commitsOf(connection);
  return {
    engine,
    appends: () => appendsIn(commits),
    take: async (appends) => {
      const { written } = await guarded(() => insertInOrder(commits, appends.map(commitOf)));
      if (written < appends.length)
        throw new Error('有其他进程在写入目标 / another process writes what is being moved to');
    },
    close: async () => {
      await engine.close();
      await connection.close();
    },
  };
}

function commitOf({ position, revision, events, ...rest }: CarriedAppend): Commit {
  return { ...rest, _id: position, count: events.length, version: revision, events };
}

async function* appendsIn(commits: Commits): AsyncGenerator<CarriedAppend> {
  for await (const commit of commits.find().sort({ _id: 1 }).lean().cursor()) {
    const { _id: position, version: revision, stream, commandId, recordedAt, events } = commit;
    yield { position, stream, revision, commandId, recordedAt, events };
  }
}
