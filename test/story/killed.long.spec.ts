// Killed at any moment and started again, the city loses nothing that was acknowledged and ends where it
// would have ended.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import { alike, dataDirectory, demo, killedDemo } from './demo.fixture.ts';

const services = ['identity', 'application', 'assessment', 'evaluation', 'notification', 'audit'];

/** How many requests the access log of a city holds. */
function answered(directory: string): number {
  const file = join(directory, 'access.ndjson');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;
}

/** All events, by service and position. */
function recorded(directory: string): Map<string, string> {
  const places = new Map<string, string>();
  for (const service of services) {
    const file = join(directory, `${service}.db`);
    if (!existsSync(file)) continue;
    const database = new DatabaseSync(file, { readOnly: true });
    for (const row of database.prepare('SELECT position, event FROM events').all() as unknown as {
      position: number;
      event: string;
    }[])
      places.set(`${service}/${row.position}`, row.event);
    database.close();
  }
  return places;
}

describe('A city that is killed again and again', () => {
  it('goes on where it was, keeps every event at its place, and ends in the same hashes', async () => {
    const whole = dataDirectory();
    const killed = dataDirectory();
    const expected = await demo(whole.path);
    const total = answered(whole.path);
    let before = new Map<string, string>();
    for (const share of [0.05, 0.23, 0.4, 0.55, 0.71, 0.9]) {
      expect(await killedDemo(killed.path, () => answered(killed.path) >= total * share)).toBe(true);
      const now = recorded(killed.path);
      for (const [place, id] of before) expect([place, now.get(place)]).toEqual([place, id]);
      before = now;
    }
    const resumed = await demo(killed.path);
    expect(resumed.resumedFrom).toBeGreaterThan(0);
    const end = recorded(killed.path);
    for (const [place, id] of before) expect([place, end.get(place)]).toEqual([place, id]);
    expect(alike(resumed)).toEqual(alike(expected));
    expect(resumed.events).toBeGreaterThanOrEqual(expected.events);
    whole.remove();
    killed.remove();
  }, 900_000);
});
