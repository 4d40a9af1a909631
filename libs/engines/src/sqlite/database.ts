import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Unavailable } from '@laurel/core';

export interface DatabaseKind {
  /**
   * SQL that brings a file from version n to n + 1; entry 0 makes an empty file version 1. Entries never
   * change once released.
   */
  readonly versions: readonly string[];
  /**
   * FULL: a commit is on the disk. NORMAL: it survives the process's death, but perhaps not the machine's.
   */
  readonly synchronous: 'FULL' | 'NORMAL';
}

/**
 * Opens a database for writing, in WAL mode, and brings its tables up to date.
 * Throws when the file was written by a newer version of the program: use that version.
 */
export function openDatabase(file: string, kind: DatabaseKind): DatabaseSync {
  const database = connect(file, kind.synchronous);
  try {
    migrate(database, file, kind.versions);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** A further connection to a database that is already up to date. */
export function connect(file: string, synchronous: DatabaseKind['synchronous']): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 1000 });
  // Pages written in many commits go to the main file once per checkpoint: fewer checkpoints than SQLite's
  // 1000 pages make appends a third quicker.
  database.exec(`
    PRAGMA wal_autocheckpoint = 4000;
    PRAGMA cache_size = -16384;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = ${synchronous};
    PRAGMA fullfsync = ${synchronous === 'FULL' ? 1 : 0};
    PRAGMA journal_size_limit = 67108864;
  `);
  return database;
}

/** A connection that can only read. */
export function connectReader(file: string): DatabaseSync {
  return new DatabaseSync(file, { readOnly: true, timeout: 1000 });
}

function migrate(database: DatabaseSync, file: string, versions: readonly string[]): void {
  const { user_version: found } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (found > versions.length) {
    throw new Error(
      `${file} was written by a newer version of Laurel (schema ${found}, this one knows ${versions.length}): start that version`,
    );
  }
  if (found === versions.length) return;
  transact(database, () =>
    database.exec([...versions.slice(found), `PRAGMA user_version = ${versions.length}`].join(';')),
  );
}

/** Runs `work` in one write transaction; whatever it throws undoes it all. */
export function transact<T>(database: DatabaseSync, work: () => T): T {
  // Left open only when even the rollback failed.
  if (database.isTransaction) database.exec('ROLLBACK');
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // After a full disk SQLite may have rolled back by itself.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Runs `work`; SQLite's own errors (full disk, I/O, busy, closed) become Unavailable, others pass. */
export function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asUnavailable(error);
  }
}

export function asUnavailable(error: unknown): unknown {
  if (!Error.isError(error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  // Closed databases and finalised statements are ERR_INVALID_STATE.
  if (code !== 'ERR_SQLITE_ERROR' && code !== 'ERR_INVALID_STATE') return error;
  return new Unavailable(`the database answered: ${error.message}`, { cause: error });
}

type Bound = readonly SQLInputValue[] | Record<string, SQLInputValue>;

/** All rows of a statement, typed by the caller, who wrote the SQL. Values are bound in order, or by name. */
export function all<Found>(statement: StatementSync, values: Bound = []): Found[] {
  const rows = Array.isArray(values)
    ? statement.all(...values)
    : statement.all(values as Record<string, SQLInputValue>);
  return rows as unknown as Found[];
}

/** The first row of a statement, typed by the caller, who wrote the SQL. */
export function first<Found>(statement: StatementSync, ...values: SQLInputValue[]): Found | undefined {
  return statement.get(...values) as unknown as Found | undefined;
}
