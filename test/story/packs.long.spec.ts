// Rule packs that differ from the plan's in one dimension each: the whole year of each, through the public
// API.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { playedPacks } from '../sample-city/other-packs.fixture.ts';
import { dataDirectory, demo } from './demo.fixture.ts';

describe.each(Object.entries(playedPacks))('A city under a rule pack with %s', (_, pack) => {
  it('names as many as there are places, breaks no rule and replays equal', async () => {
    const data = dataDirectory();
    try {
      const file = join(data.path, 'pack.json');
      writeFileSync(file, JSON.stringify(pack));
      const { named, titles, violations, replay } = await demo(data.path, '--pack', file);
      expect([named.length, violations, replay.equal]).toEqual([pack.places, 0, true]);
      expect(titles.length > 0).toBe(pack.titles.length > 0);
    } finally {
      data.remove();
    }
  }, 900_000);
});
