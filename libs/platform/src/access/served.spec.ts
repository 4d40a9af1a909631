import { describe, expect, it } from '@jest/globals';
import { acts, type Grant, type Permission, type Role, unitRoles } from '@laurel/contracts';
import { campaignNode, treeOf } from '@laurel/rules';
import type { AccessRow } from './access.view.ts';
import { authorise, concernedBy, type Concerned } from './authorise.ts';

/** Roles held for a unit, in a province of two cities (docs/handbook/process.md#1.23). */

const NOW = '2023-04-10T01:00:00.000Z';
const tree = treeOf([
  ['c1', undefined],
  ['c2', undefined],
  ['c1a', 'c1'],
  ['c1a.001', 'c1a'],
  ['c2a', 'c2'],
  ['c2a.001', 'c2a'],
  [campaignNode('one'), 'c1'],
  [campaignNode('inner'), 'c1a'],
  [campaignNode('two'), 'c2'],
]);
const holder = (grant: Grant): AccessRow => ({
  accountId: 'wang',
  personId: 'P-wang',
  login: 'wang',
  name: '王磊',
  language: 'zh',
  disabled: false,
  mustChangePassword: false,
  resetPosition: 0,
  grants: [grant],
  delegations: [],
  holds: [],
});
const outcome = (permission: Permission, grant: Grant, concerned: Concerned, account = 'wang') => {
  const decision = authorise(permission, holder(grant), { ...concerned, tree, account, instant: NOW });
  return 'actor' in decision ? 'done' : decision.refused;
};
const ofCity = (role: Role): Grant => ({ role, unitId: 'c1' });

describe('Whoever holds a role for a city', () => {
  const everyAct = Object.entries(acts).flatMap(([type, permission]) =>
    [...permission.by, ...(permission.pair ?? [])]
      .filter((role) => !unitRoles.includes(role))
      .map((role) => [type, role, permission] as const),
  );
  it.each(everyAct)('%s as %s: in no campaign of another city, and of none of the root', (_, role, act) => {
    const units = ['c1a.001'];
    expect(outcome(act, ofCity(role), { units, campaign: 'two' })).toBe('out_of_scope');
    expect(outcome(act, ofCity(role), { units, campaign: 'province' })).toBe('out_of_scope');
    expect(outcome(act, ofCity(role), { units, campaign: 'one' })).toBe('done');
    expect(outcome(act, ofCity(role), { units, campaign: 'inner' })).toBe('done');
    expect(outcome(act, { role }, { units, campaign: 'two' })).toBe('done');
  });
  it('acts outside campaigns for the units of the city alone', () => {
    const certify = acts['CertifyIntegrity']!;
    expect(outcome(certify, ofCity('discipline'), { units: ['c1a.001'] })).toBe('done');
    expect(outcome(certify, ofCity('discipline'), { units: ['c2a.001'] })).toBe('out_of_scope');
    expect(outcome(acts['MoveBranch']!, ofCity('operator'), { units: ['c1a.001', 'c2a'] })).toBe(
      'out_of_scope',
    );
  });
  it('does nothing that concerns no unit, but what is one’s own', () => {
    expect(outcome(acts['PublishCalendar']!, ofCity('operator'), { units: [] })).toBe('out_of_scope');
    expect(outcome(acts['SeeMessage']!, ofCity('operator'), { units: [] })).toBe('done');
    expect(outcome(acts['SeeMessage']!, ofCity('operator'), { units: [] }, 'li')).toBe('out_of_scope');
  });
  it('drafts a campaign for the city or a bureau below it', () => {
    const draft = (hostId?: string) =>
      outcome(
        acts['DraftCampaign']!,
        ofCity('operator'),
        concernedBy('DraftCampaign', { campaign: 'new' }, hostId === undefined ? {} : { hostId }),
      );
    expect(['c1', 'c1a', 'c2', undefined].map(draft)).toEqual([
      'done',
      'done',
      'out_of_scope',
      'out_of_scope',
    ]);
  });
  it('works nowhere by that: nobody is recused by a unit that a role serves', () => {
    const decision = authorise(acts['OpenCampaign']!, holder(ofCity('operator')), {
      ...{ units: [], campaign: 'one', tree, instant: NOW },
    });
    expect(decision).toEqual({ actor: { account: 'wang', person: 'P-wang', role: 'operator' } });
  });
});

describe('What an act concerns', () => {
  it('is the campaign and the unit of the aggregate, and the units that it names', () => {
    const data = { branchIds: ['c1a.002', 7], substitute: { unitId: 'c2a' }, bureauId: 'c2a' };
    expect(concernedBy('SubstituteExpert', { campaign: 'one', unit: 'c1a' }, data)).toEqual({
      campaign: 'one',
      units: ['c1a', 'c1a.002'],
    });
  });
});

describe('Whoever holds an administrator’s role for a city', () => {
  it('serves nothing by it: administrators are the deployment’s', () => {
    const units = { units: ['c1a'] };
    expect(outcome(acts['RegisterPerson']!, ofCity('systemAdministrator'), units)).toBe('out_of_scope');
    expect(outcome(acts['GrantRole']!, ofCity('securityAdministrator'), units)).toBe('out_of_scope');
    expect(outcome(acts['GrantRole']!, { role: 'securityAdministrator' }, units)).toBe('done');
  });
});

describe('A unit that is not registered', () => {
  const order = (type: string, data: object) =>
    outcome(acts[type]!, ofCity('operator'), concernedBy(type, {}, data));
  it.each<[string, string, object]>([
    ['done', 'below the city', { bureauId: 'new', parentId: 'c1a' }],
    ['out_of_scope', 'below another', { bureauId: 'new', parentId: 'c2a' }],
    ['out_of_scope', 'below the root', { bureauId: 'new' }],
    ['out_of_scope', 'below another that is not', { bureauId: 'new', parentId: 'newer' }],
    ['out_of_scope', 'below no text', { bureauId: 'new', parentId: ['c1a'] }],
    ['out_of_scope', 'though it is, elsewhere', { bureauId: 'c2a', parentId: 'c1a' }],
  ])('is %s %s', (wanted, _, data) => {
    expect(order('RegisterBureau', data)).toBe(wanted);
  });
  it('concerns the unit by whose number its own begins, where a branch tells none', () => {
    expect(order('RegisterBranch', { branchId: 'c1a.009' })).toBe('done');
    expect(order('RegisterBranch', { branchId: 'c2a.009' })).toBe('out_of_scope');
    expect(order('RegisterBranch', { branchId: 'c2a.009', bureauId: 'c1a' })).toBe('done');
  });
  it('is nobody’s but the root’s where nothing registers it', () => {
    expect(order('RenameBranch', { branchId: 'c1a.009' })).toBe('out_of_scope');
    expect(order('MoveBranch', { branchId: 'c1a.009', bureauId: 'c1a' })).toBe('out_of_scope');
  });
  it('stands where those stand below which it comes, in whatever order they are told', () => {
    const bureaus = [
      { bureauId: 'lower', parentId: 'upper' },
      { bureauId: 'upper', parentId: 'c1' },
    ];
    const branches = [{ branchId: 'lower.001' }];
    expect(order('ImportOrganisation', { bureaus, branches })).toBe('done');
    // Nothing of a circle stands anywhere.
    expect(
      order('ImportOrganisation', { bureaus: [bureaus[0], { bureauId: 'upper', parentId: 'lower' }] }),
    ).toBe('out_of_scope');
  });
});
