import { DatabaseSync } from 'node:sqlite';

/**
 * Holds `file` for this process until released or until the process dies, however it dies: the operating
 * system keeps the lock, so nothing is left to clean up. Throws when it is held already: stop the other
 * process first.
 */
export function lock(file: string): { release(): void } {
  const holder = new DatabaseSync(file, { timeout: 0 });
  try {
    holder.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    holder.close();
    if (!Error.isError(error) || !/locked|busy/i.test(error.message)) throw error;
    throw new Error(
      `${file} is held: another process (or this one) has this store open; only one may write it`,
      { cause: error },
    );
  }
  return { release: () => holder.close() };
}
