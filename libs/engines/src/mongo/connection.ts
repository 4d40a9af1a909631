import { type ClientSession, type Connection, createConnection, type mongo } from 'mongoose';
import { Unavailable } from '@laurel/core';

/**
 * Time limits for answers. A lost server is noticed by its heartbeat; a single silent connection only by
 * these limits.
 */
export const patience = {
  connectMs: 2_000,
  /** Reads and changes of views and files. */
  answerMs: 10_000,
  /** The steps of an append: short, because all other appends wait behind them. */
  appendStepMs: 2_000,
  /** One change of views, repetitions included. */
  changeMs: 20_000,
  /** The time limit for building an index over existing rows and for emptying a view. */
  rebuildMs: 600_000,
};

/** Options for work whose duration grows with the data. */
export const long: mongo.CommandOperationOptions & { socketTimeoutMS: number } = {
  socketTimeoutMS: patience.rebuildMs,
};

const connections = 20;

export interface MongoPlace {
  /** `mongodb://…`, of a replica set (one node is enough). */
  readonly url: string;
  /** The beginning of the databases' names: a service keeps everything in `<database>-<service>`. */
  readonly database: string;
  readonly service: string;
}

/**
 * Connects to a service's database. Everything is read by majority on the primary and written to the journals
 * of a majority. Throws, in Chinese and English, when the server cannot be reached, refuses the credentials,
 * or is no replica set, and when the address asks for less.
 */
export async function connectMongo({ url, database, service }: MongoPlace): Promise<Connection> {
  // As far as the last @: a password that should have been escaped is none the less one.
  const where = url.replace(/\/\/.*@/, '//');
  let connection: Connection | undefined;
  try {
    connection = createConnection(url, {
      dbName: `${database}-${service}`,
      appName: `laurel-${service}`,
      maxPoolSize: connections,
      connectTimeoutMS: patience.connectMs,
      serverSelectionTimeoutMS: patience.connectMs,
      heartbeatFrequencyMS: patience.connectMs,
      socketTimeoutMS: patience.answerMs,
      waitQueueTimeoutMS: patience.answerMs,
      readPreference: 'primary',
      readConcern: { level: 'majority' },
      writeConcern: { w: 'majority', journal: true },
      bufferCommands: false,
      autoIndex: false,
      autoCreate: false,
    });
    await connection.asPromise();
    const { setName } = await connection.db!.admin().command({ hello: 1 });
    if (!setName) throw new Error('it is no member of a replica set');
    mustHoldConcerns(connection);
    // Asks for something that needs rights, so that missing ones are told here and not at the first append.
    await connection.db!.listCollections({}, { nameOnly: true }).toArray();
    return connection;
  } catch (error) {
    await connection?.close(true).catch(() => {});
    throw new Error(`MongoDB ${where}: ${whyNot(error)}`, { cause: error });
  }
}

/**
 * Throws when the address has weakened the read or write concern: for some options the driver lets the
 * address win.
 */
function mustHoldConcerns(connection: Connection): void {
  const { readConcern, writeConcern } = connection.getClient().options;
  const isWhole =
    readConcern?.level === 'majority' &&
    writeConcern.journal === true &&
    writeConcern.wtimeoutMS === undefined;
  if (!isWhole) throw new Error('it weakens concerns');
}

function whyNot(error: unknown): string {
  const { name = '', code, message = '' } = error as { name?: string; code?: unknown; message?: string };
  if (code === 18 || code === 8000) return '用户名或密码不正确 / the user name or the password is wrong';
  if (code === 13) return '该账号没有读写此数据库的权限 / the account may not read and write this database';
  if (/replica set/.test(message) && name === 'Error') {
    return '该服务器不是副本集成员；请以 --replSet 启动并初始化（一个节点即可） / the server is no replica set: start it with --replSet and initiate it (one node is enough)';
  }
  if (/concerns/.test(message) && name === 'Error') {
    return '连接地址不可设置 readConcernLevel、journal 或 wtimeoutMS，否则已确认的记录可能丢失 / the address may not set readConcernLevel, journal or wtimeoutMS: what was acknowledged could be lost';
  }
  if (/Parse|InvalidArgument/.test(name) || /^Unable to parse/.test(message))
    return `连接地址有误 / the address is not valid: ${message}`;
  return `无法连接，或没有主节点 / cannot be reached, or has no primary: ${message}`;
}

/**
 * Runs `work`; what the driver throws (network, no primary, time-outs, closed) becomes Unavailable, the rest
 * passes.
 */
export async function guarded<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asUnavailable(error);
  }
}

function asUnavailable(error: unknown): unknown {
  // The driver lets an error of the socket through as it is, when it comes while a command is written.
  if (!Error.isError(error) || !(error.name.startsWith('Mongo') || 'syscall' in error)) return error;
  return new Unavailable(`MongoDB answered: ${error.message}`, { cause: error });
}

/**
 * True for the error of a unique index that already has the value. It is told by its code, because mongoose
 * has its own copy of the driver's classes.
 */
export function isDuplicate(error: unknown): boolean {
  return Error.isError(error) && (error as { code?: unknown }).code === 11000;
}

/**
 * Runs `work` in a transaction. It may run several times, when others change the same documents meanwhile;
 * whatever else it throws undoes it all. Throws Unavailable when time is up: the outcome is then unknown.
 */
export async function transact(
  connection: Connection,
  work: (session: ClientSession) => Promise<void>,
): Promise<void> {
  const deadlineMs = performance.now() + patience.changeMs;
  const session = await guarded(() => connection.startSession());
  try {
    for (;;) {
      try {
        session.startTransaction({
          readConcern: { level: 'snapshot' },
          writeConcern: { w: 'majority', journal: true },
        });
        await work(session);
        await commit(session, deadlineMs);
        return;
      } catch (error) {
        if (session.inTransaction()) await session.abortTransaction().catch(() => {});
        if (!isLabelled(error, 'TransientTransactionError') || performance.now() > deadlineMs)
          throw asUnavailable(error);
      }
    }
  } finally {
    await session.endSession().catch(() => {});
  }
}

/**
 * Commits a transaction. If the outcome is unknown, the commit is sent again; the server carries it out once.
 */
async function commit(session: ClientSession, deadlineMs: number): Promise<void> {
  for (;;) {
    try {
      await session.commitTransaction();
      return;
    } catch (error) {
      if (!isLabelled(error, 'UnknownTransactionCommitResult') || performance.now() > deadlineMs) throw error;
    }
  }
}

function isLabelled(error: unknown, label: string): boolean {
  return (error as { errorLabels?: readonly string[] }).errorLabels?.includes(label) ?? false;
}
