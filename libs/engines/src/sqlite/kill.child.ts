// Appends with many writers until it is killed, and prints each acknowledgement. Started by kill.spec.ts:
// directory, run.
import { writeSync } from 'node:fs';
import { type Appended, VersionConflict } from '@laurel/core';
import { countedEvents } from '../contract/log-events.ts';
import { openSqlite } from './open.ts';

const [directory, run] = process.argv.slice(2) as [string, string];
const writers = 16;
const { events } = await openSqlite({ directory, service: 'killed', now: () => new Date().toISOString() });

/** Every third append goes to a stream that all writers share, at the version seen: some conflict. */
async function write(writer: number, turn: number): Promise<Appended | undefined> {
  const commandId = `${run}-${writer}-${turn}`;
  const said = countedEvents(commandId, 1 + (turn % 3));
  if (turn % 3 > 0) return events.append(`own-${run}-${writer}`, 'any', said, { commandId });
  const last = (await events.readStream('shared', { last: 1 })).at(-1);
  try {
    return await events.append('shared', last?.revision ?? 0, said, { commandId });
  } catch (error) {
    if (error instanceof VersionConflict) return undefined;
    throw error;
  }
}

async function writeForEver(writer: number): Promise<never> {
  for (let turn = 0; ; turn++) {
    const appended = await write(writer, turn);
    // Written at once and in one piece: what the parent reads was acknowledged, and what was acknowledged
    // before the kill can be read.
    if (appended) writeSync(1, `${run}-${writer}-${turn} ${appended.version} ${appended.position}\n`);
  }
}

await Promise.all(Array.from({ length: writers }, (_, writer) => writeForEver(writer)));
