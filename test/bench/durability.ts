import { DatabaseSync } from 'node:sqlite';

/** What decides whether a commit is on the disk, and what else both sides must have alike. */
export const pragmaNames = [
  'journal_mode',
  'synchronous',
  'fullfsync',
  'wal_autocheckpoint',
  'cache_size',
  'page_size',
] as const;

/** What a connection or a server told of its settings. */
export type Told = Readonly<Record<string, string | number>>;

/** The settings every baseline gets: those of our own log. */
export const ourSettings = [
  'PRAGMA wal_autocheckpoint = 4000',
  'PRAGMA cache_size = -16384',
  'PRAGMA journal_mode = WAL',
  'PRAGMA synchronous = FULL',
  'PRAGMA fullfsync = 1',
  'PRAGMA journal_size_limit = 67108864',
];

/** The settings of a connection, read back from it. */
export function pragmasOf(database: DatabaseSync): Told {
  return Object.fromEntries(
    pragmaNames.map((name) => [
      name,
      Object.values(database.prepare(`PRAGMA ${name}`).get()!)[0] as string | number,
    ]),
  );
}

/** A baseline's own database, with our settings. */
export function openBare(file: string, schema: string): DatabaseSync {
  const database = new DatabaseSync(file);
  for (const setting of ourSettings) database.exec(setting);
  database.exec(schema);
  return database;
}

/**
 * Remembers the connections opened from now on, because what a connection promises can be read from itself
 * only. The answer is that of the connection which wrote most to the file.
 */
export function watchConnections(): (file: string) => Told {
  const seen = new Set<DatabaseSync>();
  const { exec } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string): void {
    seen.add(this);
    exec.call(this, sql);
  };
  const written = (database: DatabaseSync) =>
    (database.prepare('SELECT total_changes() AS changes').get() as { changes: number }).changes;
  return (file) => {
    const open = [...seen].filter((database) => database.isOpen && database.location() === file);
    const [writer] = open.sort((one, other) => written(other) - written(one));
    if (!writer) throw new Error(`nobody has ${file} open`);
    return pragmasOf(writer);
  };
}
