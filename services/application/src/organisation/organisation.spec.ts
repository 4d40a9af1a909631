// The organisation tree: who is registered, merged, appointed; imports that are all or nothing.
import { describe, expect, it } from '@jest/globals';
import { organisation } from '@laurel/contracts';
import { inState, type Command, type Stamped } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import { branch, campaignId, city } from '../city.fixture.ts';
import { bureauOfEntry } from './handing-in.rules.ts';
import { evolve, initial, type OrganisationEvent } from './organisation.ts';
import { organisationDecider, type OrganisationFacts } from './organisation.decide.ts';

const facts: OrganisationFacts = {
  id: { name: 'city' },
  openCampaigns: [],
  names: { P7: '孙文', P8: '孙文' },
  entries: [],
  nominated: {},
  namingKinds: [],
};
const campaign = {
  campaignId,
  recommending: ['countyBureau' as const, 'trafficDetachment' as const],
  selfNominating: ['organ' as const],
};
type Asked = Parameters<typeof organisationDecider.decide>[0];
const ask = (type: Asked['type'], data: object) => command({ type, data }) as Asked & Command;
const on = (overrides: Partial<OrganisationFacts> = {}) =>
  given(inState(organisationDecider, organisation.commands), { ...facts, ...overrides });
const event = (type: OrganisationEvent['type'], data: object) =>
  stamped({ type, data }) as Stamped<OrganisationEvent>;

/** The appointment as it is asked for: the register says the name. */
const appoint = ({ name: _name, ...asked }: { name: string }) => ask('AppointSecretary', asked);
const bureau = { bureauId: 'b03', name: '东城分局', kind: 'countyBureau' };
const tree = [
  event('BureauRegistered', bureau),
  event('BranchRegistered', { ...branch('b03.017'), bureauId: 'b03' }),
  event('BranchRegistered', { ...branch('b03.018'), bureauId: 'b03' }),
];
const merged = event('BranchMerged', {
  branchId: 'b03.018',
  into: 'b03.017',
  reason: '调整',
  campaignIds: [],
});

describe('A bureau', () => {
  it('is registered once', () => {
    on()().when(ask('RegisterBureau', bureau)).then({ type: 'BureauRegistered', data: bureau });
    on()(...tree)
      .when(ask('RegisterBureau', bureau))
      .thenRefused('already_exists');
  });
  it('stands below another that is registered', () => {
    const below = { ...bureau, bureauId: 'b31', parentId: 'b03' };
    on()(...tree)
      .when(ask('RegisterBureau', below))
      .then({ type: 'BureauRegistered', data: below });
    on()(...tree)
      .when(ask('RegisterBureau', { ...below, parentId: 'b04' }))
      .thenRefused('unit_unknown');
  });
  it('that comes while a campaign runs is invited', () => {
    const invited = {
      campaignId,
      bureauId: 'b03',
      bureauName: '东城分局',
      kind: 'countyBureau',
      route: 'recommended',
      branches: [],
    };
    on({ openCampaigns: [campaign] })()
      .when(ask('RegisterBureau', bureau))
      .then({ type: 'BureauRegistered', data: bureau }, { type: 'BureauInvited', data: invited });
  });
  it('is not there because every object has something by its name', () => {
    const nobody = { branchId: 'constructor.001', name: '新名', unitName: '新所', reason: '更名' };
    on()().when(ask('RenameBranch', nobody)).thenRefused('unit_unknown');
    on()()
      .when(ask('RegisterBranch', branch('constructor.001')))
      .thenRefused('unit_unknown');
    const named = { ...bureau, bureauId: 'constructor' };
    on()().when(ask('RegisterBureau', named)).then({ type: 'BureauRegistered', data: named });
  });
  it('is registered in no other tree than the city’s', () => {
    on({ id: { name: 'village' } })()
      .when(ask('RegisterBureau', bureau))
      .thenRefused('not_found');
  });
});

describe('A branch', () => {
  it('is registered under the bureau its id begins with', () => {
    on()(...tree)
      .when(ask('RegisterBranch', branch('b03.019')))
      .then({ type: 'BranchRegistered', data: { ...branch('b03.019'), bureauId: 'b03' } });
    on()(...tree)
      .when(ask('RegisterBranch', branch('b09.001')))
      .thenRefused('unit_unknown');
    on()(...tree)
      .when(ask('RegisterBranch', branch('b03.017')))
      .thenRefused('already_exists');
  });
  it('is registered under the bureau that it tells, whatever its number', () => {
    const told = branch('b99.001');
    on()(...tree)
      .when(ask('RegisterBranch', { ...told, bureauId: 'b03' }))
      .then({ type: 'BranchRegistered', data: { ...told, bureauId: 'b03' } });
  });
  it('is registered with its secretary', () => {
    const secretary = { personId: 'P7', since: '2022-01-01' };
    on()(...tree)
      .when(ask('RegisterBranch', { ...branch('b03.021'), secretary }))
      .then(
        { type: 'BranchRegistered', data: { ...branch('b03.021'), bureauId: 'b03' } },
        { type: 'SecretaryAppointed', data: { branchId: 'b03.021', ...secretary, name: '孙文' } },
      );
  });
  it('is renamed, unless nothing changes, it is unknown, or it was merged', () => {
    const renamed = (branchId: string, name: string) => ({
      branchId,
      name,
      unitName: `所队${branchId}`,
      reason: '更名',
    });
    on()(...tree)
      .when(ask('RenameBranch', renamed('b03.017', '新名')))
      .then({ type: 'BranchRenamed', data: renamed('b03.017', '新名') });
    on()(...tree)
      .when(ask('RenameBranch', renamed('b03.017', '支部b03.017')))
      .thenRefused('nothing_changed');
    on()(...tree)
      .when(ask('RenameBranch', renamed('b03.099', '新名')))
      .thenRefused('unit_unknown');
    on()(...tree, merged)
      .when(ask('RenameBranch', renamed('b03.018', '新名')))
      .thenRefused('unit_merged');
  });
  it('is merged into another, with the campaigns in which it stands', () => {
    const merge = { branchId: 'b03.018', into: 'b03.017', reason: '调整' };
    on({ entries: [campaignId] })(...tree)
      .when(ask('MergeBranch', merge))
      .then({ type: 'BranchMerged', data: { ...merge, campaignIds: [campaignId] } });
    on()(...tree)
      .when(ask('MergeBranch', { ...merge, into: 'b03.018' }))
      .thenRefused('branch_repeated');
    on()(...tree)
      .when(ask('MergeBranch', { ...merge, into: 'b03.099' }))
      .thenRefused('unit_unknown');
    on()(...tree, merged)
      .when(ask('MergeBranch', { ...merge, branchId: 'b03.017', into: 'b03.018' }))
      .thenRefused('unit_merged');
  });
  it('has no secretary while the post is vacant, and then a deputy for a time', () => {
    const secretary = { branchId: 'b03.017', personId: 'P7', name: '孙文', since: '2022-01-01' };
    const vacate = ask('VacateSecretary', { branchId: 'b03.017', reason: '调离' });
    const vacated = event('SecretaryVacated', vacate.data);
    on()(...tree, event('SecretaryAppointed', secretary))
      .when(vacate)
      .then({ type: 'SecretaryVacated', data: vacate.data });
    on()(...tree, event('SecretaryAppointed', secretary), vacated)
      .when(vacate)
      .thenRefused('nothing_changed');
    const deputy = { ...secretary, personId: 'P8', since: '2023-04-01', until: '2023-06-30' };
    on()(...tree, event('SecretaryAppointed', secretary), vacated)
      .when(appoint(deputy))
      .then({ type: 'SecretaryAppointed', data: deputy });
  });
  it('gets no secretary from a day that has not come', () => {
    const secretary = { branchId: 'b03.017', personId: 'P7', name: '孙文', since: '2029-01-01' };
    on()(...tree)
      .when(appoint(secretary))
      .thenRefused('day_in_future');
  });
  it('gets no secretary who is not registered', () =>
    on()(...tree)
      .when(ask('AppointSecretary', { branchId: 'b03.017', personId: 'P9', since: '2022-01-01' }))
      .thenRefused('person_unknown'));
  it('gets a secretary, and the same one only once', () => {
    const secretary = { branchId: 'b03.017', personId: 'P7', name: '孙文', since: '2022-01-01' };
    on()(...tree)
      .when(appoint(secretary))
      .then({ type: 'SecretaryAppointed', data: secretary });
    on()(...tree, event('SecretaryAppointed', secretary))
      .when(appoint(secretary))
      .thenRefused('nothing_changed');
  });
});

describe('An import', () => {
  it('registers everything in one append', () => {
    const chosen = { personId: 'P7', since: '2022-01-01' };
    const secretary = { ...chosen, name: '孙文' };
    const data = {
      bureaus: [bureau],
      branches: [{ ...branch('b03.017'), secretary: chosen }, branch('b03.018')],
    };
    on()()
      .when(ask('ImportOrganisation', data))
      .then(
        { type: 'BureauRegistered', data: bureau },
        { type: 'BranchRegistered', data: { ...branch('b03.017'), bureauId: 'b03' } },
        { type: 'SecretaryAppointed', data: { branchId: 'b03.017', ...secretary } },
        { type: 'BranchRegistered', data: { ...branch('b03.018'), bureauId: 'b03' } },
      );
  });
  it('registers each bureau after the one above it', () => {
    const below = { ...bureau, bureauId: 'b31', parentId: 'b03' };
    on()()
      .when(ask('ImportOrganisation', { bureaus: [below, bureau], branches: [] }))
      .then({ type: 'BureauRegistered', data: bureau }, { type: 'BureauRegistered', data: below });
  });
  it('registers no bureaus that stand below each other in a circle', () => {
    const bureaus = [
      { ...bureau, parentId: 'b31' },
      { ...bureau, bureauId: 'b31', parentId: 'b03' },
    ];
    on()()
      .when(ask('ImportOrganisation', { bureaus, branches: [] }))
      .thenRefused('import_invalid');
  });
  it('registers nothing when a row repeats, exists, or has no bureau', () => {
    const importing = (branches: object[], bureaus: object[] = []) =>
      ask('ImportOrganisation', { bureaus, branches });
    on()(...tree)
      .when(importing([branch('b03.017')]))
      .thenRefused('import_invalid');
    on()(...tree)
      .when(importing([branch('b03.020'), branch('b03.020')]))
      .thenRefused('import_invalid');
    on()(...tree)
      .when(importing([branch('b09.001')]))
      .thenRefused('import_invalid');
    on()(...tree)
      .when(importing([], [bureau]))
      .thenRefused('import_invalid');
  });
  it('invites, while a campaign runs, only what is new', () => {
    const { outcome } = on({ openCampaigns: [campaign] })(...tree).when(
      ask('ImportOrganisation', { bureaus: [], branches: [branch('b03.020')] }),
    );
    expect('events' in outcome && outcome.events.at(-1)).toMatchObject({
      type: 'BureauInvited',
      data: { bureauId: 'b03', route: 'recommended', branches: [{ branchId: 'b03.020' }] },
    });
  });
});

describe('A branch that moves', () => {
  const move = { branchId: 'b03.017', bureauId: 'o20', reason: '机构调整' };
  const other = event('BureauRegistered', { bureauId: 'o20', name: '政治部', kind: 'organ' });
  const gone = { ...move, formerBureauId: 'b03' };
  it('goes to the new bureau, which is invited with it where nothing nominated it', () => {
    const { outcome } = on({ openCampaigns: [campaign] })(...tree, other).when(ask('MoveBranch', move));
    expect('events' in outcome && outcome.events).toMatchObject([
      { type: 'BranchMoved', data: { ...gone, staysIn: [], goesIn: [campaignId] } },
      { type: 'BureauInvited', data: { bureauId: 'o20', branches: [{ branchId: 'b03.017' }] } },
    ]);
  });
  it('stays an entry of the bureau that nominated it', () => {
    const said = { ...gone, staysIn: [campaignId], goesIn: [] };
    on({ openCampaigns: [campaign], entries: [campaignId] })(...tree, other)
      .when(ask('MoveBranch', move))
      .then({ type: 'BranchMoved', data: said });
    const after = [...tree, other, event('BranchMoved', said)].reduce(evolve, initial);
    expect([
      bureauOfEntry(after, { campaignId }, 'b03.017'),
      bureauOfEntry(after, { campaignId: 'r2026' }, 'b03.017'),
      bureauOfEntry(after, { campaignId }, 'b77.001'),
    ]).toEqual(['b03', 'o20', 'b77.001']);
  });
  it('moves to a registered bureau that is not its own', () => {
    on()(...tree)
      .when(ask('MoveBranch', { ...move, bureauId: 'b99' }))
      .thenRefused('unit_unknown');
    on()(...tree)
      .when(ask('MoveBranch', { ...move, bureauId: 'b03' }))
      .thenRefused('nothing_changed');
    on()(...tree, merged)
      .when(ask('MoveBranch', { ...move, branchId: 'b03.018' }))
      .thenRefused('unit_merged');
  });
});

describe('The opening of a campaign', () => {
  it('invites each bureau with its branches that can act, once', () => {
    const invite = ask('InviteUnits', { campaignId });
    const { outcome } = on({ openCampaigns: [campaign] })(...tree, merged).when(invite);
    const [invitation] = 'events' in outcome ? outcome.events : [];
    expect(invitation).toMatchObject({
      type: 'BureauInvited',
      data: { branches: [{ branchId: 'b03.017' }] },
    });
    on({ openCampaigns: [campaign] })(...tree, stamped(invitation as OrganisationEvent))
      .when(invite)
      .thenNothing();
    on()(...tree)
      .when(invite)
      .thenNothing();
  });
});

describe('Results of earlier rounds', () => {
  const results = [{ branchId: 'b03.017', honour: true, titles: ['secretaryStudio'] }];
  const imported = { round: 1, ...results[0]! };
  it('are data, imported once and corrected by importing again', () => {
    on()(...tree)
      .when(ask('ImportEarlierResults', { round: 1, results }))
      .then({ type: 'EarlierResultImported', data: imported });
    on()(...tree, event('EarlierResultImported', imported))
      .when(ask('ImportEarlierResults', { round: 1, results }))
      .thenNothing();
    on()(...tree, event('EarlierResultImported', imported))
      .when(ask('ImportEarlierResults', { round: 1, results: [{ ...results[0]!, titles: [] }] }))
      .then({ type: 'EarlierResultImported', data: { ...imported, titles: [] } });
  });
  it('are refused for a branch nobody knows or that stands there twice', () => {
    on()()
      .when(ask('ImportEarlierResults', { round: 1, results }))
      .thenRefused('unit_unknown');
    on()(...tree)
      .when(ask('ImportEarlierResults', { round: 1, results: [...results, ...results] }))
      .thenRefused('branch_repeated');
  });
});

describe('The fixture city', () => {
  it('can be imported', () => {
    const { outcome } = on()().when(ask('ImportOrganisation', city));
    expect('events' in outcome && outcome.events.length).toBe(city.bureaus.length + city.branches.length);
  });
});
