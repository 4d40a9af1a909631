// Other seeds are other cities, another rule pack is another campaign, and the same seed is the same to the
// last byte.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fiveCriteriaPack2024 } from '@laurel/rules';
import { dataDirectory, demo, type Summary } from './demo.fixture.ts';

async function city(...parameters: string[]): Promise<Summary> {
  const data = dataDirectory();
  try {
    return await demo(data.path, ...parameters);
  } finally {
    data.remove();
  }
}

describe('Other cities', () => {
  it('with three other seeds have three other lists of winners', async () => {
    const summaries = [await city('--seed', '2'), await city('--seed', '3'), await city('--seed', '4')];
    for (const { named, violations, replay } of summaries)
      expect([named.length, violations, replay.equal]).toEqual([20, 0, true]);
    expect(new Set(summaries.map(({ named }) => [...named].sort().join())).size).toBe(3);
  }, 900_000);
  it('with the same seed are the same to the last byte', async () => {
    const [one, other] = [await city('--seed', '5'), await city('--seed', '5')];
    expect({ ...other, seconds: 0 }).toEqual({ ...one, seconds: 0 });
  }, 900_000);
  it('with five criteria, twelve places and no titles run by the same code', async () => {
    const data = dataDirectory();
    const file = join(data.path, 'pack.json');
    writeFileSync(file, JSON.stringify(fiveCriteriaPack2024));
    const summary = await city('--pack', file);
    expect([summary.named.length, summary.titles.length, summary.violations, summary.replay.equal]).toEqual([
      12,
      0,
      0,
      true,
    ]);
    data.remove();
  }, 900_000);
});
