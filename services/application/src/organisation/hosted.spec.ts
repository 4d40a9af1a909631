// Campaigns of a unit: whom they reach, who hands in, and who is asked to take part.
import { describe, expect, it } from '@jest/globals';
import type { Command } from '@laurel/core';
import { command } from '@laurel/core/testing';
import { branch, campaignId } from '../city.fixture.ts';
import { bureauOfEntry, bureausHandingIn, isHandingIn, requireReached } from './handing-in.rules.ts';
import { invitations } from './invitations.rules.ts';
import type { Organisation } from './organisation.ts';
import { organisationDecider, type OrganisationFacts } from './organisation.decide.ts';

const leaf = (bureauId: string, branchId: string) => ({
  [branchId]: { ...branch(branchId), bureauId },
});
const bureau = (
  parentId: string | undefined,
  branches: Organisation['bureaus'][string]['branches'] = {},
) => ({
  ...{ name: '单位', kind: 'countyBureau' as const, branches },
  ...(parentId !== undefined && { parentId }),
});

/** Two cities; the first has two bureaus, and a branch of its own. */
const province: Organisation = {
  invitedTo: [],
  earlierResults: {},
  bureaus: {
    c1: bureau(undefined, leaf('c1', 'c1.001')),
    c1a: bureau('c1', leaf('c1a', 'c1a.001')),
    c1b: bureau('c1'),
    c1b1: bureau('c1b', leaf('c1b1', 'c1b1.001')),
    c2: bureau(undefined),
    c2a: bureau('c2', leaf('c2a', 'c2a.001')),
  },
};
const ofProvince = { campaignId };
const ofCity = { campaignId: 'one', hostId: 'c1' };

describe('In a campaign', () => {
  it('of the root the cities hand in, for all below them', () => {
    expect(bureausHandingIn(province, undefined)).toEqual(['c1', 'c2']);
    expect(['c1.001', 'c1b1.001', 'c2a.001'].map((id) => bureauOfEntry(province, ofProvince, id))).toEqual([
      'c1',
      'c1',
      'c2',
    ]);
  });
  it('of a city its bureaus hand in, and the city for its own branches', () => {
    expect(bureausHandingIn(province, 'c1')).toEqual(['c1', 'c1a', 'c1b']);
    expect(['c1.001', 'c1a.001', 'c1b1.001'].map((id) => bureauOfEntry(province, ofCity, id))).toEqual([
      'c1',
      'c1a',
      'c1b',
    ]);
  });
  it('of a bureau without own branches the bureau itself does not hand in', () => {
    expect(bureausHandingIn(province, 'c1b')).toEqual(['c1b1']);
    expect(isHandingIn(province, 'c1', 'b77')).toBe(false);
  });
  it('of a city no branch of another has a bureau, and none may take part', () => {
    for (const refused of [
      () => bureauOfEntry(province, ofCity, 'c2a.001'),
      () => bureauOfEntry(province, ofCity, 'b77.001'),
      () => requireReached(province, ofCity, 'c2a.001'),
      () => requireReached(province, ofCity, 'c2'),
    ])
      expect(refused).toThrow('out_of_scope');
    expect(() => requireReached(province, ofCity, 'c1b1.001')).not.toThrow();
  });
  it('a branch that has moved to another city stays as an entry where it was nominated', () => {
    const moved = { ...branch('c1a.001'), bureauId: 'c2a', entries: { one: 'c1a' } };
    const c2a = bureau('c2', { 'c1a.001': moved });
    const after = { ...province, bureaus: { ...province.bureaus, c1a: bureau('c1'), c2a } };
    expect(bureauOfEntry(after, ofCity, 'c1a.001')).toBe('c1a');
    expect(bureauOfEntry(after, ofProvince, 'c1a.001')).toBe('c2');
    expect(() => requireReached(after, ofCity, 'c1a.001')).not.toThrow();
  });
});

describe('Invitations', () => {
  const running = {
    ...ofCity,
    ...{ recommending: ['countyBureau' as const], selfNominating: ['organ' as const] },
  };
  const facts: OrganisationFacts = {
    id: { name: 'city' },
    openCampaigns: [running, { ...running, campaignId: 'two', hostId: 'c2' }],
    names: {},
    entries: [],
    nominated: {},
    namingKinds: [],
  };
  const invited = (events: readonly { type: string; data: object }[]) =>
    events
      .filter(({ type }) => type === 'BureauInvited')
      .map(({ data }) => data as { campaignId: string; bureauId: string; branches: { branchId: string }[] })
      .map(({ campaignId: to, bureauId, branches }) => [to, bureauId, branches.map((each) => each.branchId)]);
  type Asked = Parameters<typeof organisationDecider.decide>[0];
  const decided = (type: Asked['type'], data: object) =>
    invited(organisationDecider.decide(command({ type, data }) as Asked & Command, province, facts));

  it('go to the bureaus that the campaign reaches, with all branches for which each hands in', () => {
    expect(decided('InviteUnits', { campaignId: 'one' })).toEqual([
      ['one', 'c1', ['c1.001']],
      ['one', 'c1a', ['c1a.001']],
      ['one', 'c1b', ['c1b1.001']],
    ]);
  });
  it('go to a new branch by the bureau that hands in for it, in the campaigns that reach it', () => {
    expect(decided('RegisterBranch', branch('c1b1.002'))).toEqual([['one', 'c1b', ['c1b1.002']]]);
  });
  it('go to a new bureau if it hands in', () => {
    const registered = { name: '新局', kind: 'countyBureau' };
    expect(decided('RegisterBureau', { bureauId: 'c1c', parentId: 'c1', ...registered })).toEqual([
      ['one', 'c1c', []],
    ]);
    expect(decided('RegisterBureau', { bureauId: 'c1a1', parentId: 'c1a', ...registered })).toEqual([]);
    expect(decided('RegisterBureau', { bureauId: 'c3', ...registered })).toEqual([]);
  });
  it('go with a branch that moves, to the campaigns that reach its new place alone', () => {
    const move = { branchId: 'c1a.001', bureauId: 'c2a', reason: '整合' };
    expect(decided('MoveBranch', move)).toEqual([['two', 'c2a', ['c1a.001']]]);
    const [event] = organisationDecider.decide(
      command({ type: 'MoveBranch', data: move }) as Asked & Command,
      province,
      facts,
    );
    expect(event!.data).toMatchObject({ staysIn: [], goesIn: ['two'] });
  });
  it('of the root go to the cities', () => {
    const { hostId: _hostId, ...ofRootCampaign } = { ...running, campaignId };
    const ofRoot = invitations(ofRootCampaign, province.bureaus, [
      ['c1b1', [branch('c1b1.001')]],
      ['c2', []],
    ]);
    expect(invited(ofRoot)).toEqual([
      [campaignId, 'c1', ['c1b1.001']],
      [campaignId, 'c2', []],
    ]);
  });
});
