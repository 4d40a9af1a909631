// What a document orders of the organisation is done in its order, all or nothing.
import { describe, expect, it } from '@jest/globals';
import { organisation } from '@laurel/contracts';
import { type Command, inState, type Stamped } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import { branch } from '../city.fixture.ts';
import { organisationDecider, type OrganisationFacts } from '../organisation/organisation.decide.ts';
import type { OrganisationEvent } from '../organisation/organisation.ts';

const facts: OrganisationFacts = {
  id: { name: 'city' },
  openCampaigns: [],
  names: {},
  entries: [],
  nominated: {},
  namingKinds: [],
};
type Asked = Parameters<typeof organisationDecider.decide>[0];
const ask = (type: Asked['type'], data: object) => command({ type, data }) as Asked & Command;
const on = (overrides: Partial<OrganisationFacts> = {}) =>
  given(inState(organisationDecider, organisation.commands), { ...facts, ...overrides });
const event = (type: OrganisationEvent['type'], data: object) =>
  stamped({ type, data }) as Stamped<OrganisationEvent>;
const bureau = (bureauId: string, parentId?: string) => ({
  ...{ bureauId, name: `${bureauId}局`, kind: 'countyBureau' },
  ...(parentId !== undefined && { parentId }),
});
const tree = [
  event('BureauRegistered', bureau('b03')),
  event('BureauRegistered', bureau('b04')),
  event('BureauRegistered', bureau('b31', 'b03')),
  event('BranchRegistered', { ...branch('b31.001'), bureauId: 'b31' }),
  event('BranchRegistered', { ...branch('b03.017'), bureauId: 'b03' }),
];
const reason = '机构改革方案';
const reorganise = (changes: object, overrides: Partial<OrganisationFacts> = {}) =>
  on(overrides)(...tree).when(ask('Reorganise', { ...changes, reason }));
const moved = (branchId: string, formerBureauId: string, bureauId: string, staysIn: string[] = []) => ({
  type: 'BranchMoved',
  data: { branchId, formerBureauId, bureauId, reason, staysIn, goesIn: [] },
});

describe('A bureau', () => {
  it('moves below another with all below it, and below the root', () => {
    const data = { bureauId: 'b31', formerParentId: 'b03', reason, campaignIds: [] };
    reorganise({ moves: [{ unitId: 'b31', parentId: 'b04' }] }).then({
      type: 'BureauMoved',
      data: { ...data, parentId: 'b04' },
    });
    reorganise({ moves: [{ unitId: 'b31' }] }).then({ type: 'BureauMoved', data });
  });
  it('hands in by itself once it stands below the root, and is invited with its branches', () => {
    const campaign = { campaignId: 'r2023', recommending: ['countyBureau' as const], selfNominating: [] };
    const { outcome } = reorganise({ moves: [{ unitId: 'b31' }] }, { openCampaigns: [campaign] });
    expect(outcome).toMatchObject({
      events: [
        { type: 'BureauMoved', data: { bureauId: 'b31', campaignIds: ['r2023'] } },
        { type: 'BureauInvited', data: { bureauId: 'b31', branches: [{ branchId: 'b31.001' }] } },
      ],
    });
  });
  it.each([
    ['itself', 'b03', 'b03', 'unit_below_itself'],
    ['what stands below it', 'b03', 'b31', 'unit_below_itself'],
    ['where it stands', 'b31', 'b03', 'nothing_changed'],
    ['what is not there', 'b31', 'b99', 'unit_unknown'],
  ] as const)('does not move below %s', (_case, unitId, parentId, refusal) =>
    reorganise({ moves: [{ unitId, parentId }] }).thenRefused(refusal),
  );
  it('does not move while a branch below it is nominated', () =>
    reorganise(
      { moves: [{ unitId: 'b31', parentId: 'b04' }] },
      { nominated: { 'b31.001': ['r2023'] } },
    ).thenRefused('unit_in_campaign'));
  it('is split: a new one takes some of its branches, with their entries', () =>
    reorganise(
      { registers: [bureau('b05')], moves: [{ unitId: 'b03.017', parentId: 'b05' }] },
      { nominated: { 'b03.017': ['r2023'] } },
    ).then({ type: 'BureauRegistered', data: bureau('b05') }, moved('b03.017', 'b03', 'b05', ['r2023'])));
  it('goes into another with everything below it', () =>
    reorganise({ abolishes: [{ bureauId: 'b03', into: 'b04' }] }).then(
      {
        type: 'BureauMoved',
        data: { bureauId: 'b31', formerParentId: 'b03', parentId: 'b04', reason, campaignIds: [] },
      },
      moved('b03.017', 'b03', 'b04'),
      { type: 'BureauAbolished', data: { bureauId: 'b03', into: 'b04', reason, campaignIds: [] } },
    ));
  it('is not abolished while units stand below it, nor into what is below it, nor twice', () => {
    reorganise({ abolishes: [{ bureauId: 'b03' }] }).thenRefused('unit_not_empty');
    reorganise({ abolishes: [{ bureauId: 'b03', into: 'b31' }] }).thenRefused('unit_below_itself');
    reorganise({ abolishes: [{ bureauId: 'b04' }, { bureauId: 'b04' }] }).thenRefused('unit_ended');
  });
  it('is not abolished while a campaign of its own runs', () => {
    const hosted = { campaignId: 'own', hostId: 'b04', recommending: [], selfNominating: [] };
    on({ openCampaigns: [hosted] })(...tree)
      .when(ask('Reorganise', { abolishes: [{ bureauId: 'b04' }], reason }))
      .thenRefused('unit_in_campaign');
  });
  it('that moves, or whose branch does, tells who no longer hands in for it', () => {
    const root = { campaignId: 'r2023', recommending: ['countyBureau'], selfNominating: [] };
    const own = { ...root, campaignId: 'own', hostId: 'b03' };
    const lostBy = [
      { campaignId: 'r2023', bureauId: 'b03', branches: 1 },
      { campaignId: 'own', bureauId: 'b31', branches: 1 },
    ];
    const openCampaigns = [root, own];
    const moves = (unitId: string) => reorganise({ moves: [{ unitId, parentId: 'b04' }] }, { openCampaigns });
    const lost = (unitId: string) => {
      const { outcome } = moves(unitId);
      return 'events' in outcome ? (outcome.events[0]!.data as { lostBy?: object }).lostBy : outcome;
    };
    expect(lost('b31')).toEqual(lostBy);
    expect(lost('b31.001')).toEqual(lostBy);
    expect(lost('b03.017')).toEqual([{ campaignId: 'own', bureauId: 'b03', branches: 1 }]);
  });
  it('that is abolished takes no units and is not asked to take part', () => {
    const gone = [...tree, event('BureauAbolished', { bureauId: 'b04', reason, campaignIds: [] })];
    on()(...gone)
      .when(ask('RegisterBranch', branch('b04.001')))
      .thenRefused('unit_ended');
    on()(...gone)
      .when(ask('MoveBranch', { branchId: 'b03.017', bureauId: 'b04', reason }))
      .thenRefused('unit_ended');
    const campaign = { campaignId: 'r2023', recommending: ['countyBureau' as const], selfNominating: [] };
    const { outcome } = on({ openCampaigns: [campaign] })(...gone).when(
      ask('InviteUnits', { campaignId: 'r2023' }),
    );
    const invited = 'events' in outcome ? outcome.events.map(({ data }) => Object(data).bureauId) : [];
    expect(invited).toEqual(['b03']);
  });
});

describe('A branch', () => {
  it('is dissolved, and does nothing after that', () => {
    const dissolved = { type: 'BranchDissolved' as const, data: { branchId: 'b03.017', reason } };
    reorganise({ dissolves: ['b03.017'] }).then(dissolved);
    on()(...tree, event(dissolved.type, dissolved.data))
      .when(ask('MoveBranch', { branchId: 'b03.017', bureauId: 'b04', reason }))
      .thenRefused('unit_ended');
  });
  it('is not dissolved while it is nominated', () =>
    reorganise({ dissolves: ['b03.017'] }, { nominated: { 'b03.017': ['r2023'] } }).thenRefused(
      'unit_in_campaign',
    ));
  it('moves to a bureau', () => reorganise({ moves: [{ unitId: 'b03.017' }] }).thenRefused('value_missing'));
});

describe('A document', () => {
  it('that orders nothing changes nothing', () => reorganise({}).thenRefused('nothing_changed'));
  it('is followed whole or not at all', () =>
    reorganise({ dissolves: ['b03.017', 'b99.001'] }).thenRefused('unit_unknown'));
});

describe('What is registered', () => {
  const correct = (data: object) =>
    on()(...tree).when(ask('CorrectUnit', { on: '2023-01-01', reason, ...data }));

  it('is corrected of a branch, field by field', () =>
    correct({ unitId: 'b03.017', fullMembers: 4 }).then({
      type: 'BranchCorrected',
      data: { branchId: 'b03.017', fullMembers: 4, on: '2023-01-01', reason },
    }));
  it('is a bureau’s name and nothing else', () => {
    correct({ unitId: 'b03', name: '东城区分局' }).then({
      type: 'BureauRenamed',
      data: { bureauId: 'b03', name: '东城区分局', on: '2023-01-01', reason },
    });
    correct({ unitId: 'b03', name: '东城区分局', fullMembers: 4 }).thenRefused('value_invalid');
    correct({ unitId: 'b03' }).thenRefused('value_missing');
  });
  it.each([
    [{ unitId: 'b03', name: 'b03局' }, 'nothing_changed'],
    [{ unitId: 'b03.017' }, 'nothing_changed'],
    [{ unitId: 'b03.017', fullMembers: branch('b03.017').fullMembers }, 'nothing_changed'],
    [{ unitId: 'b03.017', fullMembers: 4, on: '2030-01-01' }, 'day_in_future'],
    [{ unitId: 'b99.001', fullMembers: 4 }, 'unit_unknown'],
  ] as const)('is not corrected by %j: %s', (data, refusal) => correct(data).thenRefused(refusal));
});
