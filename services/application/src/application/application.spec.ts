// An application from nomination to its end: who may enter, what a form must hold, who is accepted, and when
// it is too late.
import { describe, expect, it } from '@jest/globals';
import { application } from '@laurel/contracts';
import { inState, type Actor, type Command, fold, type Stamped } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import {
  beforeDeadline,
  campaignId,
  deadlineInstant,
  declarations,
  form,
  openCampaign,
  pack,
  tree,
} from '../city.fixture.ts';
import type { ApplicationEvent } from './application.ts';
import { applicationDecider } from './application.decide.ts';
import type { ApplicationFacts } from './application.rules.ts';
import type { Recommendation } from '../recommendation/recommendation.ts';

const requirePassed = '2023-05-02T01:00:00.000Z';
const names = { branchName: '原名', unitName: '原所', bureauName: '东城分局' };
const sealedList: Recommendation = {
  status: 'sealed',
  seals: 1,
  nominations: [{ branchId: 'b03.017', rank: 1, reason: '评议', ...names }],
};
const finalList: Recommendation = { status: 'final', before: sealedList };
const facts: ApplicationFacts = {
  id: { campaign: campaignId, unit: 'b03.017' },
  campaign: openCampaign,
  tree,
  list: finalList,
  participation: { answered: true, planFiled: true, meetingHeld: true },
  standing: { suspended: false, clearedUntil: '2023-05-20' },
  rankingConfirmed: false,
};
const organ = {
  id: { campaign: campaignId, unit: 'o20.001' },
  list: { status: 'empty', seals: 0 } as Recommendation,
};
const entry = { campaignId, branchId: 'b03.017', bureauId: 'b03' };
const organEntry = { campaignId, branchId: 'o20.001', bureauId: 'o20' };

type Asked = Parameters<typeof applicationDecider.decide>[0];
const ask = (type: Asked['type'], data: object = {}, overrides: Partial<Command> = {}) =>
  command({ type, data }, { instant: beforeDeadline, ...overrides }) as Asked & Command;
const on = (overrides: Partial<ApplicationFacts> = {}) =>
  given(inState(applicationDecider, application.commands), { ...facts, ...overrides });
const event = (type: ApplicationEvent['type'], data: object) =>
  stamped({ type, data: { ...entry, ...data } }) as Stamped<ApplicationEvent>;

const submission = { form, declarations };
const submitting = (data: object = {}, overrides: Partial<Command> = {}) =>
  ask('SubmitApplication', { ...submission, ...data }, overrides);
const organNames = { branchName: '支部o20.001', unitName: '所队o20.001', bureauName: '政治部' };
const selfNominated = event('CandidateSelfNominated', { ...organEntry, ...organNames, reason: '自荐' });
const drafted = event('ApplicationDrafted', { form: { theme: '主题' } });
const submitted = event('ApplicationSubmitted', { ...submission, submission: 1 });
const returned = event('ApplicationReturned', { reason: '补佐证', until: '2023-05-06' });
const resubmitted = event('ApplicationSubmitted', { ...submission, submission: 2 });
const accepted = event('ApplicationAccepted', { ...names, route: 'recommended', rank: 1 });
const lapsed = (reason: string) => event('ApplicationLapsed', { reason });
const withdrawn = event('ApplicationWithdrawn', { reason: '退出', cause: 'own' });

describe('A branch of an organ', () => {
  it('nominates itself with the names of now, once', () => {
    on(organ)()
      .when(ask('SelfNominate', { reason: '自荐' }))
      .then({ type: 'CandidateSelfNominated', data: selfNominated.data });
    on(organ)(selfNominated)
      .when(ask('SelfNominate', { reason: '自荐' }))
      .thenNothing();
  });
  it('does so before the deadline, and only if its body has this route', () => {
    on(organ)()
      .when(ask('SelfNominate', { reason: '自荐' }, { instant: deadlineInstant }))
      .thenRefused('deadline_passed');
    on()()
      .when(ask('SelfNominate', { reason: '自荐' }))
      .thenRefused('not_an_organ');
    on({ id: { campaign: campaignId, unit: 'o20.099' } })()
      .when(ask('SelfNominate', { reason: '自荐' }))
      .thenRefused('unit_unknown');
  });
  it('submits its form only when it has nominated itself', () => {
    on(organ)().when(submitting()).thenRefused('not_nominated');
    on(organ)(selfNominated)
      .when(submitting())
      .then({ type: 'ApplicationSubmitted', data: { ...organEntry, ...submission, submission: 1 } });
  });
});

describe('A form', () => {
  it('is drafted with whatever is there, and the same draft changes nothing', () => {
    on()()
      .when(ask('DraftApplication', { form: { theme: '主题' } }))
      .then({ type: 'ApplicationDrafted', data: drafted.data });
    on()(drafted)
      .when(ask('DraftApplication', { form: { theme: '主题' } }))
      .thenNothing();
    on()()
      .when(ask('DraftApplication', { form: {} }, { instant: deadlineInstant }))
      .thenRefused('deadline_passed');
  });
  it('is not for bodies without a route, nor for merged branches', () => {
    const routes = { ...pack.routes, recommending: ['trafficDetachment' as const] };
    on({ campaign: { ...openCampaign, rulePack: { ...pack, routes } } })()
      .when(ask('DraftApplication', { form: {} }))
      .thenRefused('route_not_allowed');
    on({ id: { campaign: campaignId, unit: 'b03.020' } })()
      .when(submitting())
      .thenRefused('unit_merged');
  });
  it('is submitted before the list is sealed too', () => {
    on({ list: { status: 'empty', seals: 0 } })(drafted)
      .when(submitting())
      .then({ type: 'ApplicationSubmitted', data: submitted.data });
  });
  it('must speak to every criterion, on the scale', () => {
    const withScores = (selfAssessment: object[]) => submitting({ form: { ...form, selfAssessment } });
    const [first, ...others] = form.selfAssessment;
    on()().when(withScores(others)).thenRefused('form_incomplete');
    on()()
      .when(submitting({ form: { ...form, deeds: ' ' } }))
      .thenRefused('form_incomplete');
    on()()
      .when(withScores([...form.selfAssessment, first!]))
      .thenRefused('criterion_repeated');
    on()()
      .when(withScores([...form.selfAssessment, { ...first!, criterionId: 'unknown' }]))
      .thenRefused('criterion_unknown');
    on()()
      .when(withScores([{ ...first!, score: '100.5' }, ...others]))
      .thenRefused('score_range');
    on()()
      .when(withScores([{ ...first!, score: '90.3' }, ...others]))
      .thenRefused('score_step');
  });
  it('must carry every declaration and no other', () => {
    on()()
      .when(submitting({ declarations: declarations.slice(1) }))
      .thenRefused('declaration_missing');
    on()()
      .when(submitting({ declarations: [...declarations, 'unknown'] }))
      .thenRefused('value_invalid');
  });
  it('needs the plan filed and the meeting held, if the rule pack says so', () => {
    const participation = { ...facts.participation, meetingHeld: false };
    on({ participation })().when(submitting()).thenRefused('plan_missing');
    on({ participation: { ...facts.participation, planFiled: false } })()
      .when(submitting())
      .thenRefused('plan_missing');
    const eligibility = { ...pack.eligibility, planRequired: false };
    const lenient = on({
      participation,
      campaign: { ...openCampaign, rulePack: { ...pack, eligibility } },
    })().when(submitting());
    expect('events' in lenient.outcome).toBe(true);
  });
  it('is signed in person, in time, and once', () => {
    const delegate = {
      account: 'li',
      person: 'P9',
      role: 'branchSecretary',
      onBehalfOf: 'P7',
    } satisfies Actor;
    on()()
      .when(submitting({}, { actor: delegate }))
      .thenRefused('delegation_not_allowed');
    on()()
      .when(submitting({}, { instant: deadlineInstant }))
      .thenRefused('deadline_passed');
    on()(submitted).when(submitting()).thenRefused('wrong_state');
  });
});

describe('A submitted application', () => {
  it('is returned once, for five working days even past the deadline', () => {
    on()(submitted)
      .when(ask('ReturnApplication', { reason: '补佐证' }, { instant: '2023-04-26T02:00:00.000Z' }))
      .then({ type: 'ApplicationReturned', data: returned.data });
    on()(submitted, returned)
      .when(submitting({}, { instant: '2023-05-06T15:59:59.999Z' }))
      .then({ type: 'ApplicationSubmitted', data: resubmitted.data });
    on()(submitted, returned)
      .when(submitting({}, { instant: '2023-05-06T16:00:00.000Z' }))
      .thenRefused('return_expired');
    on()(submitted, returned, resubmitted)
      .when(ask('ReturnApplication', { reason: '再补' }))
      .thenRefused('second_return');
  });
  const accept = (instant = requirePassed) => ask('AcceptApplication', {}, { instant });
  it('is accepted with the names, route and rank of its nomination', () => {
    on()(submitted).when(accept()).then({ type: 'ApplicationAccepted', data: accepted.data });
    on(organ)(selfNominated, event('ApplicationSubmitted', { ...organEntry, ...submission, submission: 1 }))
      .when(accept())
      .then({ type: 'ApplicationAccepted', data: { ...organEntry, ...organNames, route: 'self' } });
  });
  it('waits for the final list, and must be on it', () => {
    on({ list: sealedList })(submitted).when(accept()).thenRefused('list_not_final');
    on({ list: { status: 'draft', candidates: [], seals: 0 } })(submitted)
      .when(accept())
      .thenRefused('list_not_final');
    on({ list: { status: 'final', before: { status: 'none', seals: 0 } } })(submitted)
      .when(accept())
      .thenRefused('not_nominated');
    on({ list: { status: 'lapsed', before: { status: 'empty', seals: 0 } } })(submitted)
      .when(accept())
      .thenRefused('not_nominated');
  });
  it('needs clearance: nothing known is not enough', () => {
    on({ standing: { suspended: false } })(submitted)
      .when(accept())
      .thenRefused('clearance_missing');
    on({ standing: { suspended: false, clearedUntil: '2023-05-01' } })(submitted)
      .when(accept())
      .thenRefused('clearance_missing');
    const lastDay = on({ standing: { suspended: false, clearedUntil: '2023-05-02' } })(submitted).when(
      accept(),
    );
    expect('events' in lastDay.outcome).toBe(true);
    on({ standing: { ...facts.standing, suspended: true } })(submitted)
      .when(accept())
      .thenRefused('under_investigation');
    on({ standing: { ...facts.standing, disqualified: '辅警酒驾' } })(submitted)
      .when(accept())
      .thenRefused('veto_fact');
  });
  it('needs enough full members, and a ranking that is not confirmed yet', () => {
    const list = {
      ...finalList,
      before: { ...sealedList, nominations: [{ branchId: 'b03.019', rank: 1, reason: '', ...names }] },
    };
    on({ id: { campaign: campaignId, unit: 'b03.019' }, list: list as Recommendation })(submitted)
      .when(accept())
      .thenRefused('members_too_few');
    on({ rankingConfirmed: true })(submitted).when(accept()).thenRefused('ranking_confirmed');
  });
  it('is declared ineligible by the rule it breaks, with reason', () => {
    on()(submitted)
      .when(ask('DeclareIneligible', { rule: 'fullMembersMinimum', reason: '党员不足' }))
      .then({
        type: 'ApplicationDeclaredIneligible',
        data: { ...entry, rule: 'fullMembersMinimum', reason: '党员不足' },
      });
    on()(submitted)
      .when(ask('DeclareIneligible', { rule: 'x', reason: ' ' }))
      .thenRefused('reason_missing');
    for (const type of ['AcceptApplication', 'DeclareIneligible', 'ReturnApplication'] as const) {
      on()(drafted)
        .when(ask(type, { rule: 'x', reason: '理由' }))
        .thenRefused('wrong_state');
    }
  });
});

describe('An entry', () => {
  const withdraw = ask('WithdrawApplication', { reason: '退出' });
  it('withdraws until the ranking is confirmed, from the list alone too', () => {
    on()(accepted).when(withdraw).then({ type: 'ApplicationWithdrawn', data: withdrawn.data });
    on()()
      .when(ask('WithdrawApplication', { reason: '退出' }, { instant: requirePassed }))
      .then({ type: 'ApplicationWithdrawn', data: withdrawn.data });
    on()(submitted)
      .when(ask('WithdrawApplicationForBureau', { reason: '退出' }, { instant: requirePassed }))
      .then({ type: 'ApplicationWithdrawn', data: { ...withdrawn.data, cause: 'bureau' } });
    on({ rankingConfirmed: true })(accepted).when(withdraw).thenRefused('ranking_confirmed');
  });
  it('before the deadline puts the form back to draft, to the millisecond, and submits it again', () => {
    const takenBack = event('ApplicationTakenBack', { reason: '退出', cause: 'own' });
    on()(submitted).when(withdraw).then({ type: 'ApplicationTakenBack', data: takenBack.data });
    on()(submitted)
      .when(ask('WithdrawApplication', { reason: '退出' }, { instant: deadlineInstant }))
      .then({ type: 'ApplicationWithdrawn', data: withdrawn.data });
    on()(submitted, takenBack).when(withdraw).thenRefused('nothing_to_withdraw');
    on()(submitted, takenBack)
      .when(submitting())
      .then({ type: 'ApplicationSubmitted', data: { ...entry, ...submission, submission: 2 } });
  });
  it('that does not stand has nothing to withdraw', () => {
    on({ list: { status: 'empty', seals: 0 } })()
      .when(withdraw)
      .thenRefused('wrong_state');
    on()(submitted, withdrawn).when(withdraw).thenRefused('wrong_state');
    on()(drafted, lapsed('notSubmitted')).when(withdraw).thenRefused('wrong_state');
  });
  it('of a merged branch is withdrawn as merged', () => {
    const merge = ask('WithdrawMergedApplication', { into: 'b03.018' });
    const reason = '并入 b03.018 / merged into b03.018';
    on()(accepted)
      .when(merge)
      .then({ type: 'ApplicationWithdrawn', data: { ...entry, reason, cause: 'merged' } });
    on()(withdrawn).when(merge).thenNothing();
    on({ rankingConfirmed: true })(accepted).when(merge).thenRefused('ranking_confirmed');
  });
  it('ends with the campaign', () => {
    on({ campaign: { ...openCampaign, status: 'cancelled' } })(accepted)
      .when(withdraw)
      .thenRefused('campaign_closed');
  });
});

describe('The lapse of an application', () => {
  const lapse = (reason: string, instant = deadlineInstant) =>
    ask('LapseApplication', { reason }, { instant });
  const lapses = (reason: string) => ({ type: 'ApplicationLapsed' as const, data: { ...entry, reason } });
  it('comes at the deadline to what was not submitted', () => {
    on()(drafted).when(lapse('notSubmitted')).then(lapses('notSubmitted'));
    on()().when(lapse('notSubmitted')).then(lapses('notSubmitted'));
    on()(drafted).when(lapse('notSubmitted', beforeDeadline)).thenRefused('deadline_running');
    on()(submitted).when(lapse('notSubmitted')).thenNothing();
    on({ list: { status: 'empty', seals: 0 } })()
      .when(lapse('notSubmitted'))
      .thenNothing();
  });
  it('comes to what was submitted and is on no list', () => {
    const list: Recommendation = { status: 'lapsed', before: { status: 'empty', seals: 0 } };
    on({ list })(submitted).when(lapse('notNominated')).then(lapses('notNominated'));
    on({ list })(submitted).when(lapse('notNominated', beforeDeadline)).thenRefused('deadline_running');
    on()(submitted).when(lapse('notNominated')).thenNothing();
  });
  it('comes to what was returned and not mended in time', () => {
    on()(submitted, returned)
      .when(lapse('returnExpired', '2023-05-06T16:00:00.000Z'))
      .then(lapses('returnExpired'));
    on()(submitted, returned).when(lapse('returnExpired')).thenRefused('deadline_running');
    on()(submitted, returned, resubmitted)
      .when(lapse('returnExpired', '2023-05-06T16:00:00.000Z'))
      .thenNothing();
  });
  it('is taken back by an extension, except after a return', () => {
    const extended = { campaign: { ...openCampaign, extensions: { b03: '2023-05-05' } } };
    const again = submitting({}, { instant: requirePassed });
    on(extended)(drafted, lapsed('notSubmitted'))
      .when(again)
      .then({ type: 'ApplicationSubmitted', data: submitted.data });
    on()(drafted, lapsed('notSubmitted')).when(again).thenRefused('deadline_passed');
    on(extended)(submitted, returned, lapsed('returnExpired')).when(again).thenRefused('wrong_state');
    expect(fold(applicationDecider, [selfNominated, lapsed('notSubmitted')]).selfNominated).toEqual(
      organNames,
    );
  });
});
