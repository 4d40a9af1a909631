// Single changes and deletions of a record: most are noticed; what is not breaks no rule of the process.
import { describe, expect, it } from '@jest/globals';
import { derivedId } from '@laurel/core/derived';
import { campaignRecord } from '../campaign.fixture.ts';
import { allChecks, checkRecord } from '../invariants/index.ts';
import { sha256 } from '../record.fixture.ts';
import { mutantsOf, mutated } from './mutations.fixture.ts';
import { Recheck } from './recheck.fixture.ts';
import type { History } from './unlawful.fixture.ts';

async function isNoticed(history: History): Promise<boolean> {
  const found = checkRecord(history, allChecks({ sha256, derivedId }));
  return !(await found.next()).done;
}

describe('A record with one event changed or deleted', () => {
  it('is noticed in most of two hundred cases, and in each deletion', async () => {
    const record = campaignRecord();
    const recheck = new Recheck(record);
    const mutants = mutantsOf(record, 200, 1);
    const missed: string[] = [];
    for (const mutant of mutants) {
      const noticed = await isNoticed(mutated(record, mutant));
      if (!noticed) missed.push(mutant.what);
      expect([mutant.what, recheck.notices(mutant)]).toEqual([mutant.what, noticed]);
    }
    // The last event of a service may have been cut off by whoever asked for the export.
    expect(missed.filter((what) => what.endsWith('deleted') && !what.startsWith('RecordRead'))).toEqual([]);
    expect(mutants.length - missed.length).toBeGreaterThanOrEqual(170);
  });
});
