// The results of rounds that ran here are known of a branch by themselves.
import { describe, expect, it } from '@jest/globals';
import type { ViewedEvent } from '@laurel/core';
import { unitsView, type UnitRow } from './units.view.ts';

const branchId = 'b03.017';
const registered: UnitRow = {
  ...{ unitId: branchId, bureauId: 'b03', unit: 'branch', branchId, name: '城关派出所党支部' },
  ...{ mergedFrom: [], earlierResults: [], results: [] },
};
const said = (type: string, campaignId: string, more: object = {}) =>
  ({ type, data: { campaignId, branchId, ...more } }) as ViewedEvent;
const resultsOf = (...events: readonly ViewedEvent[]) =>
  events.reduce<UnitRow | undefined>((row, event) => unitsView.fold(row, event, branchId), registered)
    ?.results;

describe('The results of a branch', () => {
  const named = said('BranchNamed', 'r2023');
  const conferred = said('TitleConferred', 'r2023', { titleId: 'studio' });
  it('are those of each campaign that named it, with the titles it holds', () => {
    expect(resultsOf(named, conferred, said('BranchNamed', 'r2021'))).toEqual([
      { campaignId: 'r2021', titles: [] },
      { campaignId: 'r2023', titles: ['studio'] },
    ]);
  });
  it('say what was taken back, and what came back', () => {
    const revoked = said('NamingRevoked', 'r2023');
    const lapsed = said('TitleRevoked', 'r2023', { titleId: 'studio' });
    expect(resultsOf(named, conferred, revoked, lapsed)).toEqual([
      { campaignId: 'r2023', titles: [], revoked: true },
    ]);
    expect(resultsOf(named, revoked, said('NamingReinstated', 'r2023'))).toEqual([
      { campaignId: 'r2023', titles: [] },
    ]);
  });
  it('tell nothing of a naming in secret, nor what follows it', () => {
    const secret = said('BranchNamed', 'r2023', { secret: true });
    expect(resultsOf(secret, conferred, said('NamingReinstated', 'r2023'))).toEqual([]);
  });
});
