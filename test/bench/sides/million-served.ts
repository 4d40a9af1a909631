import { launch } from '@laurel/all';
import { openEngine } from '../city/application.ts';
import { fill } from '../city/long-log.ts';
import { benchPassword, openCity } from '../city/opened.ts';
import { instant } from '../sample.ts';
import type { Side } from '../side.ts';
import type { Asked } from './asked.ts';
import type { Remembered } from './province-served.ts';

export interface FilledParameters {
  readonly directory: string;
  readonly branches: number;
  /** In the log of the service application; the two services that hear of plans keep as many. */
  readonly events: number;
}

/**
 * The real server after so many events: a city is opened over HTTP, then plans of earlier campaigns are put
 * into its log, and every service that listens hears of them and shows them before anybody asks.
 */
export const run: Side<FilledParameters, Remembered> = async ({ directory, branches, events }, pause) => {
  const place = {
    ...{ directory, host: '127.0.0.1', port: 0 },
    mode: { kind: 'rehearsal', seed: 1, start: instant },
  } as const;
  const opened = await launch(place);
  await openCity(opened.server.url, opened.firstAccounts, branches);
  await opened.city.settle();
  await opened.close();
  const engine = await openEngine(directory);
  await fill(engine, events, ['reactions']);
  await engine.close();
  const { city, server, close } = await launch(place);
  await city.settle();
  const password = benchPassword;
  const accounts = [
    { login: 'operator-1', role: 'operator', unit: null, password },
    { login: 'sysadmin', role: 'systemAdministrator', unit: null, password },
    { login: 'officer-b01', role: 'bureauOfficer', unit: 'b01', password },
  ];
  await pause({ url: server.url, accounts } satisfies Asked);
  await close();
  return { peakMb: process.resourceUsage().maxRSS / 1024 };
};
