import type { Engine } from '@laurel/engines';
import { openMongo } from '@laurel/engines/mongo';
import mongoose from 'mongoose';
import type { Place } from '../cluster/place.ts';
import { watched, writeConcernOf } from '../cluster/told.ts';
import type { Side } from '../side.ts';
import { type AppendResult, appendTo, streamsOfProcess, type WriteParameters, writeAll } from './appends.ts';

export interface MongoAppendParameters extends Place, WriteParameters {
  readonly firstStream: number;
}

/**
 * Our log on MongoDB, through its port. Pauses when it is open, so that several processes can begin together.
 */
export const run: Side<MongoAppendParameters, AppendResult> = async (parameters, pause) => {
  const { events, close } = await open(parameters, parameters.mongoUrl);
  await pause();
  const result = await writeAll(parameters, appendTo(events, parameters.sample));
  await close();
  const durability = await writeConcernOf(mongoose.mongo, async () => {
    const again = await open(parameters, watched(parameters.mongoUrl));
    await appendTo(again.events)(parameters.firstStream + streamsOfProcess * 1000, 0);
    await again.close();
  });
  return { ...result, durability };
};

async function open({ prefix }: Place, url: string): Promise<Engine> {
  return await openMongo({
    url,
    database: prefix,
    service: 'application',
    now: () => new Date().toISOString(),
  });
}
