// A join: what two persons agreed to comes in below the unit, in one go, or nothing does.
import { describe, it } from '@jest/globals';
import { type JoinPlan, organisation } from '@laurel/contracts';
import { inState, type Command, type Stamped } from '@laurel/core';
import { command, given, someInstant, stamped } from '@laurel/core/testing';
import { branch } from '../city.fixture.ts';
import type { OrganisationEvent } from './organisation.ts';
import { organisationDecider, type OrganisationFacts } from './organisation.decide.ts';

type Asked = Parameters<typeof organisationDecider.decide>[0];
const event = (type: OrganisationEvent['type'], data: object) =>
  stamped({ type, data }) as Stamped<OrganisationEvent>;

const hashes = { recordHash: 'a'.repeat(64), planHash: 'b'.repeat(64) };
const proofs = {
  ...{ events: 9, historyHash: 'c'.repeat(64) },
  ...{ firstAt: '2021-01-01T00:00:00.000Z', lastAt: '2022-12-30T00:00:00.000Z' },
};
const coming = { ...branch('c2b03.017'), bureauId: 'c2b03' };
const honour: JoinPlan['honours'][number] = {
  ...{ branchId: 'c2b03.017', formerCampaignId: 'r2022', branchName: '一支部', unitName: '一所' },
  ...{ bureauName: '三分局', honourName: { zh: '最强支部', en: 'Strongest branch' } },
  ...{ certificateNumber: 'C-1', plaqueNumber: 'P-1', documentNumber: '公1号' },
  ...{ namedOn: '2022-11-30', issuedOn: '2022-12-01', titles: [] },
};
const bureau = { bureauId: 'c2b03', name: '东城分局', kind: 'countyBureau' as const, parentId: 'c2' };
const result = { branchId: 'c2b03.017', round: 1, honour: true, titles: [] };
const renamed = [{ formerId: 'b03.017', unitId: 'c2b03.017' }];
const violations = [
  { branchId: 'c2b03.017', factOn: '2022-12-05', eventId: '00000000-0000-4000-8000-000000000001' },
];
const plan = {
  ...{ ...proofs, renamed, violations, bureaus: [bureau], results: [result], honours: [honour] },
  branches: [{ ...coming, secretary: { personId: 'P7', since: '2022-01-01' } }],
} as JoinPlan;

const facts: OrganisationFacts = {
  id: { name: 'city' },
  openCampaigns: [],
  names: { P7: '孙文' },
  entries: [],
  nominated: {},
  namingKinds: [],
  plan,
};
const on = (overrides: Partial<OrganisationFacts> = {}) =>
  given(inState(organisationDecider, organisation.commands), { ...facts, ...overrides });
const join = (data: object = {}) =>
  command({
    type: 'JoinRecord',
    data: { bureauId: 'c2', ...hashes, ...data },
    instant: someInstant,
  }) as Asked & Command;
const cities = ['c1', 'c2'].map((bureauId) =>
  event('BureauRegistered', { bureauId, name: `${bureauId}市局`, kind: 'countyBureau' }),
);
const joined = event('RecordJoined', { bureauId: 'c2', ...hashes, ...proofs, renamed, violations });

describe('A join', () => {
  it('brings units, secretaries, results and honours below the unit, and tells last that it has', () => {
    on()(...cities)
      .when(join())
      .then(
        { type: 'BureauRegistered', data: bureau },
        { type: 'BranchRegistered', data: coming },
        {
          type: 'SecretaryAppointed',
          data: { branchId: 'c2b03.017', personId: 'P7', name: '孙文', since: '2022-01-01' },
        },
        { type: 'EarlierResultImported', data: result },
        { type: 'HonourJoined', data: { joinedFrom: 'c2', ...honour } },
        { type: 'RecordJoined', data: { bureauId: 'c2', ...hashes, ...proofs, renamed, violations } },
      );
  });
  it('is done once for a unit, and once with a record', () => {
    on()(...cities, joined)
      .when(join({ recordHash: 'd'.repeat(64) }))
      .thenRefused('record_joined');
    on()(...cities, joined)
      .when(join({ bureauId: 'c1' }))
      .thenRefused('record_joined');
  });
  it('needs a unit that is registered and has nothing below it', () => {
    on()().when(join()).thenRefused('wrong_state');
    on()(...cities)
      .when(join({ bureauId: 'c3' }))
      .thenRefused('unit_unknown');
    on()(...cities, event('BranchRegistered', { ...branch('c2.001'), bureauId: 'c2' }))
      .when(join())
      .thenRefused('unit_not_empty');
  });
  it('needs a plan that stands below the unit and tells nobody else', () => {
    on({ plan: undefined })(...cities)
      .when(join())
      .thenRefused('plan_invalid');
    for (const other of [
      { bureaus: [{ ...bureau, parentId: 'c1' }] },
      { branches: [{ ...coming, bureauId: 'c1' }] },
      { results: [{ ...result, branchId: 'c1.001' }] },
      { honours: [{ ...honour, branchId: 'c1.001' }] },
    ])
      on({ plan: { ...plan, ...other } as JoinPlan })(...cities)
        .when(join())
        .thenRefused('plan_invalid');
  });
  it('is refused while an id is taken, a secretary is not registered, or the record goes on', () => {
    on()(...cities, event('BureauRegistered', { ...bureau, parentId: 'c1' }))
      .when(join())
      .thenRefused('import_invalid');
    on({ names: {} })(...cities)
      .when(join())
      .thenRefused('import_invalid');
    on({ plan: { ...plan, lastAt: '2099-01-01T00:00:00.000Z' } })(...cities)
      .when(join())
      .thenRefused('day_in_future');
  });
});
