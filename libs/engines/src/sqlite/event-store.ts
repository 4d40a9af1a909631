import type { DatabaseSync } from 'node:sqlite';
import {
  type Appended,
  type AppendOptions,
  DuplicateCommand,
  type EventStore,
  type Expected,
  GuardConflict,
  type Guards,
  type NewEvent,
  type StoredEvent,
  VersionConflict,
} from '@laurel/core';
import { LRUCache } from 'lru-cache';
import { bodiesOf, fits, type Head } from '../appending.ts';
import { all, first, guarded } from './database.ts';
import { EventReader, ofCommand, toEvent } from './event-log.ts';
import { GroupCommit } from './group-commit.ts';
import { News } from '../news.ts';
import { TakenGuards } from './taken-guards.ts';

const headsKept = 10_000;

export interface EventStoreConnections {
  readonly writer: DatabaseSync;
  readonly reader: DatabaseSync;
}

/** A stream as the writer knows it. It has no number while it does not exist. */
interface StreamHead extends Head {
  readonly id: number | undefined;
}

interface Append {
  readonly stream: string;
  readonly expected: Expected;
  readonly commandId: string;
  readonly bodies: readonly string[];
  readonly recordedAt: string;
  readonly guards?: Guards | undefined;
}

/**
 * One service's log in one file. All appends of an event-loop turn share one transaction and one flush to
 * disk; version conflicts are found inside it, so one refused append leaves the others alone.
 */
export class SqliteEventStore implements EventStore {
  readonly #now: () => string;
  readonly #connections: EventStoreConnections;
  readonly #statements;
  readonly #reader: EventReader;
  readonly #commits: GroupCommit;
  readonly #heads = new LRUCache<string, StreamHead>({ max: headsKept });
  #taken: TakenGuards | undefined;
  #tail: { position: number; recordedAt: string } | undefined;
  readonly #news = new News();
  readonly #listeners = new Set<() => void>();

  constructor(connections: EventStoreConnections, now: () => string) {
    this.#now = now;
    this.#connections = connections;
    const { writer, reader } = connections;
    this.#statements = {
      insert: writer.prepare(
        'INSERT INTO events (position, stream, revision, command_id, command_index, recorded_at, event) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ),
      create: writer.prepare('INSERT INTO streams (name) VALUES (?)'),
      head: writer.prepare(
        'SELECT id, revision AS version, command_id AS "by" FROM streams JOIN events ON stream = id WHERE name = ? ORDER BY revision DESC LIMIT 1',
      ),
      command: writer.prepare(
        `SELECT revision AS version, position FROM events WHERE stream = :stream AND ${ofCommand} ORDER BY command_index DESC LIMIT 1`,
      ),
      tail: writer.prepare(
        'SELECT position, recorded_at AS recordedAt FROM events ORDER BY position DESC LIMIT 1',
      ),
    };
    this.#reader = new EventReader(reader);
    this.#commits = new GroupCommit(writer, () => this.#forget());
  }

  async append(
    stream: string,
    expected: Expected,
    events: readonly NewEvent[],
    options: AppendOptions,
  ): Promise<Appended> {
    const { bodies, bytes } = bodiesOf(stream, events, options.commandId);
    const append = { stream, expected, ...options, bodies, recordedAt: this.#now() };
    const outcome = await this.#commits.run(bytes, () => this.#append(append));
    if (outcome instanceof Error) throw outcome;
    for (const listener of this.#listeners) queueMicrotask(listener);
    return outcome;
  }

  async readStream(
    stream: string,
    { after = 0, last }: { after?: number; last?: number } = {},
  ): Promise<StoredEvent[]> {
    // This store is the only writer: what it knows of a stream is all there is.
    if ((this.#heads.get(stream)?.version ?? Infinity) <= after) return [];
    return guarded(() =>
      last === undefined ? this.#reader.stream(stream, after) : this.#reader.newest(stream, after, last),
    );
  }

  async findCommand(stream: string, commandId: string): Promise<StoredEvent[]> {
    return guarded(() => this.#reader.command(stream, commandId));
  }

  async readAll(after: number, limit: number): Promise<StoredEvent[]> {
    if (this.#tail && after >= this.#tail.position) return [];
    return this.#news.after(after, limit) ?? guarded(() => this.#reader.all(after, limit));
  }

  async head(): Promise<number> {
    return this.#tail?.position ?? guarded(() => this.#reader.head());
  }

  async positionAt(instant: string): Promise<number> {
    return guarded(() => this.#reader.positionAt(instant));
  }

  onAppend(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#commits.close();
    this.#forget();
    this.#listeners.clear();
    const { writer, reader } = this.#connections;
    for (const connection of [reader, writer]) if (connection.isOpen) connection.close();
  }

  /**
   * Decides and writes one append inside the transaction; a refusal is a result, because a throw would undo
   * the neighbours too.
   */
  #append({
    stream,
    expected,
    commandId,
    bodies,
    recordedAt,
    guards,
  }: Append): Appended | VersionConflict | GuardConflict | DuplicateCommand {
    const { id, version, by } = this.#head(stream);
    const original = id === undefined ? undefined : this.#original(id, commandId);
    if (original) return new DuplicateCommand(commandId, original);
    if (!fits(expected, { version, by })) return new VersionConflict(stream, version);
    const tail = this.#tail ??
      first<{ position: number; recordedAt: string }>(this.#statements.tail) ?? {
        position: 0,
        recordedAt: '',
      };
    const taken = (this.#taken ??= new TakenGuards(tail.position));
    const guard = guards?.reads.find((name) => taken.isTakenAfter(guards.asOf, name));
    if (guard !== undefined) return new GuardConflict(guard);
    const number = id ?? Number(this.#statements.create.run(stream).lastInsertRowid);
    const recorded = recordedAt < tail.recordedAt ? tail.recordedAt : recordedAt;
    bodies.forEach((body, index) => {
      const [position, revision] = [tail.position + index + 1, version + index + 1];
      this.#statements.insert.run(position, number, revision, commandId, index, recorded, body);
      this.#news.add(position, body.length, () =>
        toEvent([position, number, revision, recorded, body], stream),
      );
    });
    const appended = { version: version + bodies.length, position: tail.position + bodies.length };
    for (const name of guards?.takes ?? []) taken.take(name, appended.position);
    this.#tail = { position: appended.position, recordedAt: recorded };
    this.#heads.set(stream, { id: number, version: appended.version, by: commandId });
    return appended;
  }

  #head(stream: string): StreamHead {
    return (
      this.#heads.get(stream) ?? {
        id: undefined,
        version: 0,
        by: undefined,
        ...first<{ id: number; version: number; by: string }>(this.#statements.head, stream),
      }
    );
  }

  #original(stream: number, command: string): Appended | undefined {
    const [found] = all<Appended>(this.#statements.command, { stream, command });
    return found && { ...found };
  }

  #forget(): void {
    this.#heads.clear();
    this.#taken = undefined;
    this.#tail = undefined;
    this.#news.clear();
  }
}
