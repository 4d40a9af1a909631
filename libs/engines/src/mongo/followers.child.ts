// Follows a log to a position, as a projector and as a relay, and says each of the relay's messages. Started
// by processes.cluster.spec.ts: database, owner, position.
import { writeSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { Fenced } from '@laurel/core';
import { openMongo } from './open.ts';
import { testUrl } from './temporary.ts';

const [database, owner, target] = process.argv.slice(2) as [string, string, string];
const goal = Number(target);
const view = 'counts-1';
const batchEvents = 7;
/** The lease is so short that it runs out while a batch is in hand. */
const leaseMs = 3;
const { events, views, checkpoints, close } = await openMongo({
  url: testUrl(),
  database,
  service: 'processes',
  now: () => '',
});

/** Counts the events of each stream. */
async function project(): Promise<void> {
  await views.define(view, ['count']);
  for (let from = await views.checkpoint(view); from < goal; from = await views.checkpoint(view)) {
    const batch = await events.readAll(from, batchEvents);
    const rows = new Map(await views.getMany(view, [...new Set(batch.map(({ stream }) => stream))]));
    for (const { stream } of batch) rows.set(stream, { count: Number(rows.get(stream)?.['count'] ?? 0) + 1 });
    const to = batch.at(-1)!.position;
    await views.apply([view], { from, to }, [{ view, puts: rows, deletes: new Set() }]).catch(unlessFenced);
  }
}

async function relay(): Promise<void> {
  while ((await checkpoints.load('relay')) < goal) {
    const lease = await checkpoints.acquire('relay', owner, leaseMs);
    if (!lease) {
      await turn();
      continue;
    }
    const batch = await events.readAll(lease.position, batchEvents);
    const last = batch.at(-1);
    if (!last) continue;
    for (const { position } of batch) writeSync(1, `${JSON.stringify({ token: lease.token, position })}\n`);
    const stored = await checkpoints
      .store('relay', lease.token, last.position)
      .then(() => true, unlessFenced);
    if (stored) writeSync(1, `${JSON.stringify({ token: lease.token, stored: last.position })}\n`);
  }
}

function unlessFenced(error: unknown): false {
  if (error instanceof Fenced) return false;
  throw error;
}

await Promise.all([project(), relay()]);
await close();
