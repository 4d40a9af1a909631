// Appends with many writers and says each answer. Started by processes.cluster.spec.ts: database, name of the
// run, appends per writer.
import { writeSync } from 'node:fs';
import { type Appended, DuplicateCommand, type Expected, VersionConflict } from '@laurel/core';
import { countedEvents } from '../contract/log-events.ts';
import { openMongo } from './open.ts';
import { testUrl } from './temporary.ts';

const [database, run, turns] = process.argv.slice(2) as [string, string, string];
const writers = 16;
const { events, close } = await openMongo({
  url: testUrl(),
  database,
  service: 'processes',
  now: () => new Date().toISOString(),
});

interface Attempt {
  readonly stream: string;
  readonly expected: Expected;
  readonly commandId: string;
}

/**
 * Attempts of four kinds: on own streams; on one stream of all processes, so that some conflict; with
 * commands that all processes use; and twice the same.
 */
async function attempts(writer: number, turn: number): Promise<Attempt[]> {
  const own = {
    stream: `own-${run}-${writer}`,
    expected: 'any',
    commandId: `${run}-${writer}-${turn}`,
  } as const;
  switch (turn % 4) {
    case 0:
      return [own, own];
    case 1:
      return [{ stream: `common-${writer}`, expected: 'any', commandId: `common-${turn}` }];
    case 2: {
      const last = (await events.readStream('shared', { last: 1 })).at(-1);
      return [{ stream: 'shared', expected: last?.revision ?? 0, commandId: own.commandId }];
    }
    default:
      return [own];
  }
}

async function append(
  { stream, expected, commandId }: Attempt,
  count: number,
): Promise<[kind: string, place: Appended] | undefined> {
  try {
    return [
      'appended',
      await events.append(stream, expected, countedEvents(commandId, count), { commandId }),
    ];
  } catch (error) {
    if (error instanceof DuplicateCommand) return ['duplicate', error.original];
    if (error instanceof VersionConflict) return undefined;
    throw error;
  }
}

async function write(writer: number): Promise<void> {
  for (let turn = 0; turn < Number(turns); turn++) {
    for (const attempt of await attempts(writer, turn)) {
      const answer = await append(attempt, 1 + (turn % 3));
      // Written at once and in one piece: what the parent reads was answered, and what was answered before a
      // kill can be read.
      const [kind, place] = answer ?? ['conflict', {}];
      writeSync(1, `${JSON.stringify({ kind, ...attempt, ...place })}\n`);
    }
  }
}

await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
await close();
