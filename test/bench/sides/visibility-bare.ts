import { join } from 'node:path';
import { openBare } from '../durability.ts';
import { branchIdOf, campaignId, planFiled, streamOf } from '../sample.ts';
import type { Side } from '../side.ts';
import { type VisibilityParameters, type VisibilityResult, watchVisibility } from './visibility.ts';

const branches = 1024;

/**
 * The least that a view beside a log can be: one insert with its own transaction, then one row read, merged
 * and written in a file of views.
 */
export const run: Side<VisibilityParameters, VisibilityResult> = async (parameters) => {
  const { directory } = parameters;
  const log = openBare(
    join(directory, 'bare.db'),
    'CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, event TEXT NOT NULL)',
  );
  const views = openBare(
    join(directory, 'views.db'),
    'CREATE TABLE plans (key TEXT PRIMARY KEY, row TEXT NOT NULL)',
  );
  views.exec('PRAGMA synchronous = NORMAL');
  const insert = log.prepare('INSERT INTO events (stream, event) VALUES (?, ?)');
  const find = views.prepare('SELECT row FROM plans WHERE key = ?');
  const put = views.prepare(
    'INSERT INTO plans (key, row) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET row = excluded.row',
  );
  const append = async (number: number) => {
    const branch = number % branches;
    const event = planFiled(branch, number);
    insert.run(streamOf(branch), JSON.stringify(event));
    return { key: `${campaignId}.${branchIdOf(branch)}`, event };
  };
  const result = await watchVisibility(parameters, append, async ({ key, event }) => {
    const found = find.get(key) as { row: string } | undefined;
    put.run(key, JSON.stringify({ ...(found && (JSON.parse(found.row) as object)), plan: event.data }));
  });
  log.close();
  views.close();
  return result;
};
