import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { LogReader, Meta, Readers, ViewReader } from '../engine.ts';
import { all, connectReader, type DatabaseKind, first, guarded } from './database.ts';
import { EventReader, eventLog } from './event-log.ts';
import { DirectoryFiles } from './files.ts';
import { columnOf, fieldOf, fieldSql, tableOf } from './view-sql.ts';
import { SqliteViewStore, viewDatabase } from './view-store.ts';

/**
 * Opens the log and views of a service for reading, without the lock, so that a server may write them
 * meanwhile. Throws if the directory has no log of that service or one of another version of the program,
 * because only a server migrates it.
 */
export function readSqlite({ directory, service }: { directory: string; service: string }): Readers {
  const opened: DatabaseSync[] = [];
  const open = (name: string, { versions }: DatabaseKind) => {
    const file = join(directory, name);
    if (!existsSync(file)) throw new Error(`there is no ${file}`);
    const database = connectReader(file);
    opened.push(database);
    needVersion(database, file, versions.length);
    return database;
  };
  const close = async () => opened.forEach((database) => database.close());
  try {
    const log = open(`${service}.db`, eventLog);
    const rows = open(`${service}.views.db`, viewDatabase);
    return {
      events: logReader(log),
      views: viewReader(rows),
      meta: metaReader(log),
      files: new DirectoryFiles(join(directory, 'attachments')),
      still: (work) => still(rows, work),
      close,
    };
  } catch (error) {
    void close();
    throw error;
  }
}

function needVersion(database: DatabaseSync, file: string, known: number): void {
  const { user_version: found } = first<{ user_version: number }>(database.prepare('PRAGMA user_version'))!;
  if (found === known) return;
  const remedy = found < known ? 'start this version of Laurel on it once' : 'use the version that wrote it';
  throw new Error(`${file} has schema ${found}, this program reads ${known}: ${remedy}`);
}

function logReader(database: DatabaseSync): LogReader {
  const reader = new EventReader(database);
  return {
    readStream: async (stream, { after = 0, last } = {}) =>
      guarded(() => (last === undefined ? reader.stream(stream, after) : reader.newest(stream, after, last))),
    findCommand: async (stream, commandId) => guarded(() => reader.command(stream, commandId)),
    readAll: async (after, limit) => guarded(() => reader.all(after, limit)),
    head: async () => guarded(() => reader.head()),
    positionAt: async (instant) => guarded(() => reader.positionAt(instant)),
  };
}

function viewReader(database: DatabaseSync): ViewReader {
  const store = new SqliteViewStore(database);
  const table = database.prepare(`SELECT 1 AS there FROM sqlite_schema WHERE type = 'table' AND name = ?`);
  return {
    checkpoint: (view) => store.checkpoint(view),
    get: (view, key) => store.get(view, key),
    getMany: (view, keys) => store.getMany(view, keys),
    find: (view, query) => store.find(view, query),
    count: (view, where) => store.count(view, where),
    countBy: (view, where, by) => store.countBy(view, where, by),
    has: async (view) => guarded(() => first(table, tableOf(view)) !== undefined),
    misfiled: async (view) => guarded(() => misfiled(database, tableOf(view))),
  };
}

/**
 * Compares each index column with the row itself. Queries trust the columns, so nothing else would notice a
 * difference.
 */
function misfiled(database: DatabaseSync, table: string): string[] {
  const names = all<{ name: string }>(database.prepare('SELECT name FROM pragma_table_info(?)'), [table]);
  const fields = names.flatMap(({ name }) => fieldOf(name) ?? []);
  if (fields.length === 0) return [];
  const differs = fields.map((field) => `${columnOf(field)} IS NOT (${fieldSql(field)})`).join(' OR ');
  return all<{ key: string }>(
    database.prepare(`SELECT key FROM ${table} WHERE ${differs} ORDER BY key`),
    [],
  ).map(({ key }) => key);
}

function metaReader(database: DatabaseSync): Pick<Meta, 'get'> {
  const find = database.prepare('SELECT value FROM meta WHERE key = ?');
  return { get: async (key) => guarded(() => first<{ value: string }>(find, key)?.value) };
}

async function still<T>(database: DatabaseSync, work: () => Promise<T>): Promise<T> {
  guarded(() => database.exec('BEGIN'));
  try {
    return await work();
  } finally {
    database.exec('COMMIT');
  }
}
