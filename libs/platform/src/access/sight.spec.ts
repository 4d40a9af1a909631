import { describe, expect, it } from '@jest/globals';
import { aggregates, readModels, type Role, roleNames } from '@laurel/contracts';
import { treeOf } from '@laurel/rules';
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
    grants: [{ role, unitId: 'b03' }],
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
