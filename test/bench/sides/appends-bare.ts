import { join } from 'node:path';
import { openBare, pragmasOf } from '../durability.ts';
import { planFiled, streamOf } from '../sample.ts';
import type { Side } from '../side.ts';
import { type AppendParameters, type AppendResult, percentile } from './appends.ts';

/**
 * A bare node:sqlite loop: one prepared INSERT, a transaction each or one for `together` inserts. No
 * versions, no ids, no triggers. It has no writers that wait for each other, so `writers` says nothing here.
 */
export const run: Side<AppendParameters & { readonly together: number }, AppendResult> = async ({
  directory,
  warmUpMs,
  durationMs,
  together,
}) => {
  const database = openBare(
    join(directory, 'bare.db'),
    'CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, event TEXT NOT NULL)',
  );
  const insert = database.prepare('INSERT INTO events (stream, revision, event) VALUES (?, ?, ?)');
  const latencies: number[] = [];
  const begin = performance.now() + warmUpMs;
  const end = begin + durationMs;
  for (let number = 0; ; number += together) {
    const asked = performance.now();
    if (asked >= end) break;
    if (together > 1) database.exec('BEGIN IMMEDIATE');
    for (let index = number; index < number + together; index++) {
      const stream = index % 1024;
      const revision = Math.floor(index / 1024);
      insert.run(streamOf(stream), revision, JSON.stringify(planFiled(stream, revision)));
    }
    if (together > 1) database.exec('COMMIT');
    const answered = performance.now();
    if (asked >= begin && answered < end) latencies.push(answered - asked);
  }
  const durability = pragmasOf(database);
  database.close();
  const perSecond = (latencies.length * together) / (durationMs / 1000);
  return { perSecond, p50Ms: percentile(latencies, 0.5), p99Ms: percentile(latencies, 0.99), durability };
};
