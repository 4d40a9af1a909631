import { join } from 'node:path';
import { openSqlite } from '@laurel/engines/sqlite';
import { watchConnections } from '../durability.ts';
import type { Side } from '../side.ts';
import { type AppendParameters, type AppendResult, appendTo, writeAll } from './appends.ts';

/**
 * Our log, through its port: each append names the version it expects, and is answered when it is on the
 * disk.
 */
export const run: Side<AppendParameters, AppendResult> = async (parameters) => {
  const { directory } = parameters;
  const durabilityOf = watchConnections();
  const { events, close } = await openSqlite({
    directory,
    service: 'application',
    now: () => new Date().toISOString(),
  });
  const result = await writeAll(parameters, appendTo(events));
  const durability = durabilityOf(join(directory, 'application.db'));
  await close();
  return { ...result, durability };
};
