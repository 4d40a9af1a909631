import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FirstAccount, firstAccounts, firstStart, firstStartShell } from '@laurel/identity';
import { builtDashboard, type Mode } from '@laurel/platform';
import { destination, pino } from 'pino';
import { type City, openCity, type Route } from './city.ts';

/** A city that runs and is served. */
export interface Launched {
  readonly city: City;
  readonly server: { readonly url: string; readonly routes: readonly Route[] };
  /**
   * The three administrators, when this start made them; in a rehearsal always, because it may have been cut
   * off before it used them.
   */
  readonly firstAccounts: readonly FirstAccount[];
  close(): Promise<void>;
}

/**
 * Opens a data directory, makes the first accounts if it is new, and serves it. Logs go to `laurel.ndjson`
 * and `access.ndjson` in the directory.
 */
export async function launch(options: {
  directory: string;
  host: string;
  port: number;
  mode: Mode;
}): Promise<Launched> {
  const { directory, host, port, mode } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const logTo = (file: string) =>
    pino(
      { base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
      destination({ dest: join(directory, file), sync: true }),
    );
  const logs = { log: logTo('laurel.ndjson'), accessLog: logTo('access.ndjson') };
  const city = await openCity({ directory, mode, ...logs, dashboard: builtDashboard });
  const url = await city.listen(host, port).catch(async (error) => {
    await city.close();
    throw error;
  });
  // Only now: the passwords are told once, and a start that fails tells nothing.
  const shell = firstStartShell(city.runtime('identity'));
  const made = await firstStart(shell, city.clock.now());
  await city.settle();
  return {
    city,
    server: { url, routes: city.routes },
    firstAccounts: mode.kind === 'rehearsal' ? firstAccounts(shell) : made,
    close: async () => await city.close(),
  };
}
