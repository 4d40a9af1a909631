// A rule pack over the winners of cities cannot be played without them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { planPack2023, provincePack2024 } from '@laurel/rules';
import { rehearsalStart } from '../run-demo.ts';
import { demo, type DemoWanted, type Rehearsal, type Stages } from './demo.ts';

const directory = mkdtempSync(join(tmpdir(), 'laurel-pack-'));
const pack = join(directory, 'province.json');
writeFileSync(pack, JSON.stringify(provincePack2024));
afterAll(() => rmSync(directory, { recursive: true }));

const wanted: DemoWanted = {
  ...{ host: '127.0.0.1', port: 0, seed: 1, engine: 'embedded', partitions: 1, members: 1 },
  ...{ json: true, exit: true, pack },
};
const silent = { stdout: { write: () => true }, stderr: { write: () => true } };

/** Where it would be played; the play itself is not of interest here. */
class Opened extends Error {
  constructor(readonly mode: Rehearsal) {
    super('opened');
  }
}
const stages: Stages = {
  open: (_, mode) => Promise.reject(new Opened(mode)),
  recordAt: () => {
    throw new RangeError('nothing is played');
  },
  firstAccountsOf: () => [],
};

describe('A demo of a rule pack over winners', () => {
  it('is refused without cities, in both languages and with the remedy', async () => {
    const asked = demo(wanted, stages, silent);
    await expect(asked).rejects.toThrow(/entriesFrom/);
    await expect(asked).rejects.toThrow(/--province N.*须|须.*--province N/s);
  });
  it('begins with the year of its cities, which play the plan’s pack', async () => {
    const opened = await demo({ ...wanted, province: 2 }, stages, silent).catch((error: unknown) => error);
    expect((opened as Opened).mode.start).toBe(rehearsalStart(planPack2023));
    expect(rehearsalStart(planPack2023) < rehearsalStart(provincePack2024)).toBe(true);
  });
});
