import { describe, expect, it } from '@jest/globals';
import {
  acts,
  administratorRoles,
  type Delegation,
  delegableRoles,
  type Grant,
  type Role,
  roleNames,
  unitRoles,
} from '@laurel/contracts';
import { above, relation, treeOf } from '@laurel/rules';
import fc from 'fast-check';
import { type AccessRow, ofOnePerson } from './access.view.ts';
import { authorise, grantsAt } from './authorise.ts';

/**
 * The policy table: every cell for every kind of holder, and the rules that hold for all of them
 * (docs/handbook/domain.md §5.3).
 */

const NOW = '2023-04-10T01:00:00.000Z';

const tree = treeOf([
  ...['b03.001', 'b03.002', 'b03.017'].map((branchId) => [branchId, 'b03'] as const),
  ...['b04.001', 'b04.017'].map((branchId) => [branchId, 'b04'] as const),
  ...['b05.001', 'b05.021'].map((branchId) => [branchId, 'b05'] as const),
  ['b06.001', 'b06'],
  ['c1.1', 'c1'],
  ['z99.001', 'z99'],
]);

function account(grants: readonly Grant[], more: Partial<AccessRow> = {}): AccessRow {
  return {
    accountId: 'wang',
    personId: 'P-wang',
    login: 'wang',
    name: '王磊',
    language: 'zh',
    disabled: false,
    mustChangePassword: false,
    resetPosition: 0,
    grants,
    delegations: [],
    holds: [],
    ...more,
  };
}

function lent(role: Role, unitId?: string, more: Partial<Delegation> = {}): Delegation {
  return {
    role,
    ...(unitId !== undefined && { unitId }),
    from: 'li',
    to: 'wang',
    personId: 'P-li',
    since: '2023-04-01T00:00:00.000Z',
    until: '2023-04-20T00:00:00.000Z',
    ...more,
  };
}

const may = (type: string, who: AccessRow, units: readonly string[], more = {}) =>
  authorise(acts[type]!, who, { units, tree, instant: NOW, ...more });
const roleOf = (decision: ReturnType<typeof authorise>) =>
  'actor' in decision ? decision.actor.role : decision.refused;

describe('A person with two accounts', () => {
  const officer = account([{ role: 'bureauOfficer', unitId: 'b05' }], { accountId: 'bo' });

  it('is recused by the unit for which the other acts', () => {
    const second = account([{ role: 'discipline' }], { accountId: 'di' });
    expect(roleOf(may('CertifyIntegrity', second, ['b05.021']))).toBe('discipline');
    expect(roleOf(may('CertifyIntegrity', ofOnePerson(second, [second, officer]), ['b05.021']))).toBe(
      'own_unit',
    );
  });
  it('is recused by the unit of whoever lent to the other', () => {
    const second = account([{ role: 'discipline' }], { accountId: 'di' });
    const borrower = account([], {
      accountId: 'op',
      delegations: [lent('operator', undefined, { personUnit: 'b06' })],
    });
    const decision = may('CertifyIntegrity', ofOnePerson(second, [second, borrower]), ['b06.001']);
    expect(roleOf(decision)).toBe('own_unit');
  });
});

describe('Every act of the policy table', () => {
  const far = 'z99.001';
  const holder = (role: Role) =>
    account([unitRoles.includes(role) ? { role, unitId: 'z99' } : { role }], { unitId: 'b03' });

  for (const [type, permission] of Object.entries(acts)) {
    it(`${type} is done by the roles it names and by no other`, () => {
      for (const role of roleNames) {
        const named = [...permission.by, ...(permission.pair ?? [])].includes(role);
        const recused = permission.scope === 'foreign' && unitRoles.includes(role);
        const decision = authorise(permission, holder(role), {
          units: [far],
          tree,
          account: 'wang',
          instant: NOW,
        });
        expect(roleOf(decision)).toBe(!named ? 'forbidden' : recused ? 'own_unit' : role);
      }
    });
  }
});

describe('An officer of a bureau', () => {
  const officer = account([{ role: 'bureauOfficer', unitId: 'b03' }]);

  it('acts for the bureau and its branches', () => {
    expect(may('DraftRecommendation', officer, ['b03'])).toEqual({
      actor: { account: 'wang', person: 'P-wang', role: 'bureauOfficer', unit: 'b03' },
    });
    expect(roleOf(may('DraftApplication', officer, ['b03.017']))).toBe('bureauOfficer');
  });
  it('acts for no other', () =>
    expect(roleOf(may('DraftRecommendation', officer, ['b04']))).toBe('out_of_scope'));
  it('acts for no bureau whose name begins alike', () =>
    expect(roleOf(may('DraftRecommendation', officer, ['b031']))).toBe('out_of_scope'));
  it('acts for nothing when one of several units is another’s', () =>
    expect(roleOf(may('DraftRecommendation', officer, ['b03', 'b04.001']))).toBe('out_of_scope'));
  it('acts for nothing when no unit is named', () =>
    expect(roleOf(may('DraftRecommendation', officer, []))).toBe('out_of_scope'));
});

describe('A branch secretary', () => {
  it('does not act for the bureau above', () =>
    expect(roleOf(may('FilePlan', account([{ role: 'branchSecretary', unitId: 'b03.017' }]), ['b03']))).toBe(
      'out_of_scope',
    ));
});

describe('Somebody who works in a unit', () => {
  const operator = account([{ role: 'operator' }], { unitId: 'b03' });

  it.each(['b03', 'b03.017'])('is recused from %s', (unit) =>
    expect(roleOf(may('AcceptApplication', operator, [unit]))).toBe('own_unit'),
  );
  it('is recused from the unit above', () =>
    expect(
      roleOf(may('AcceptApplication', account([{ role: 'operator' }], { unitId: 'b03.017' }), ['b03'])),
    ).toBe('own_unit'));
  it('is not recused from a neighbour', () =>
    expect(roleOf(may('AcceptApplication', operator, ['b04.017']))).toBe('operator'));
  it('is recused from the unit another of the roles is for', () => {
    const both = account([{ role: 'operator' }, { role: 'branchSecretary', unitId: 'b05.001' }]);
    expect(roleOf(may('AcceptApplication', both, ['b05.001']))).toBe('own_unit');
  });
});

describe('Somebody with several roles', () => {
  const both = account([{ role: 'operator' }, { role: 'discipline' }]);

  it('acts in the one asked for', () =>
    expect(roleOf(may('ExtendDeadline', both, ['b03'], { role: 'discipline' }))).toBe('discipline'));
  it('acts in none that was not asked for', () =>
    expect(roleOf(may('OpenInvestigation', both, ['b03'], { role: 'operator' }))).toBe('forbidden'));
});

describe('A delegate', () => {
  const delegate = account([], {
    accountId: 'zhao',
    personId: 'P-zhao',
    delegations: [lent('bureauOfficer', 'b03')],
  });

  it('counts as the lender', () =>
    expect(may('DraftRecommendation', delegate, ['b03'])).toEqual({
      actor: { account: 'zhao', person: 'P-zhao', role: 'bureauOfficer', unit: 'b03', onBehalfOf: 'P-li' },
    }));
  it('acts for the lender’s units only', () =>
    expect(roleOf(may('DraftRecommendation', delegate, ['b04']))).toBe('out_of_scope'));
  it('acts from the first instant and not at the last', () => {
    const at = (instant: string) => roleOf(may('DraftRecommendation', delegate, ['b03'], { instant }));
    expect(at('2023-03-31T23:59:59.999Z')).toBe('forbidden');
    expect(at('2023-04-01T00:00:00.000Z')).toBe('bureauOfficer');
    expect(at('2023-04-20T00:00:00.000Z')).toBe('forbidden');
  });
  it('keeps away from what the lender keeps away from', () => {
    const operator = account([], { delegations: [lent('operator', undefined, { personUnit: 'b03' })] });
    expect(roleOf(may('AcceptApplication', operator, ['b03.017']))).toBe('own_unit');
    expect(roleOf(may('AcceptApplication', operator, ['b04.017']))).toBe('operator');
  });
  it('does not lend on what was lent', () => {
    expect(roleOf(may('GiveDelegation', delegate, [], { account: 'zhao' }))).toBe('out_of_scope');
  });
  it('is chosen by the person to stand for', () => {
    const several = account([{ role: 'operator' }], {
      delegations: [lent('operator', undefined, { personId: 'P-hu' })],
    });
    expect(may('OpenCampaign', several, [])).toMatchObject({ actor: { role: 'operator' } });
    expect(may('OpenCampaign', several, [], { onBehalfOf: 'P-hu' })).toMatchObject({
      actor: { onBehalfOf: 'P-hu' },
    });
    expect(roleOf(may('OpenCampaign', several, [], { onBehalfOf: 'P-nobody' }))).toBe('forbidden');
  });
});

describe('What is one’s own', () => {
  const expert = account([{ role: 'expert' }]);

  it('is done by oneself', () =>
    expect(roleOf(may('SealBallot', expert, ['b04.017'], { account: 'wang' }))).toBe('expert'));
  it('is done by nobody else', () =>
    expect(roleOf(may('SealBallot', expert, ['b04.017'], { account: 'zhao' }))).toBe('out_of_scope'));
});

describe('A disabled account', () => {
  it('does nothing', () =>
    expect(roleOf(may('OpenCampaign', account([{ role: 'operator' }], { disabled: true }), []))).toBe(
      'account_disabled',
    ));
});

const unit = fc.constantFrom('b03', 'b03.001', 'b03.002', 'b04', 'b04.001', 'c1', 'c1.1');
const role = fc.constantFrom(...roleNames);
const grant = fc.record({ role, unitId: fc.option(unit, { nil: undefined }) }) as fc.Arbitrary<Grant>;
const anyone = fc
  .record({
    grants: fc.array(grant, { maxLength: 4 }),
    loans: fc.array(fc.tuple(role, unit, unit), { maxLength: 3 }),
    unitId: unit,
  })
  .map(({ grants, loans, unitId }) =>
    account(grants, {
      unitId,
      delegations: loans.map(([lentRole, of, personUnit]) => lent(lentRole, of, { personUnit })),
    }),
  );
const act = fc.constantFrom(...Object.keys(acts));
const units = fc.array(unit, { maxLength: 3 });

describe('Whoever asks for whatever', () => {
  it('never acts on the own unit, nor above or below it, where the act is foreign', () => {
    fc.assert(
      fc.property(anyone, act, units, (who, type, concerned) => {
        const decision = may(type, who, concerned, { account: 'wang' });
        if (!('actor' in decision) || acts[type]!.scope !== 'foreign') return;
        expect(concerned.map((one) => relation(tree, who.unitId!, one))).toEqual(concerned.map(() => 'none'));
      }),
    );
  });
  it('acts only in a role the act names, held or lent now', () => {
    fc.assert(
      fc.property(anyone, act, units, (who, type, concerned) => {
        const decision = may(type, who, concerned, { account: 'wang' });
        if (!('actor' in decision)) return;
        const permission = acts[type]!;
        const acting = decision.actor.role as Role;
        expect([...permission.by, ...(permission.pair ?? [])]).toContain(acting);
        expect(grantsAt(who, NOW).map((held) => held.role)).toContain(acting);
        if (decision.actor.onBehalfOf !== undefined) expect(delegableRoles).toContain(acting);
      }),
    );
  });
  it('does nothing but administration beside an administrator’s role', () => {
    fc.assert(
      fc.property(anyone, act, units, (who, type, concerned) => {
        const decision = may(type, who, concerned, { account: 'wang' });
        if (!('actor' in decision) || !who.grants.some((held) => administratorRoles.includes(held.role)))
          return;
        expect(administratorRoles).toContain(decision.actor.role);
      }),
    );
  });
  it('acts for a unit only by a grant that holds it', () => {
    fc.assert(
      fc.property(anyone, act, units, (who, type, concerned) => {
        const decision = may(type, who, concerned);
        if (!('actor' in decision) || acts[type]!.scope !== 'mine') return;
        const held = grantsAt(who, NOW).filter((one) => one.role === decision.actor.role);
        expect(held.some(({ unitId }) => concerned.every((one) => above(tree, one).includes(unitId!)))).toBe(
          true,
        );
      }),
    );
  });
});
