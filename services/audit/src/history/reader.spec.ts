// docs/export-format.md says enough for another implementation to recompute every id, hash and order.
import { describe, expect, it } from '@jest/globals';
import { campaignRecord } from '../campaign.fixture.ts';
import { read } from './reader.fixture.ts';

describe('A reader written from the format alone', () => {
  // What audit says itself is written by the fixture as any other event.
  const record = campaignRecord().filter(({ type }) => type !== 'RecordRead');
  it('recomputes what the record says', () => {
    const { wrong, right } = read(record);
    expect(wrong).toEqual([]);
    expect([...right.keys()].sort()).toEqual([
      ...['ballot', 'id', 'inputsHash', 'order of presentation', 'rulePackHash'],
    ]);
  });
  it('finds what was altered', () => {
    const altered = record.map((event) =>
      event.type === 'BranchNamed' ? { ...event, commandId: 'other' } : event,
    );
    expect(read(altered).wrong).toEqual([expect.stringMatching(/^id /), expect.stringMatching(/^id /)]);
  });
});
