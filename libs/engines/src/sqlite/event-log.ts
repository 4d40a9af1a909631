import type { DatabaseSync } from 'node:sqlite';
import type { StoredEvent } from '@laurel/core';
import { all, type DatabaseKind, first } from './database.ts';

/**
 * The tables of a service's log. Positions are dense because a trigger refuses any other; rows are never changed or removed because
 * triggers refuse that too, whichever program opens the file.
 *
 * A commit writes every page it touches, so the indexes are kept narrow: streams are numbered, and a command is found by its stream and
 * the last characters of its id. Against indexes over the names themselves, 64 appends together write a third of the bytes.
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
  ],
};

interface EventRecord {
  position: number;
  stream: string;
  revision: number;
  recorded_at: string;
  event: string;
}

const selected = 'SELECT position, name AS stream, revision, recorded_at, event FROM events JOIN streams ON streams.id = stream';
/** An event's stream by name; the planner begins with the stream. */
const ofStream = 'stream = (SELECT id FROM streams WHERE name = ?)';
/** A command's events: by the index, which knows the end of the id, then by the whole id. */
export const ofCommand = 'substr(command_id, -8) = substr(:command, -8) AND command_id = :command';

/** The reading half of a log, on a connection of its own: it sees what is committed and nothing else. */
export class EventReader {
  readonly #statements;

  constructor(database: DatabaseSync) {
    this.#statements = {
      stream: database.prepare(`${selected} WHERE ${ofStream} AND revision > ? ORDER BY revision`),
      newest: database.prepare(`${selected} WHERE ${ofStream} AND revision > ? ORDER BY revision DESC LIMIT ?`),
      command: database.prepare(
        `${selected} WHERE stream = (SELECT id FROM streams WHERE name = :stream) AND ${ofCommand} ORDER BY command_index`,
      ),
      all: database.prepare(`${selected} WHERE position > ? ORDER BY position LIMIT ?`),
      head: database.prepare('SELECT coalesce(max(position), 0) AS head FROM events'),
      recordedAt: database.prepare('SELECT recorded_at FROM events WHERE position = ?'),
    };
  }

  stream(stream: string, after: number): StoredEvent[] {
    return all<EventRecord>(this.#statements.stream, [stream, after]).map(toEvent);
  }

  newest(stream: string, after: number, count: number): StoredEvent[] {
    return all<EventRecord>(this.#statements.newest, [stream, after, count]).reverse().map(toEvent);
  }

  command(stream: string, commandId: string): StoredEvent[] {
    return all<EventRecord>(this.#statements.command, { stream, command: commandId }).map(toEvent);
  }

  /** Throws when a position is missing: the file was damaged or tampered with, and no view built on it could be trusted. */
  all(after: number, limit: number): StoredEvent[] {
    const events = all<EventRecord>(this.#statements.all, [after, limit]).map(toEvent);
    const hole = events.findIndex((event, index) => event.position !== after + index + 1);
    if (hole >= 0) throw new Error(`the log is damaged: position ${after + hole + 1} is missing`);
    return events;
  }

  head(): number {
    return first<{ head: number }>(this.#statements.head)!.head;
  }

  /** By halving, since `recordedAt` never decreases: no index has to be kept for it. */
  positionAt(instant: string): number {
    let [low, high] = [0, this.head()];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const { recorded_at: recordedAt } = first<{ recorded_at: string }>(this.#statements.recordedAt, middle)!;
      if (recordedAt <= instant) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function toEvent({ position, stream, revision, recorded_at: recordedAt, event }: EventRecord): StoredEvent {
  return { ...JSON.parse(event), position, stream, revision, recordedAt } as StoredEvent;
}
