import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Broker } from '@laurel/core';
import type { DeliveryOptions } from '../delivery.ts';
import type { Engine, EngineOptions, Meta } from '../engine.ts';
import { brokerDatabase, SqliteBroker } from './broker.ts';
import { SqliteCheckpoints } from './checkpoints.ts';
import { connect, connectReader, first, guarded, openDatabase } from './database.ts';
import { eventLog } from './event-log.ts';
import { SqliteEventStore } from './event-store.ts';
import { DirectoryFiles } from './files.ts';
import { lock } from './lock.ts';
import { SqliteViewStore, viewDatabase } from './view-store.ts';

export interface SqliteOptions extends EngineOptions {
  /**
   * Made if it is not there. Holds `<service>.db` and `attachments` (back these up), `<service>.views.db`
   * (can be built again) and `<service>.lock`.
   */
  readonly directory: string;
}

/**
 * Opens a service's log and views for this process alone. Throws when another process has them open (stop it
 * first) or when a newer version wrote them (start that version).
 */
export async function openSqlite({ directory, service, now }: SqliteOptions): Promise<Engine> {
  mkdirSync(directory, { recursive: true });
  const held = lock(join(directory, `${service}.lock`));
  const opened: DatabaseSync[] = [];
  const open = (database: DatabaseSync) => (opened.push(database), database);
  try {
    const file = join(directory, `${service}.db`);
    const writer = open(openDatabase(file, eventLog));
    const reader = open(connectReader(file));
    const events = new SqliteEventStore({ writer, reader }, now);
    const checkpoints = new SqliteCheckpoints(open(connect(file, 'NORMAL')));
    const views = new SqliteViewStore(
      open(openDatabase(join(directory, `${service}.views.db`), viewDatabase)),
    );
    const close = async () => {
      await events.close();
      checkpoints.close();
      await views.close();
      held.release();
    };
    return {
      events,
      checkpoints,
      views,
      files: new DirectoryFiles(join(directory, 'attachments')),
      meta: metaIn(writer),
      close,
    };
  } catch (error) {
    for (const database of opened) database.close();
    held.release();
    throw error;
  }
}

/** Opens the broker in `directory/broker.db` for this process alone; throws as `openSqlite` does. */
export async function openSqliteBroker({
  directory,
  ...options
}: { directory: string } & DeliveryOptions): Promise<Broker> {
  mkdirSync(directory, { recursive: true });
  const held = lock(join(directory, 'broker.lock'));
  try {
    const file = join(directory, 'broker.db');
    const writer = openDatabase(file, brokerDatabase);
    return new SqliteBroker({ writer, progress: connect(file, 'NORMAL') }, held.release, options);
  } catch (error) {
    held.release();
    throw error;
  }
}

function metaIn(database: DatabaseSync): Meta {
  const find = database.prepare('SELECT value FROM meta WHERE key = ?');
  const insert = database.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
  const get = async (key: string) => guarded(() => first<{ value: string }>(find, key)?.value);
  return {
    get,
    setOnce: async (key, value) => {
      const existing = await get(key);
      if (existing !== undefined) return existing;
      guarded(() => insert.run(key, value));
      return value;
    },
  };
}
