import { describe, expect, it } from '@jest/globals';
import {
  below,
  campaignNode,
  campaignsApart,
  campaignsWithin,
  handingIn,
  hostOf,
  isReached,
  treeOf,
} from './index.ts';

/** A province of two cities; the first has bureaus, one of them with a detachment of its own. */
const province = treeOf([
  ['c1', undefined],
  ['c2', undefined],
  ['c1a', 'c1'],
  ['c1b', 'c1'],
  ['c1b1', 'c1b'],
  ['c1a.001', 'c1a'],
  ['c1b1.001', 'c1b1'],
  ['c1.001', 'c1'],
  ['c2.001', 'c2'],
  [campaignNode('city-one'), 'c1'],
  [campaignNode('city-two'), 'c2'],
  [campaignNode('bureau'), 'c1b'],
]);

describe('A campaign of a unit', () => {
  it('belongs to its host, and one without a host to the root', () => {
    expect(['city-one', 'bureau', 'province'].map((campaign) => hostOf(province, campaign))).toEqual([
      'c1',
      'c1b',
      undefined,
    ]);
  });
  it('is no unit below its host', () => {
    expect(below(province, 'c1b')).toEqual(['c1b', 'c1b1', 'c1b1.001']);
  });
  it('stands within its host and all above', () => {
    expect(campaignsWithin(province, 'c1')).toEqual(['city-one', 'bureau']);
    expect(campaignsWithin(province, 'c1a')).toEqual([]);
  });
  it('reaches what is below its host', () => {
    const reached = ['c1', 'c1b1.001', 'c2', 'c2.001'].map((unit) => isReached(province, 'c1', unit));
    expect(reached).toEqual([true, true, false, false]);
    expect(isReached(province, undefined, 'c2.001')).toBe(true);
  });
  it.each([
    ['c1', ['city-two']],
    ['c1a.001', ['city-two', 'bureau']],
    ['c1b1.001', ['city-two']],
    ['c2', ['city-one', 'bureau']],
  ])('is apart from %s if it neither reaches it nor stands below it', (unit, apart) => {
    expect(campaignsApart(province, unit)).toEqual(apart);
  });
});

describe('The bureau that hands in for the branches of another', () => {
  it.each([
    ['the root', undefined, 'c1b1', 'c1'],
    ['its city', 'c1', 'c1b1', 'c1b'],
    ['its city', 'c1', 'c1a', 'c1a'],
    ['the bureau above it', 'c1b', 'c1b1', 'c1b1'],
    ['itself', 'c1b1', 'c1b1', 'c1b1'],
    ['another city', 'c2', 'c1b1', undefined],
  ])('in a campaign of %s: host %s, bureau %s, by %s', (_case, host, bureau, by) => {
    expect(handingIn(province, host, bureau)).toBe(by);
  });
});
