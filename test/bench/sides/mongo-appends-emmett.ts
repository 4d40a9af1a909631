import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Client, watched, writeConcernOf } from '../cluster/told.ts';
import { emmettFolder } from '../emmett/install.ts';
import { streamOf } from '../sample.ts';
import type { Side } from '../side.ts';
import { appender, type Store } from './appends-emmett.ts';
import { type AppendResult, streamsOfProcess, writeAll } from './appends.ts';
import type { MongoAppendParameters } from './mongo-appends-laurel.ts';

/**
 * The part of Emmett's MongoDB store that is measured. Its packages are there only when the bench has
 * installed them.
 */
interface Emmett {
  getMongoDBEventStore(options: {
    connectionString: string;
    clientOptions: { writeConcern: { w: 'majority'; journal: true } };
  }): Store & { close(): Promise<void> };
}

const load = createRequire(join(emmettFolder, 'package.json'));

/** Emmett's MongoDB store as it comes, told to wait for the journals of a majority as ours does. */
export const run: Side<MongoAppendParameters, AppendResult> = async (parameters, pause) => {
  const { mongoUrl, prefix, firstStream, sample } = parameters;
  const { getMongoDBEventStore } = load('@event-driven-io/emmett-mongodb') as Emmett;
  const open = (url: string) =>
    getMongoDBEventStore({
      connectionString: url.replace(/\/(\?|$)/, `/${prefix}-emmett$1`),
      clientOptions: { writeConcern: { w: 'majority', journal: true } },
    });
  const store = open(mongoUrl);
  const append = appender(store, streamName, sample);
  // Connects, and makes the collection and its index.
  await append(firstStream + streamsOfProcess * 2000, 0);
  await pause();
  const result = await writeAll(parameters, append);
  await store.close();
  const durability = await writeConcernOf(
    load('mongodb') as { MongoClient: { prototype: Client } },
    async () => {
      const again = open(watched(mongoUrl));
      await appender(again, streamName)(firstStream + streamsOfProcess * 1000, 0);
      await again.close();
    },
  );
  return { ...result, durability };
};

/** Emmett keeps a collection for each type of streams, and the type stands before a colon. */
function streamName(stream: number): string {
  return streamOf(stream).replace('-', ':');
}
