import { describe, expect, it } from '@jest/globals';
import { mentions, narrowed, stepsFrom, whereOf } from './narrowing.ts';

// Goal: the two filters that the API does not know are applied to all rows, and the API never hears of them.

const rows = [
  { campaignId: 'r2023', branchId: 'b01.001', branchName: '东城分局第一党支部', unitName: '东门派出所' },
  { campaignId: 'r2023', branchId: 'b02.004', branchName: '西城分局机关党支部', unitName: 'ＡＢＣ中队' },
];
const none = async () => [];

describe('A list’s filter', () => {
  it('is parted into what is asked and what is applied afterwards', () => {
    expect(whereOf({ status: 'accepted', q: ' 东门 ', step: 'assess' })).toEqual({
      asked: { status: 'accepted' },
      narrowing: { q: '东门', step: 'assess' },
    });
    expect(whereOf({ status: 'accepted', q: '  ' })).toEqual({ asked: { status: 'accepted' } });
  });

  it('finds part of a name anywhere, in any width and case', async () => {
    expect(await narrowed(rows, { q: '门派' }, none)).toEqual([rows[0]]);
    expect(mentions(rows[1]!, 'abc')).toBe(true);
    expect(mentions(rows[1]!, 'b02.004')).toBe(true);
  });

  it('keeps those who reached a step or a later one', async () => {
    const asked: unknown[] = [];
    const progress = async (filter: object) => {
      asked.push(filter);
      return [{ campaignId: 'r2023', branchId: 'b02.004', parts: {} }];
    };
    expect(await narrowed(rows, { step: 'name' }, progress)).toEqual([rows[1]]);
    expect(asked).toEqual([{ step: ['name', 'notify'] }]);
  });

  it('keeps those that stand at a stage', async () => {
    const standing = async () => [
      { campaignId: 'r2023', branchId: 'b01.001', parts: { application: { state: 'accepted' } } },
      { campaignId: 'r2023', branchId: 'b02.004', parts: { application: { state: 'withdrawn' } } },
    ];
    expect(await narrowed(rows, { stage: 'accepted' }, standing)).toEqual([rows[0]]);
    expect(await narrowed(rows, { stage: 'left' }, standing)).toEqual([rows[1]]);
    expect(await narrowed(rows, { stage: 'named' }, standing)).toEqual([]);
  });

  it('knows no steps beyond the six', () => {
    expect(stepsFrom('prepare')).toHaveLength(6);
    expect(stepsFrom('celebrate')).toEqual([]);
  });
});
