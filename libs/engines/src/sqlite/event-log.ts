import type { DatabaseSync } from 'node:sqlite';
import type { NewEvent, StoredEvent } from '@laurel/core';
import { LRUCache } from 'lru-cache';
import { all, type DatabaseKind, first } from './database.ts';

/**
 * The tables of a service's log. Positions are dense because a trigger refuses any other; rows are never
 * changed or removed because triggers refuse that too, whichever program opens the file.
 *
 * A commit writes every page it touches, so the indexes are kept narrow: streams are numbered, and a command
 * is found by its stream and the last characters of its id. Against indexes over the names themselves, 64
 * appends together write a third of the bytes.
 */
export const eventLog: DatabaseKind = {
  synchronous: 'FULL',
  versions: [
    `CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
     CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
     CREATE TABLE events (
       position INTEGER PRIMARY KEY,
       stream INTEGER NOT NULL REFERENCES streams,
       revision INTEGER NOT NULL,
       command_id TEXT NOT NULL,
       command_index INTEGER NOT NULL,
       recorded_at TEXT NOT NULL,
       event TEXT NOT NULL,
       UNIQUE (stream, revision)
     );
     CREATE INDEX events_by_command ON events (stream, substr(command_id, -8));
     CREATE TABLE checkpoints (name TEXT PRIMARY KEY, token INTEGER NOT NULL, position INTEGER NOT NULL) WITHOUT ROWID;
     CREATE TRIGGER events_are_dense BEFORE INSERT ON events
       WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM events)
       BEGIN SELECT RAISE(ABORT, 'positions follow one another'); END;
     CREATE TRIGGER commands_are_done_once BEFORE INSERT ON events
       WHEN EXISTS (SELECT 1 FROM events WHERE stream = NEW.stream AND substr(command_id, -8) = substr(NEW.command_id, -8)
                    AND command_id = NEW.command_id AND command_index = NEW.command_index)
       BEGIN SELECT RAISE(ABORT, 'a command is done once'); END;
     CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
     CREATE TRIGGER events_are_kept BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
     CREATE TRIGGER streams_are_named_once BEFORE INSERT ON streams
       WHEN EXISTS (SELECT 1 FROM streams WHERE id = NEW.id OR name = NEW.name)
       BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
     CREATE TRIGGER streams_stay BEFORE UPDATE ON streams BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
     CREATE TRIGGER streams_are_kept BEFORE DELETE ON streams BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
     CREATE TRIGGER meta_is_set_once BEFORE INSERT ON meta
       WHEN EXISTS (SELECT 1 FROM meta WHERE key = NEW.key)
       BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
     CREATE TRIGGER meta_stays BEFORE UPDATE ON meta BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
     CREATE TRIGGER meta_is_kept BEFORE DELETE ON meta BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END`,
    // Version 1 compared an event with all others of its command: 500 in one append looked up 125,000 rows.
    // This promises the same.
    `DROP TRIGGER commands_are_done_once;
     CREATE TRIGGER commands_are_done_once BEFORE INSERT ON events
       WHEN CASE NEW.command_index
         WHEN 0 THEN EXISTS (SELECT 1 FROM events WHERE stream = NEW.stream AND substr(command_id, -8) = substr(NEW.command_id, -8)
                             AND command_id = NEW.command_id)
         ELSE NOT EXISTS (SELECT 1 FROM events WHERE position = NEW.position - 1 AND stream = NEW.stream
                          AND command_id = NEW.command_id AND command_index = NEW.command_index - 1)
       END
       BEGIN SELECT RAISE(ABORT, 'a command is done once'); END`,
    // The position of the append that took each guard last; it holds no fact, so it may change.
    `CREATE TABLE IF NOT EXISTS guards (name TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID`,
    // They are kept in memory: see taken-guards.ts.
    `DROP TABLE guards`,
  ],
};

/**
 * Position, stream, revision, instant of recording, event: as arrays, which node:sqlite makes quicker than
 * objects.
 */
export type EventRecord = readonly [number, number, number, string, string];

const selected = 'SELECT position, stream, revision, recorded_at, event FROM events';
const namesKept = 10_000;
/** A stream by its name. */
const ofStream = 'stream = (SELECT id FROM streams WHERE name = ?)';
/** A command's events: by the index, which knows the end of the id, then by the whole id. */
export const ofCommand = 'substr(command_id, -8) = substr(:command, -8) AND command_id = :command';

/** The reading half of a log, on a connection of its own: it sees what is committed and nothing else. */
export class EventReader {
  readonly #statements;
  readonly #names = new LRUCache<number, string>({ max: namesKept });

  constructor(database: DatabaseSync) {
    const events = (condition: string) => {
      const statement = database.prepare(`${selected} WHERE ${condition}`);
      statement.setReturnArrays(true);
      return statement;
    };
    this.#statements = {
      stream: events(`${ofStream} AND revision > ? ORDER BY revision`),
      newest: events(`${ofStream} AND revision > ? ORDER BY revision DESC LIMIT ?`),
      command: events(
        `stream = (SELECT id FROM streams WHERE name = :stream) AND ${ofCommand} ORDER BY command_index`,
      ),
      all: events('position > ? ORDER BY position LIMIT ?'),
      name: database.prepare('SELECT name FROM streams WHERE id = ?'),
      head: database.prepare('SELECT coalesce(max(position), 0) AS head FROM events'),
      recordedAt: database.prepare('SELECT recorded_at FROM events WHERE position = ?'),
    };
  }

  stream(stream: string, after: number): StoredEvent[] {
    return this.#ofStream(stream, all(this.#statements.stream, [stream, after]));
  }

  newest(stream: string, after: number, count: number): StoredEvent[] {
    return this.#ofStream(stream, all(this.#statements.newest, [stream, after, count])).reverse();
  }

  command(stream: string, commandId: string): StoredEvent[] {
    return this.#ofStream(stream, all(this.#statements.command, { stream, command: commandId }));
  }

  /**
   * Throws when a position is missing: the file was damaged or tampered with, and no view built on it could
   * be trusted.
   */
  all(after: number, limit: number): StoredEvent[] {
    const records = all<EventRecord>(this.#statements.all, [after, limit]);
    const events = records.map((record) => toEvent(record, this.#name(record[1])));
    const hole = events.findIndex((event, index) => event.position !== after + index + 1);
    if (hole >= 0) throw new Error(`the log is damaged: position ${after + hole + 1} is missing`);
    return events;
  }

  head(): number {
    return first<{ head: number }>(this.#statements.head)!.head;
  }

  /** Searches by halving, because `recordedAt` never decreases: no index has to be kept for it. */
  positionAt(instant: string): number {
    let [low, high] = [0, this.head()];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const { recorded_at: recordedAt } = first<{ recorded_at: string }>(
        this.#statements.recordedAt,
        middle,
      )!;
      if (recordedAt <= instant) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #ofStream(stream: string, records: readonly EventRecord[]): StoredEvent[] {
    return records.map((record) => toEvent(record, stream));
  }

  #name(stream: number): string {
    const known = this.#names.get(stream);
    if (known !== undefined) return known;
    const found = first<{ name: string }>(this.#statements.name, stream);
    if (!found) throw new Error(`the log is damaged: stream ${stream} has no name`);
    this.#names.set(stream, found.name);
    return found.name;
  }
}

export function toEvent([position, , revision, recordedAt, event]: EventRecord, stream: string): StoredEvent {
  return Object.assign(JSON.parse(event) as NewEvent, { position, stream, revision, recordedAt });
}
