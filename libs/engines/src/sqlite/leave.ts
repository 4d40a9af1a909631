import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { CarriedAppend, Leaving } from '../carried.ts';
import { all, connectReader } from './database.ts';
import { lock } from './lock.ts';
import { readSqlite } from './read.ts';

interface EventRow {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly command: string;
  /** Of the event among those of its append. */
  readonly place: number;
  readonly recorded: string;
  readonly event: string;
}

const everyEvent = `SELECT position, name AS stream, revision, command_id AS command, command_index AS place,
  recorded_at AS recorded, event FROM events JOIN streams ON id = stream WHERE position > ? ORDER BY position`;

/**
 * Opens a service's storage to carry it elsewhere, for this process alone. Throws when another process has it
 * open, and as `readSqlite` does.
 */
export function leaveSqlite({ directory, service }: { directory: string; service: string }): Leaving {
  const held = lock(join(directory, `${service}.lock`));
  try {
    const readers = readSqlite({ directory, service });
    const log = connectReader(join(directory, `${service}.db`));
    const pairs = <Value>(query: string) =>
      new Map(
        all<{ name: string; value: Value }>(log.prepare(query)).map(({ name, value }) => [name, value]),
      );
    return {
      readers,
      appends: (after) => appendsOf(log, after),
      meta: () => pairs<string>('SELECT key AS name, value FROM meta'),
      checkpoints: () => pairs<number>('SELECT name, position AS value FROM checkpoints'),
      close: async () => {
        log.close();
        await readers.close();
        held.release();
      },
    };
  } catch (error) {
    held.release();
    throw error;
  }
}

function* appendsOf(log: DatabaseSync, after: number): Generator<CarriedAppend> {
  let append: (CarriedAppend & { readonly events: string[] }) | undefined;
  for (const row of log.prepare(everyEvent).iterate(after) as unknown as Iterable<EventRow>) {
    const { position, stream, revision, command: commandId, place, recorded: recordedAt, event } = row;
    if (place > 0 && append) {
      append.events.push(event);
      continue;
    }
    if (append) yield append;
    append = { position, stream, revision, commandId, recordedAt, events: [event] };
  }
  if (append) yield append;
}
