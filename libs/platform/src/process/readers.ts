import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readers } from '@laurel/engines';
import { readSqlite } from '@laurel/engines/sqlite';
import type { ServiceDefinition } from '../service.ts';

/** The data of one service, open for reading beside a server that may be running. */
export interface Opened {
  readonly definition: ServiceDefinition;
  readonly readers: Readers;
}

interface Services {
  readonly services: readonly Opened[];
  close(): Promise<void>;
}

/**
 * Opens the log and the views of every service for reading only: of a data directory, or of a cluster's
 * databases as `mongodb://…/#<database>`. Throws when there are none.
 */
async function openReaders(definitions: readonly ServiceDefinition[], data: string): Promise<Services> {
  const services = /^mongodb(\+srv)?:/.test(data)
    ? await inDatabases(definitions, data)
    : inDirectory(definitions, data);
  if (services.length === 0) {
    throw new Error(
      `${data} 中没有数据；请用 --data 指明数据目录或数据库 / holds no logs; say with --data which directory or database does (mongodb://…/#laurel)`,
    );
  }
  return {
    services,
    close: async () => void (await Promise.all(services.map(({ readers }) => readers.close()))),
  };
}

function inDirectory(definitions: readonly ServiceDefinition[], directory: string): Opened[] {
  return definitions
    .filter(
      ({ name }) =>
        existsSync(join(directory, `${name}.db`)) && existsSync(join(directory, `${name}.views.db`)),
    )
    .map((definition) => ({ definition, readers: readSqlite({ directory, service: definition.name }) }));
}

async function inDatabases(definitions: readonly ServiceDefinition[], data: string): Promise<Opened[]> {
  const { readMongo } = await import('@laurel/engines/mongo');
  const [url = '', database = 'laurel'] = data.split('#');
  return await Promise.all(
    definitions.map(async (definition) => ({
      definition,
      readers: await readMongo({ url, database, service: definition.name }),
    })),
  );
}

/** Runs `work` on the readers of a directory or cluster and closes them whatever happens. */
export async function withReaders<T>(
  definitions: readonly ServiceDefinition[],
  data: string,
  work: (services: readonly Opened[]) => Promise<T>,
): Promise<T> {
  const { services, close } = await openReaders(definitions, data);
  try {
    return await work(services);
  } finally {
    await close();
  }
}
