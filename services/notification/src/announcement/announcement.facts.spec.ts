import { describe, expect, it } from '@jest/globals';
import type { Audience, Delegation, Grant } from '@laurel/contracts';
import type { Condition, Row } from '@laurel/core';
import { command } from '@laurel/core/testing';
import { type AccessRow, type FactReader, holding } from '@laurel/platform';
import { treeOf } from '@laurel/rules';
import type { AnnouncementCommand } from './announcement.ts';
import { announcementFacts } from './announcement.facts.ts';

/** Whom an audience means, as things stand when it is told. */

const NOW = '2023-04-23T01:00:00.000Z';

function account(accountId: string, grants: readonly Grant[], more: Partial<AccessRow> = {}): AccessRow {
  const held = [...grants, ...(more.delegations ?? [])];
  const holds = held.flatMap(({ role, unitId }) =>
    unitId === undefined ? [role] : [role, holding(role, unitId)],
  );
  const person = {
    accountId,
    personId: `P-${accountId}`,
    login: accountId,
    name: accountId,
    language: 'zh' as const,
  };
  return {
    ...person,
    disabled: false,
    mustChangePassword: false,
    resetPosition: 0,
    grants,
    delegations: [],
    holds,
    ...more,
  } as AccessRow;
}

const lent: Delegation = {
  role: 'bureauOfficer',
  unitId: 'b03',
  from: 'li',
  to: 'zhao',
  personId: 'P-li',
  since: '2023-04-20T00:00:00.000Z',
  until: '2023-04-30T00:00:00.000Z',
};

const accounts = [
  account('li', [{ role: 'bureauOfficer', unitId: 'b03' }]),
  account('ma', [{ role: 'bureauOfficer', unitId: 'b04' }]),
  account('organ', [{ role: 'bureauOfficer', unitId: 'o1' }]),
  account('sun', [{ role: 'branchSecretary', unitId: 'b03.017' }]),
  account('predecessor', [{ role: 'branchSecretary', unitId: 'b05.001' }]),
  account('successor', [{ role: 'branchSecretary', unitId: 'b05.001' }]),
  account('left', [{ role: 'branchSecretary', unitId: 'b05.002' }]),
  account('he', [{ role: 'branchSecretary', unitId: 'b04.001' }]),
  account('op', [{ role: 'operator' }]),
  account('op3', [{ role: 'operator' }], { unitId: 'b03' }),
  account('gone', [{ role: 'operator' }], { disabled: true }),
  account('zhao', [], { delegations: [lent] }),
];

const tables: Record<string, Record<string, Row>> = {
  access: Object.fromEntries(accounts.map((row) => [row.accountId, row])),
  units: {
    b03: { name: '三分局', kind: 'countyBureau' },
    b04: { name: '四分局', kind: 'countyBureau' },
    o1: { name: '机关', kind: 'organ' },
    'b05.001': { name: '五支部', secretary: { personId: 'P-successor', since: '2023-04-01' } },
    'b05.002': { name: '空缺支部', secretary: null },
  },
  campaigns: { r2023: { open: true, deadline: '2023-04-30', recommending: ['countyBureau'] } },
  groups: { 'r2023.g1': { members: ['op', 'unheard'] }, 'r2023.g2': { members: ['li', 'ma', 'gone'] } },
  assignments: { 'r2023.b03.017': { group: 'r2023.g2', recused: ['li'] }, 'r2023.b04.001': { recused: [] } },
  seats: {
    a: { scoring: 'r2023.onSite', branchId: 'b03.017', expertId: 'sun' },
    b: { scoring: 'r2023.presentation', branchId: 'b03.017', expertId: 'sun' },
    c: { scoring: 'r2023.presentation', branchId: 'b04.001', expertId: 'he' },
    'r2023.presented.b04.001': { scoring: 'r2023.presented', branchId: 'b04.001' },
  },
  plans: {
    'r2023.b03.017': { isFiled: true, isHeld: true },
    'r2023.b04.001': { isFiled: true },
    'r2023.b05.001': { isFiled: true, isHeld: true },
    'r2023.b05.002': { isFiled: true, isHeld: true },
  },
  panels: { r2023: { experts: ['he', 'sun', 'gone'], recused: ['b03.017 sun'] } },
  lists: {},
  forms: {
    'r2023.b03.017': { campaignId: 'r2023', branchId: 'b03.017', bureauId: 'b03' },
    'r2023.b04.001': { campaignId: 'r2023', branchId: 'b04.001', bureauId: 'b04' },
  },
};

const tree = treeOf([
  ['b03.017', 'b03'],
  ['b04.001', 'b04'],
  ['b05.001', 'b05'],
  ['b05.002', 'b05'],
]);

function reader(changed: Record<string, Record<string, Row>> = {}): FactReader {
  const all = { ...tables, ...changed };
  const holds = (row: Row, condition: Condition) =>
    'has' in condition
      ? (row[condition.field] as string[]).includes(condition.has)
      : 'equals' in condition && row[condition.field] === condition.equals;
  return {
    row: async (view: { name: string }, key: string) => all[view.name]![key],
    rows: async (view: { name: string }, where: readonly Condition[]) =>
      Object.values(all[view.name]!).filter((row) => where.every((condition) => holds(row, condition))),
    tree: async () => tree,
  } as unknown as FactReader;
}

async function reached(audience: Audience, read = reader(), more: object = {}): Promise<readonly string[]> {
  const data = { about: 'x', notices: [{ template: 't', parameters: {}, audience: [audience] }], ...more };
  const announce = command({ type: 'Announce', data }, { instant: NOW }) as unknown as AnnouncementCommand;
  return (await announcementFacts(read, announce, { whole: 'e1', name: 'e1' })).recipients[0]!;
}

describe('An audience by role', () => {
  it('is everyone who holds it, disabled accounts left out', async () =>
    expect(await reached({ role: 'operator' })).toEqual(['op', 'op3']));
  it('leaves out who must keep away from the unit', async () =>
    expect(await reached({ role: 'operator', foreignTo: 'b03.017' })).toEqual(['op']));
  it('at a unit is who was granted it for that unit, delegates included', async () => {
    expect(await reached({ role: 'bureauOfficer', at: 'b03' })).toEqual(['li', 'zhao']);
  });
  it('of a branch is the person appointed secretary, not who led it before; a vacant post hears nothing', async () => {
    expect(await reached({ role: 'branchSecretary', at: 'b05.001' })).toEqual(['successor']);
    expect(await reached({ role: 'branchSecretary', at: 'b05.002' })).toEqual([]);
  });
  it('under a unit reaches its branches', async () =>
    expect(await reached({ role: 'branchSecretary', under: 'b03' })).toEqual(['sun']));
  it('over a unit reaches who acts for it or for one above', async () =>
    expect(await reached({ role: 'bureauOfficer', over: 'b03.017' })).toEqual(['li', 'zhao']));
  it('leaves out who did it', async () =>
    expect(await reached({ role: 'operator' }, reader(), { exceptPerson: 'P-op' })).toEqual(['op3']));
});

describe('An audience of a city’s campaign in a province', () => {
  const province = treeOf([
    ['b03.017', 'b03'],
    ['b03', 'c1'],
    ['campaign:c1-r2023', 'c1'],
    ['campaign:r2024', undefined],
  ]);
  const city = { unitId: 'c1' };
  const people = [
    account('root', [{ role: 'operator' }]),
    account('city', [{ role: 'operator', ...city }]),
    account('cityTwo', [{ role: 'operator', ...city }]),
    account('officer', [{ role: 'bureauOfficer', ...city }]),
    account('bureau', [{ role: 'bureauOfficer', unitId: 'b03' }]),
  ];
  const access = Object.fromEntries(people.map((row) => [row.accountId, row]));
  const read = { ...reader({ access }), tree: async () => province } as unknown as FactReader;
  const told = async (role: 'operator' | 'bureauOfficer', more: object) =>
    await reached({ role }, read, more);

  it('is its own people, and those of the province where the city has nobody else', async () => {
    expect(await told('operator', { campaignId: 'c1-r2023' })).toEqual(['city', 'cityTwo']);
    const one = { ...access, cityTwo: { ...access['cityTwo']!, disabled: true } };
    const alone = { ...reader({ access: one }), tree: async () => province } as unknown as FactReader;
    const proposed = { campaignId: 'c1-r2023', exceptPerson: 'P-city' };
    expect(await reached({ role: 'operator' }, alone, proposed)).toEqual(['root']);
  });
  it('is the people nearest to the unit where no campaign is concerned', async () => {
    expect(await told('operator', { unitId: 'b03.017' })).toEqual(['city', 'cityTwo']);
    expect(await told('operator', { campaignId: 'r2024' })).toEqual(['root']);
  });
  it('is the officers of the bureaus below it, not those of the city that holds it', async () => {
    expect(await told('bureauOfficer', { campaignId: 'c1-r2023' })).toEqual(['bureau']);
    expect(await told('bureauOfficer', { campaignId: 'r2024' })).toEqual(['officer', 'bureau']);
  });
});

describe('An audience of many units at once', () => {
  it('is the same as one after another', async () => {
    const units = Array.from({ length: 30 }, (_, index) => `b03.${String(index).padStart(3, '0')}`);
    const audience: Audience[] = [
      ...units.map((at) => ({ role: 'branchSecretary' as const, at })),
      { role: 'bureauOfficer', at: 'b03' },
    ];
    const data = { about: 'x', notices: [{ template: 't', parameters: {}, audience }] };
    const announce = command({ type: 'Announce', data }, { instant: NOW }) as unknown as AnnouncementCommand;
    expect((await announcementFacts(reader(), announce, { whole: 'e1', name: 'e1' })).recipients).toEqual([
      ['sun', 'li', 'zhao'],
    ]);
  });
});

describe('An audience by name', () => {
  it('is one account', async () => expect(await reached({ account: 'sun' })).toEqual(['sun']));
  it('is told of itself whether or not it was heard yet that it is disabled', async () =>
    expect(await reached({ account: 'gone' })).toEqual(['gone']));
  it('is nobody when the account is unknown', async () =>
    expect(await reached({ account: 'nobody' })).toEqual([]));
  it('is the members of a group', async () => expect(await reached({ group: 'r2023.g1' })).toEqual(['op']));
  it('leaves out members whose account is disabled', async () => {
    const groups = { 'r2023.g1': { members: ['gone', 'op'] } };
    expect(await reached({ group: 'r2023.g1' }, reader({ groups }))).toEqual(['op']);
  });
  it('is nobody when the group is unknown', async () =>
    expect(await reached({ group: 'r2023.g9' })).toEqual([]));
});

describe('An audience by what concerns it', () => {
  it('is the group that assesses the entry, without who is recused and whose account is disabled', async () =>
    expect(await reached({ assessing: 'r2023.b03.017' })).toEqual(['ma']));
  it('is nobody while the entry is assigned to no group', async () => {
    expect(await reached({ assessing: 'r2023.b04.001' })).toEqual([]);
    expect(await reached({ assessing: 'r2023.b09.001' })).toEqual([]);
  });
  it('is the panel of the campaign and no expert besides', async () => {
    expect(await reached({ panel: 'r2023' })).toEqual(['he', 'sun']);
    expect(await reached({ panel: 'r2024' })).toEqual([]);
  });
  it('is the experts whose ballots are missing; of a presentation, once it was given', async () => {
    expect(await reached({ unballoted: { campaignId: 'r2023', stage: 'onSite' } })).toEqual(['sun']);
    expect(await reached({ unballoted: { campaignId: 'r2023', stage: 'presentation' } })).toEqual(['he']);
  });
  it('is secretaries whose plan or meeting is missing, while the campaign runs', async () => {
    expect(await reached({ unplanned: 'r2023' })).toEqual(['he']);
    expect(await reached({ unplanned: 'r2022' })).toEqual([]);
  });
  it('is the experts who are not recused from the branch', async () =>
    expect(await reached({ panel: 'r2023', foreignTo: 'b03.017' })).toEqual(['he']));
});

describe('The late', () => {
  const unsealed: Audience = { unsealed: { campaignId: 'r2023', deadline: '2023-04-30' } };
  const unsubmitted: Audience = { unsubmitted: { campaignId: 'r2023', deadline: '2023-04-30' } };

  it('are officers of bureaus that recommend and whose list has not come', async () => {
    expect(await reached(unsealed)).toEqual(['li', 'ma', 'zhao']);
    expect(
      await reached(unsealed, reader({ lists: { 'r2023.b03': { campaignId: 'r2023', done: true } } })),
    ).toEqual(['ma']);
  });
  it('are secretaries whose form has not come', async () =>
    expect(await reached(unsubmitted)).toEqual(['sun', 'he']));
  it('are reminded of the deadline that holds for them and of no other', async () => {
    const read = reader({
      lists: { 'r2023.b03': { campaignId: 'r2023', done: false, until: '2023-05-08' } },
    });
    expect(await reached(unsealed, read)).toEqual(['ma']);
    expect(await reached(unsubmitted, read)).toEqual(['he']);
    const extended = { campaignId: 'r2023', deadline: '2023-05-08', bureauId: 'b03' };
    expect(await reached({ unsealed: extended }, read)).toEqual(['li', 'zhao']);
    expect(await reached({ unsubmitted: extended }, read)).toEqual(['sun']);
  });
  it('are nobody when the deadline was moved or the campaign is over', async () => {
    const moved = { open: true, deadline: '2023-05-15', recommending: ['countyBureau'] };
    expect(await reached(unsealed, reader({ campaigns: { r2023: moved } }))).toEqual([]);
    expect(
      await reached(
        unsubmitted,
        reader({ campaigns: { r2023: { ...moved, deadline: '2023-04-30', open: false } } }),
      ),
    ).toEqual([]);
  });
});

describe('The unit an announcement is about', () => {
  const nameOf = async (unitId: string) => {
    const announce = command(
      { type: 'Announce', data: { about: 'x', unitId, notices: [] } },
      { instant: NOW },
    ) as unknown as AnnouncementCommand;
    return (await announcementFacts(reader(), announce, { whole: 'e1', name: 'e1' })).unitName;
  };
  it('is called by its name, or by its id while nobody has named it', async () =>
    expect([await nameOf('b03'), await nameOf('b09')]).toEqual(['三分局', 'b09']));
});
