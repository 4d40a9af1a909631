import { describe, expect, it } from '@jest/globals';
import { isTrimmed } from './trimming.ts';

// Goal: the ballots show which scores did not count, as the ranking recorded it.

describe('A score on a ballot', () => {
  const steps = { experts: ['ex-1', 'ex-2', 'ex-3'], trimmed: { highest: [0, 2], lowest: [1, 0] } };

  it('was dropped where the steps name its expert for its criterion', () => {
    expect(isTrimmed(steps, 'ex-1', 0)).toBe(true);
    expect(isTrimmed(steps, 'ex-2', 0)).toBe(true);
    expect(isTrimmed(steps, 'ex-3', 0)).toBe(false);
    expect(isTrimmed(steps, 'ex-1', 1)).toBe(true);
  });

  it('counted where nothing was trimmed, or where its ballot was not valid', () => {
    expect(isTrimmed({ experts: ['ex-1'] }, 'ex-1', 0)).toBe(false);
    expect(isTrimmed(steps, 'ex-9', 0)).toBe(false);
    expect(isTrimmed({}, 'ex-1', 0)).toBe(false);
  });
});
