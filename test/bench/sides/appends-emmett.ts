import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ourSettings, pragmaNames, type Told } from '../durability.ts';
import { emmettFolder } from '../emmett/install.ts';
import { samples, streamOf } from '../sample.ts';
import type { Side } from '../side.ts';
import { type Append, type AppendParameters, type AppendResult, writeAll } from './appends.ts';

/**
 * The part of Emmett's SQLite store that is measured. Its packages are there only when the bench has
 * installed them.
 */
interface Connection {
  command(sql: string): Promise<unknown>;
  querySingle<Row>(sql: string): Promise<Row | null>;
  close(): void;
}
export interface Store {
  appendToStream(
    stream: string,
    events: readonly object[],
    options: { expectedStreamVersion: bigint | 'STREAM_DOES_NOT_EXIST' },
  ): Promise<object>;
}
interface Emmett {
  sqliteConnection(options: { fileName: string }): Connection;
  getSQLiteEventStore(options: {
    fileName: string;
    connectionOptions?: { singleton: true; connection: Connection };
    hooks?: { onBeforeCommit(messages: unknown, context: { connection: Connection }): Promise<void> };
  }): Store;
}

export interface EmmettParameters extends AppendParameters {
  /**
   * `serialised`: one connection, one append after the other, since appends under way together on one
   * connection share a transaction and are answered before it commits. `pool`: a connection for each append,
   * as it comes; SQLITE_BUSY is tried again.
   */
  readonly mode: 'serialised' | 'pool';
}

const busyWaitMs = 5;

export const run: Side<EmmettParameters, AppendResult> = async (parameters) => {
  const emmett = createRequire(join(emmettFolder, 'package.json'))(
    '@event-driven-io/emmett-sqlite',
  ) as Emmett;
  const fileName = join(parameters.directory, 'emmett.db');
  return parameters.mode === 'serialised'
    ? await serialised(emmett, fileName, parameters)
    : await pooled(emmett, fileName, parameters);
};

async function serialised(
  emmett: Emmett,
  fileName: string,
  parameters: EmmettParameters,
): Promise<AppendResult> {
  const connection = emmett.sqliteConnection({ fileName });
  for (const setting of ourSettings) await connection.command(setting);
  const append = appender(
    emmett.getSQLiteEventStore({ fileName, connectionOptions: { singleton: true, connection } }),
  );
  let before: Promise<void> = Promise.resolve();
  const result = await writeAll(
    parameters,
    (stream, version) => (before = before.then(() => append(stream, version))),
  );
  return { ...result, durability: await pragmasOf(connection) };
}

async function pooled(emmett: Emmett, fileName: string, parameters: EmmettParameters): Promise<AppendResult> {
  // Emmett prints every failed transaction.
  console.log = () => {};
  let durability: Told = {};
  let busy = 0;
  // Some of its busy statements tell nobody but the process; their append is never answered.
  process.on('uncaughtException', (error) => {
    if (!isBusy(error)) throw error;
    busy++;
  });
  const onBeforeCommit = async (_messages: unknown, { connection }: { connection: Connection }) => {
    if (Object.keys(durability).length === 0) durability = await pragmasOf(connection);
  };
  const append = appender(emmett.getSQLiteEventStore({ fileName, hooks: { onBeforeCommit } }));
  await append(1_000_000, 0);
  const result = await writeAll(parameters, async (stream, version) => {
    for (;;) {
      try {
        return await append(stream, version);
      } catch (error) {
        if (!isBusy(error)) throw error;
        busy++;
        await setTimeout(busyWaitMs * Math.random());
      }
    }
  });
  return { ...result, durability, remark: `${busy} × SQLITE_BUSY, tried again` };
}

/** A failed BEGIN is followed by a ROLLBACK of nothing, whose error is the one that is seen. */
function isBusy(error: unknown): boolean {
  return /SQLITE_BUSY|SQLITE_LOCKED|no transaction is active/.test(String(error));
}

/** Appends through Emmett's port; `named` gives the stream its name. */
export function appender(
  store: Store,
  named: (stream: number) => string = streamOf,
  sample: keyof typeof samples = 'large',
): Append {
  return async (stream, version) => {
    const { type, data, ...metadata } = samples[sample](stream, version);
    const expectedStreamVersion = version === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(version);
    await store.appendToStream(named(stream), [{ type, data, metadata }], { expectedStreamVersion });
  };
}

async function pragmasOf(connection: Connection): Promise<Told> {
  const read: [string, string | number][] = [];
  for (const name of pragmaNames)
    read.push([
      name,
      Object.values((await connection.querySingle<Record<string, string | number>>(`PRAGMA ${name}`))!)[0]!,
    ]);
  return Object.fromEntries(read);
}
