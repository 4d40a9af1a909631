// A campaign from draft to its end: each command, each refusal, and what is left when there is nothing to do.
import { describe, expect, it } from '@jest/globals';
import { campaign } from '@laurel/contracts';
import { inState, type Command, type Stamped } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import { threeStationsPack2024 } from '@laurel/rules';
import { campaignId, pack } from '../city.fixture.ts';
import { type CampaignEvent, hostIn, initial } from './campaign.ts';
import { openWorkText } from './open-work.rules.ts';
import { requireOwnPrefixes } from './campaign.rules.ts';
import { campaignDecider, type CampaignFacts } from './campaign.decide.ts';
import { changesBetween } from '@laurel/rules';

const hash = 'a'.repeat(64);
const otherHash = 'b'.repeat(64);
const facts: CampaignFacts = {
  id: { campaign: campaignId },
  rulePackHash: hash,
  bureauKinds: undefined,
  calendar: [],
  judged: { assessing: false, accepted: false, scoring: false },
  others: [],
  listInUse: false,
  openWork: [],
  bureauIds: ['b03', 'b04', 'o20'],
  entries: [],
};
const drafted = stamped({
  type: 'CampaignDrafted',
  data: { campaignId, rulePack: pack, rulePackHash: hash },
}) as Stamped<CampaignEvent>;
const frozen = stamped({
  type: 'RulePackFrozen',
  data: { campaignId, rulePackHash: hash, version: 1 },
}) as Stamped<CampaignEvent>;
const opened = stamped({
  type: 'CampaignOpened',
  data: { campaignId, rulePack: pack, rulePackHash: hash, version: 1 },
}) as Stamped<CampaignEvent>;
const extended = stamped({
  type: 'DeadlineExtended',
  data: { campaignId, bureauId: 'b03', until: '2023-05-05', reason: '系统故障' },
}) as Stamped<CampaignEvent>;
const closed = stamped({ type: 'CampaignClosed', data: { campaignId } }) as Stamped<CampaignEvent>;
const open = [drafted, frozen, opened];

type Asked = Parameters<typeof campaignDecider.decide>[0];
const ask = (type: Asked['type'], data: object = {}, instant = '2023-03-10T01:00:00.000Z') =>
  command({ type, data }, { instant }) as Asked & Command;
const on = (overrides: Partial<CampaignFacts> = {}) =>
  given(inState(campaignDecider, campaign.commands), { ...facts, ...overrides });

describe('A campaign that does not exist', () => {
  it('is drafted with its rule pack and its hash, faults and all', () => {
    const faulty = { ...pack, ties: [] };
    on()()
      .when(ask('DraftCampaign', { rulePack: faulty }))
      .then({ type: 'CampaignDrafted', data: { campaignId, rulePack: faulty, rulePackHash: hash } });
  });
  it('belongs to the bureau for which it is drafted, if that is registered', () => {
    on()()
      .when(ask('DraftCampaign', { rulePack: pack, hostId: 'b03' }))
      .then(
        { type: 'CampaignDrafted', data: { campaignId, rulePack: pack, rulePackHash: hash } },
        { type: 'CampaignHosted', data: { campaignId, hostId: 'b03' } },
      );
    on({ unknownHost: 'b77' })()
      .when(ask('DraftCampaign', { rulePack: pack, hostId: 'b77' }))
      .thenRefused('unit_unknown');
  });
  it('keeps its host when its pack is revised and when it opens', () => {
    const hosted = stamped({
      type: 'CampaignHosted',
      data: { campaignId, hostId: 'b03' },
    }) as Stamped<CampaignEvent>;
    const revised = stamped({
      type: 'RulePackRevised',
      data: { campaignId, rulePack: pack, rulePackHash: hash, reason: '名额' },
    }) as Stamped<CampaignEvent>;
    const state = [drafted, hosted, revised, frozen, opened].reduce(campaignDecider.evolve, initial);
    expect(hostIn(state)).toBe('b03');
    expect(hostIn(initial)).toBeUndefined();
  });
  it('refuses an id that events could not carry', () => {
    on({ id: { campaign: 'R2023' } })()
      .when(ask('DraftCampaign', { rulePack: pack }))
      .thenRefused('value_invalid');
  });
  it('refuses everything else', () => {
    on()().when(ask('OpenCampaign')).thenRefused('wrong_state');
    on()()
      .when(ask('CancelCampaign', { reason: '停办' }))
      .thenRefused('wrong_state');
  });
});

describe('A campaign that is drafted', () => {
  const revision = { rulePack: { ...pack, places: 18 }, reason: '名额调整' };
  it('refuses to be drafted again', () => {
    on()(drafted)
      .when(ask('DraftCampaign', { rulePack: pack }))
      .thenRefused('already_exists');
  });
  it('is revised with a reason, but not into what it is', () => {
    on({ rulePackHash: otherHash })(drafted)
      .when(ask('ReviseRulePack', revision))
      .then({ type: 'RulePackRevised', data: { campaignId, ...revision, rulePackHash: otherHash } });
    on()(drafted)
      .when(ask('ReviseRulePack', { ...revision, rulePack: pack }))
      .thenRefused('nothing_changed');
  });
  it('is frozen by the hash both persons saw', () => {
    on()(drafted)
      .when(ask('FreezeRulePack', { rulePackHash: hash }))
      .then({ type: 'RulePackFrozen', data: { campaignId, rulePackHash: hash, version: 1 } });
    on()(drafted)
      .when(ask('FreezeRulePack', { rulePackHash: otherHash }))
      .thenRefused('hash_differs');
  });
  it('is not frozen while the linter finds errors; a year that nobody has arranged only warns', () => {
    const withPack = (rulePack: object) =>
      ({ ...drafted, data: { ...drafted.data, rulePack } }) as typeof drafted;
    const freeze = ask('FreezeRulePack', { rulePackHash: hash });
    on()(withPack({ ...pack, ties: [] }))
      .when(freeze)
      .thenRefused('lint_failed');
    on()(withPack({ ...pack, calendar: [] }))
      .when(freeze)
      .then({ type: 'RulePackFrozen', data: { campaignId, rulePackHash: hash, version: 1 } });
    on()(withPack({ ...pack, calendar: [{ year: 2024, holidays: ['2024-01-01'], workingDays: [] }] }))
      .when(freeze)
      .thenRefused('lint_failed');
  });
});

describe('The prefixes of a rule pack', () => {
  const freeze = ask('FreezeRulePack', { rulePackHash: hash });
  const { certificatePrefix, plaquePrefix } = pack;
  const other = { campaignId: 'fq2023', certificatePrefix: 'FQ-ZS-', plaquePrefix: 'FQ-PB-' };
  const isFrozen = { type: 'RulePackFrozen' as const, data: { campaignId, rulePackHash: hash, version: 1 } };
  it.each([
    ['that of another campaign', { certificatePrefix }, 'certificatePrefix'],
    ['a longer one of another campaign', { plaquePrefix: `${plaquePrefix}A-` }, 'plaquePrefix'],
    [
      'a shorter one of another campaign',
      { certificatePrefix: certificatePrefix.slice(0, 3) },
      'certificatePrefix',
    ],
  ])('are refused where one is %s, by field and campaign', (_, theirs, field) => {
    const { outcome } = on({ others: [{ ...other, ...theirs }] })(drafted).when(freeze);
    expect(outcome).toEqual({ refused: 'prefix_taken', field: `rulePack.${field}` });
    const taken = () => requireOwnPrefixes(pack, [{ ...other, ...theirs }]);
    expect(taken).toThrow(
      expect.objectContaining({
        parameters: { prefix: pack[field as 'plaquePrefix'], campaign: 'fq2023' },
        field: `rulePack.${field}`,
      }),
    );
  });
  it('are refused without the name of another unit’s campaign', () => {
    const { campaignId: _hidden, ...unnamed } = other;
    expect(() => requireOwnPrefixes(pack, [{ ...unnamed, certificatePrefix }])).toThrow(
      expect.objectContaining({
        parameters: { prefix: certificatePrefix, campaign: '其他单位 of another unit' },
      }),
    );
  });
  it('are its own otherwise', () => {
    on({ others: [other] })(drafted)
      .when(freeze)
      .then(isFrozen);
    on({ others: [{ ...other, plaquePrefix: certificatePrefix }] })(drafted)
      .when(freeze)
      .then(isFrozen);
  });
  it('are so after an amendment, too', () => {
    on({ rulePackHash: otherHash, others: [{ ...other, plaquePrefix: 'LC-B-' }] })(...open)
      .when(ask('AmendRulePack', { rulePack: { ...pack, plaquePrefix: 'LC-B-' }, reason: '改编号' }))
      .thenRefused('prefix_taken');
  });
});

describe('A campaign that is frozen', () => {
  it('opens with its whole rule pack while its first phase has not passed', () => {
    on()(drafted, frozen)
      .when(ask('OpenCampaign', {}, '2023-03-31T15:59:59.999Z'))
      .then({ type: 'CampaignOpened', data: { campaignId, rulePack: pack, rulePackHash: hash, version: 1 } });
    on()(drafted, frozen)
      .when(ask('OpenCampaign', {}, '2023-03-31T16:00:00.000Z'))
      .thenRefused('phase_in_past');
  });
  it('is no longer revised', () => {
    on()(drafted, frozen)
      .when(ask('ReviseRulePack', { rulePack: pack, reason: '改' }))
      .thenRefused('wrong_state');
  });
});

describe('A campaign that is open', () => {
  const amendment = { rulePack: { ...pack, places: 18 }, reason: '名额调整' };
  it('is amended as a new version that says what moves', () => {
    on({ rulePackHash: otherHash })(...open)
      .when(ask('AmendRulePack', amendment))
      .then({
        type: 'RulePackAmended',
        data: {
          campaignId,
          ...amendment,
          rulePackHash: otherHash,
          version: 2,
          changes: [{ path: 'places', before: '20', after: '18' }],
        },
      });
  });
  it('refuses an amendment that changes nothing, has faults, or comes after the first ballot', () => {
    on()(...open)
      .when(ask('AmendRulePack', amendment))
      .thenRefused('nothing_changed');
    const changed = { ...facts, rulePackHash: otherHash };
    on(changed)(...open)
      .when(ask('AmendRulePack', { ...amendment, rulePack: { ...pack, ties: [] } }))
      .thenRefused('lint_failed');
    on({ ...changed, judged: { assessing: true, accepted: true, scoring: true } })(...open)
      .when(ask('AmendRulePack', { ...amendment, rulePack: { ...pack, reserves: 1 } }))
      .thenRefused('scoring_locked');
    on({ ...changed, judged: { assessing: true, accepted: true, scoring: false } })(...open)
      .when(ask('AmendRulePack', { ...amendment, rulePack: { ...pack, places: 19 } }))
      .thenRefused('assessing_locked');
  });
  it('refuses to move a deadline that has passed, or into the past', () => {
    const later = { ...amendment, rulePack: { ...pack, applicationDeadline: '2023-05-31' } };
    on({ rulePackHash: otherHash })(...open)
      .when(ask('AmendRulePack', later, '2023-04-30T16:00:00.000Z'))
      .thenRefused('deadline_passed');
    const earlier = { ...amendment, rulePack: { ...pack, applicationDeadline: '2023-04-10' } };
    on({ rulePackHash: otherHash })(...open)
      .when(ask('AmendRulePack', earlier, '2023-04-20T01:00:00.000Z'))
      .thenRefused('deadline_passed');
  });
  it('names deep changes by their path', () => {
    const heavier = {
      ...pack,
      criteria: pack.criteria.map((each, index) => (index === 1 ? { ...each, weight: 16 } : each)),
    };
    expect(changesBetween(pack, heavier)).toEqual([
      { path: 'criteria[1].weight', before: '15', after: '16' },
    ]);
    expect(changesBetween(pack, { ...pack, basis: pack.basis.slice(1, 2) }).map(({ path }) => path)).toEqual([
      'basis[0]',
      'basis[1]',
      'basis[2]',
    ]);
  });
  it('starts a phase on its day, once', () => {
    const start = (instant: string) => ask('StartPhase', { phaseId: 'implementation' }, instant);
    const started = { type: 'PhaseStarted' as const, data: { campaignId, phaseId: 'implementation' } };
    on()(...open)
      .when(start('2023-03-31T16:00:00.000Z'))
      .then(started);
    on()(...open)
      .when(start('2023-03-31T15:59:59.999Z'))
      .thenRefused('outside_phase');
    on()(...open, stamped(started) as never)
      .when(start('2023-04-01T00:00:00.000Z'))
      .thenNothing();
    on()(...open)
      .when(ask('StartPhase', { phaseId: 'unknown' }))
      .thenRefused('not_found');
  });
  it('starts a phase by its own key, and tells its own name', () => {
    const named = (rulePack: typeof pack) =>
      [drafted, opened].map((event) =>
        stamped({ ...event, data: { ...event.data, rulePack } } as never),
      ) as Stamped<CampaignEvent>[];
    const [first, second] = named(threeStationsPack2024);
    on()(first!, frozen, second!)
      .when(ask('StartPhase', { phaseId: 'inspection' }, '2024-07-01T00:00:00.000Z'))
      .then({
        type: 'PhaseStarted',
        data: { campaignId, phaseId: 'inspection', phaseName: { zh: '实地评分', en: 'Inspection' } },
      });
    on()(first!, frozen, second!)
      .when(ask('StartPhase', { phaseId: 'implementation' }, '2024-07-01T00:00:00.000Z'))
      .thenRefused('not_found');
  });
  it('is closed when no work is open, and says which is', () => {
    on()(...open)
      .when(ask('CloseCampaign'))
      .then({ type: 'CampaignClosed', data: { campaignId } });
    const place = { campaignId, item: 'place', subject: 'b03.017', link: 'places/r2023.b03.017' } as const;
    const work = { campaignId, item: 'objection', subject: 'o1', link: 'objections/r2023.o1' } as const;
    on({ openWork: [place, work] })(...open)
      .when(ask('CloseCampaign'))
      .thenRefused('open_work');
    expect(openWorkText([place, work], 'zh')).toBe(
      '异议未处理 o1（纪检岗、党委，objections/r2023.o1）；拟命名对象未定 b03.017（党委，places/r2023.b03.017）',
    );
    expect(openWorkText([work], 'en')).toBe(
      'objection to be decided: o1 (discipline and committee, objections/r2023.o1)',
    );
  });
  it('is cancelled with a reason', () => {
    on()(...open)
      .when(ask('CancelCampaign', { reason: '停办' }))
      .then({ type: 'CampaignCancelled', data: { campaignId, reason: '停办' } });
  });
  it('refuses everything once closed', () => {
    for (const type of [
      'AmendRulePack',
      'ExtendDeadline',
      'CloseCampaign',
      'CancelCampaign',
      'OpenCampaign',
      'StartPhase',
    ] as const) {
      on()(...open, closed)
        .when(ask(type, { reason: '停办' }))
        .thenRefused('campaign_closed');
    }
  });
});

describe('A deadline', () => {
  const extend = (until: string, instant?: string) =>
    ask('ExtendDeadline', { bureauId: 'b03', until, reason: '系统故障' }, instant);
  it('is extended for one bureau, at most five working days after it', () => {
    on()(...open)
      .when(extend('2023-05-09'))
      .then({
        type: 'DeadlineExtended',
        data: { campaignId, bureauId: 'b03', until: '2023-05-09', reason: '系统故障' },
      });
    on()(...open)
      .when(extend('2023-05-10'))
      .thenRefused('extension_too_late');
  });
  it('is only ever moved later than the one that holds, and never into the past', () => {
    on()(...open)
      .when(extend('2023-04-30'))
      .thenRefused('extension_too_late');
    on()(...open, extended)
      .when(extend('2023-05-05'))
      .thenRefused('extension_too_late');
    on()(...open)
      .when(extend('2023-05-04', '2023-05-04T16:00:00.000Z'))
      .thenRefused('extension_too_late');
  });
  it('is not extended for a list in use, nor for a body nobody knows', () => {
    on({ listInUse: true })(...open)
      .when(extend('2023-05-05'))
      .thenRefused('list_in_use');
    on({ bureauIds: ['b04'] })(...open)
      .when(extend('2023-05-05'))
      .thenRefused('unit_unknown');
  });

  const pass = (instant: string, data: object = {}) => ask('PassDeadline', data, instant);
  const entries = [
    { branchId: 'b03.017', bureauId: 'b03', status: 'submitted', nominated: true },
    { branchId: 'b04.001', bureauId: 'b04', status: 'draft', nominated: false },
    { branchId: 'b04.002', bureauId: 'b04', status: 'returned', nominated: false },
    { branchId: 'o20.001', bureauId: 'o20', status: 'withdrawn', nominated: true },
  ];
  const passed = (deadline: string, bureauIds: string[], lapses: object[]) => ({
    type: 'DeadlinePassed' as const,
    data: { campaignId, deadline, bureauIds, lapses },
  });
  const lapses = [
    { branchId: 'b04.001', reason: 'notSubmitted' },
    { branchId: 'b04.002', reason: 'notNominated' },
  ];
  it('passes for those whose own was not extended, and names what comes to nothing', () => {
    on({ entries })(...open, extended)
      .when(pass('2023-04-30T16:00:00.000Z'))
      .then(passed('2023-04-30', ['b04', 'o20'], lapses));
  });
  it('passes later for the bureau it was extended for', () => {
    const before = stamped(passed('2023-04-30', ['b04', 'o20'], lapses)) as never;
    on({ entries })(...open, extended, before)
      .when(pass('2023-05-05T16:00:00.000Z', { bureauId: 'b03' }))
      .then(passed('2023-05-05', ['b03'], []));
  });
  it('does not pass early, and passes once', () => {
    on({ entries })(...open)
      .when(pass('2023-04-30T15:59:59.999Z'))
      .thenRefused('deadline_running');
    const before = stamped(passed('2023-04-30', ['b03', 'b04', 'o20'], lapses)) as never;
    on({ entries })(...open, before)
      .when(pass('2023-04-30T16:00:00.000Z'))
      .thenNothing();
  });
});
