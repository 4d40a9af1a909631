import { join } from 'node:path';
import { launch } from '@laurel/all';
import { openCity } from '../city/opened.ts';
import { watchConnections } from '../durability.ts';
import { campaignId, instant } from '../sample.ts';
import type { Side } from '../side.ts';
import { planPath, processorMs, type Served, type ServingParameters, tokensOf } from './serving.ts';

/**
 * The real server: six services in one process on SQLite, with access control, validation, access log, views,
 * relay and the others listening.
 */
export const run: Side<ServingParameters, Served> = async ({ directory, branches }, pause) => {
  const durabilityOf = watchConnections();
  const { city, server, firstAccounts, close } = await launch({
    directory,
    host: '127.0.0.1',
    port: 0,
    mode: { kind: 'rehearsal', seed: 1, start: instant },
  });
  const officers = await openCity(server.url, firstAccounts, branches);
  await city.settle();
  const head = async () => await city.runtime('application').surroundings.engine.events.head();
  const before = await head();
  const spentMs = processorMs();
  await pause({
    port: Number(new URL(server.url).port),
    path: planPath(campaignId),
    tokens: tokensOf(officers),
  });
  const asked = performance.now();
  await city.settle();
  const settledMs = performance.now() - asked;
  const recorded = (await head()) - before;
  const spent = processorMs() - spentMs;
  const durability = durabilityOf(join(directory, 'application.db'));
  await close();
  return { recorded, settledMs, processorMs: spent / recorded, durability };
};
