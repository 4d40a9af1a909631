import { describe, expect, it } from '@jest/globals';
import { aggregates, readModels, type Role, roleNames, unitRoles } from '@laurel/contracts';
import { campaignNode, treeOf } from '@laurel/rules';
import { type Reader, sightOf } from './sight.ts';

/** The version of a row tells how often something happened: only those who may do something are told. */

const NOW = '2023-04-10T01:00:00.000Z';
const tree = treeOf([
  ['b03.017', 'b03'],
  ['b04.001', 'b04'],
]);
const holder = (role: Role, unitId?: string): Reader => ({
  tree,
  account: {
    accountId: 'wang',
    personId: 'P-wang',
    login: 'wang',
    name: '王磊',
    ...(unitId !== undefined && { unitId }),
    language: 'zh',
    disabled: false,
    mustChangePassword: false,
    resetPosition: 0,
    grants: [unitRoles.includes(role) ? { role, unitId: 'b03' } : { role }],
    delegations: [],
    holds: [],
  },
});
const mayCommand = (of: string, role: Role) =>
  Object.values(aggregates.find(({ name }) => name === of)!.commands).some(({ may }) =>
    [...may.by, ...(may.pair ?? [])].includes(role),
  );
const models = Object.values(readModels).flatMap((service) => Object.entries(service));

describe('Every read model of an aggregate', () => {
  for (const [name, model] of models.filter(([, { of }]) => of !== undefined)) {
    it(`${name} tells its version to nobody who may not command it`, () => {
      const told = roleNames.filter((role) => {
        const sight = sightOf(model, holder(role), NOW);
        return sight && !sight.hidden.includes('version');
      });
      expect(told.filter((role) => role !== 'auditor' && !mayCommand(model.of!, role))).toEqual([]);
      expect(sightOf(model, undefined, NOW)?.hidden ?? ['version']).toContain('version');
    });
  }
});

describe('Whoever reads', () => {
  const { candidates } = aggregates.find(({ name }) => name === 'application')!.readModels;
  it('sees the unit of the role and those below it', () => {
    expect(sightOf(candidates!, holder('bureauOfficer'), NOW)?.where).toEqual([
      { field: 'unitId', in: ['b03', 'b03.017'] },
    ]);
  });
  it('sees nothing of the unit where they work, above or below it', () => {
    expect(sightOf(candidates!, holder('expert', 'b04.001'), NOW)?.where).toContainEqual({
      field: 'unitId',
      notIn: ['b04.001', 'b04'],
    });
  });
});

describe('Whoever has a duty', () => {
  const tasks = readModels.audit['tasks']!;
  it('sees what the role has to do or the account alone, in the own units', () => {
    expect(sightOf(tasks, holder('branchSecretary'), NOW)?.where).toEqual([
      { field: 'holders', hasAny: ['branchSecretary', 'branchSecretary wang'] },
      { field: 'unitId', in: ['b03', 'b03.017'] },
    ]);
  });
  it('sees nothing of the unit where they work, if bound by recusal', () => {
    expect(sightOf(tasks, holder('assessor', 'b04.001'), NOW)?.where).toEqual([
      { field: 'holders', hasAny: ['assessor', 'assessor wang'] },
      { field: 'unitId', notIn: ['b04.001', 'b04'] },
    ]);
  });
});

describe('The secretary of a suspect', () => {
  it('does not learn from the version of the standing that discipline proposed something', () => {
    const standings = readModels.assessment['standings']!;
    expect(sightOf(standings, holder('branchSecretary'), NOW)).toMatchObject({
      hidden: expect.arrayContaining(['version']) as unknown,
      visible: expect.not.arrayContaining(['version']) as unknown,
    });
  });
});

describe('A branch that is named in secret', () => {
  it.each(['named', 'certificates'])(
    'is in the rows of %s that officials see, and in nobody else’s',
    (name) => {
      const model = readModels.evaluation[name]!;
      const open = [{ field: 'secret', equals: null }];
      expect(sightOf(model, undefined, NOW)).toMatchObject({ where: open });
      for (const role of ['bureauOfficer', 'branchSecretary', 'assessor', 'expert'] as const)
        expect(sightOf(model, holder(role), NOW)).toMatchObject({ where: open });
      for (const role of ['operator', 'committee', 'discipline', 'auditor'] as const)
        expect(sightOf(model, holder(role), NOW)).toMatchObject({ where: [] });
    },
  );
});

describe('Beside another city', () => {
  const province = treeOf([
    ['c1', undefined],
    ['c2', undefined],
    ['c1a', 'c1'],
    ['c1a.001', 'c1a'],
    [campaignNode('one'), 'c1'],
    [campaignNode('inner'), 'c1a'],
    [campaignNode('two'), 'c2'],
  ]);
  const of = (role: Role, unitId: string): Reader => {
    const { account } = holder(role);
    return { tree: province, account: { ...account, grants: [{ role, unitId }] } };
  };
  const named = Object.fromEntries(models);
  const whereOf = (name: string, role: Role, unitId: string) =>
    sightOf(named[name]!, of(role, unitId), NOW)?.where;

  it('a role held for a city sees its campaigns and those below, and nothing of the root’s', () => {
    expect(whereOf('rankings', 'operator', 'c1')).toEqual([{ field: 'campaignId', in: ['one', 'inner'] }]);
    expect(whereOf('history', 'auditor', 'c1')).toEqual([{ field: 'campaignId', in: ['one', 'inner'] }]);
    expect(whereOf('rankings', 'operator', 'c1a')).toEqual([{ field: 'campaignId', in: ['inner'] }]);
    expect(whereOf('rankings', 'expert', 'c9')).toEqual([{ field: 'campaignId', in: [] }]);
  });
  it('sees what is known of units only for its own', () => {
    expect(whereOf('integrityRecords', 'discipline', 'c1a')).toEqual([
      { field: 'unitId', in: ['c1a', 'c1a.001'] },
    ]);
  });
  it('is refused what tells neither campaign nor unit', () => {
    for (const name of ['deadLetters', 'signIns', 'reads'])
      expect([name, sightOf(named[name]!, of('auditor', 'c1'), NOW)]).toEqual([name, undefined]);
  });
  it('sees what the public sees, and the organisation, whole', () => {
    for (const name of ['notices', 'publicCampaigns', 'calendars', 'units', 'organisation'])
      expect([name, whereOf(name, 'operator', 'c1')]).toEqual([name, []]);
  });
  it('an officer or a secretary sees all campaigns but those that do not reach the unit', () => {
    expect(whereOf('campaigns', 'branchSecretary', 'c1a.001')).toEqual([
      { field: 'campaignId', notIn: ['two'] },
    ]);
    expect(whereOf('campaigns', 'bureauOfficer', 'c2')).toEqual([
      { field: 'campaignId', notIn: ['one', 'inner'] },
    ]);
  });
  it('a role held without a unit sees everything', () => {
    const { account } = holder('operator');
    expect(sightOf(named['rankings']!, { tree: province, account }, NOW)?.where).toEqual([]);
  });
  it('a past is read by the campaigns and units as they were', () => {
    const before = treeOf([
      ['c1', undefined],
      [campaignNode('one'), 'c1'],
    ]);
    expect(sightOf(named['rankings']!, of('operator', 'c1'), NOW)!.whereIn(before)).toEqual([
      { field: 'campaignId', in: ['one'] },
    ]);
  });
});
