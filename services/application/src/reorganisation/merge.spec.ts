// A branch goes into another: where its entry goes on, where it ends, and when neither is possible.
import { describe, it } from '@jest/globals';
import { organisation } from '@laurel/contracts';
import { type Command, inState, type Stamped } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import { branch, campaignId } from '../city.fixture.ts';
import { organisationDecider, type OrganisationFacts } from '../organisation/organisation.decide.ts';
import type { OrganisationEvent } from '../organisation/organisation.ts';

const running = { campaignId, recommending: ['countyBureau'], selfNominating: [] };
const facts: OrganisationFacts = {
  id: { name: 'city' },
  openCampaigns: [running],
  names: {},
  entries: [campaignId],
  nominated: { 'b03.017': [campaignId] },
  namingKinds: [],
};
type Asked = Parameters<typeof organisationDecider.decide>[0];
const ask = (type: Asked['type'], data: object) => command({ type, data }) as Asked & Command;
const on = (overrides: Partial<OrganisationFacts> = {}) =>
  given(inState(organisationDecider, organisation.commands), { ...facts, ...overrides });
const event = (type: OrganisationEvent['type'], data: object) =>
  stamped({ type, data }) as Stamped<OrganisationEvent>;
const tree = [
  event('BureauRegistered', { bureauId: 'b03', name: '东城分局', kind: 'countyBureau' }),
  ...['b03.017', 'b03.018', 'b03.019'].map((branchId) =>
    event('BranchRegistered', { ...branch(branchId), bureauId: 'b03' }),
  ),
];
const merge = { branchId: 'b03.017', into: 'b03.018', reason: '整合' };
const carried = { ...merge, campaignIds: [], carriedIn: [campaignId] };
const merging = (overrides: Partial<OrganisationFacts> = {}) =>
  on(overrides)(...tree).when(ask('MergeBranch', merge));

describe('A merger', () => {
  it('has the other branch go on with a nominated entry', () =>
    merging().then({ type: 'BranchMerged', data: carried }));
  it('ends an entry that is not nominated, and one beside that of the other branch', () => {
    const ended = { type: 'BranchMerged' as const, data: { ...merge, campaignIds: [campaignId] } };
    merging({ nominated: {} }).then(ended);
    merging({ nominated: { 'b03.017': [campaignId], 'b03.018': [campaignId] } }).then(ended);
  });
  it('waits once the ranking is confirmed, of entries that would end, too', () => {
    const openCampaigns = [{ ...running, isRanked: true as const }];
    merging({ openCampaigns }).thenRefused('merger_waits');
    merging({ openCampaigns, nominated: {} }).thenRefused('merger_waits');
    merging({ openCampaigns, entries: [], nominated: {} }).then({
      type: 'BranchMerged',
      data: { ...merge, campaignIds: [] },
    });
  });
  it('carries no entry over that rests on the naming of its own branch', () => {
    const openCampaigns = [{ ...running, isFromBelow: true as const }];
    merging({ openCampaigns }).thenRefused('entry_bound');
  });
  it('carries an entry over once while its campaign runs', () => {
    const further = ask('MergeBranch', { ...merge, branchId: 'b03.018', into: 'b03.019' });
    on()(...tree, event('BranchMerged', carried))
      .when(further)
      .thenRefused('entry_carried');
    on({ openCampaigns: [], entries: [], nominated: {} })(...tree, event('BranchMerged', carried))
      .when(further)
      .then({
        type: 'BranchMerged',
        data: { ...merge, branchId: 'b03.018', into: 'b03.019', campaignIds: [] },
      });
  });
});
