import { describe, expect, it } from '@jest/globals';
import { aggregates, readModels, type Role, roleNames } from '@laurel/contracts';
import type { AccessRow } from './access.view.ts';
import { sightOf } from './sight.ts';

/** The version of a row tells how often something happened: only those who may do something are told. */

const NOW = '2023-04-10T01:00:00.000Z';
const holder = (role: Role): AccessRow => ({
  accountId: 'wang',
  personId: 'P-wang',
  login: 'wang',
  name: '王磊',
  language: 'zh',
  disabled: false,
  mustChangePassword: false,
  resetPosition: 0,
  grants: [{ role, unitId: 'b03' }],
  delegations: [],
  holds: [],
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
