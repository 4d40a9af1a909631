import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readers } from '@laurel/engines';
import { readSqlite } from '@laurel/engines/sqlite';
import type { ServiceDefinition } from '@laurel/platform';
import { definitions } from '../definitions.ts';

/** One service of a data directory, open for reading beside a server that may be running. */
export interface Opened {
  readonly definition: ServiceDefinition;
  readonly readers: Readers;
}

/** Every service's log and views in a data directory, for reading only. Throws when there are none. */
export function openReaders(directory: string): { readonly services: readonly Opened[]; close(): Promise<void> } {
  const there = definitions.filter(
    ({ name }) => existsSync(join(directory, `${name}.db`)) && existsSync(join(directory, `${name}.views.db`)),
  );
  if (there.length === 0) {
    throw new Error(`${directory} 中没有数据；请用 --data 指明数据目录 / holds no logs; say with --data where they are`);
  }
  const services = there.map((definition) => ({ definition, readers: readSqlite({ directory, service: definition.name }) }));
  return { services, close: async () => void (await Promise.all(services.map(({ readers }) => readers.close()))) };
}

/** Runs `work` on a directory's readers and closes them whatever happens. */
export async function withReaders<T>(directory: string, work: (services: readonly Opened[]) => Promise<T>): Promise<T> {
  const { services, close } = openReaders(directory);
  try {
    return await work(services);
  } finally {
    await close();
  }
}
