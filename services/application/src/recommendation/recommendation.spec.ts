// A bureau's ranked list: drafted, sealed by two, recalled until the deadline, closed by it, reopened by an
// extension.
import { describe, expect, it } from '@jest/globals';
import { recommendation } from '@laurel/contracts';
import { inState, type Command, fold, type Stamped } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import {
  beforeDeadline,
  campaignId,
  deadlineInstant,
  listed,
  openCampaign,
  pack,
  tree,
} from '../city.fixture.ts';
import type { RecommendationEvent } from './recommendation.ts';
import { nominationsOf } from './recommendation.ts';
import { recommendationDecider, type RecommendationFacts } from './recommendation.decide.ts';

const list = { campaignId, bureauId: 'b03' };
const facts: RecommendationFacts = {
  id: { campaign: campaignId, unit: 'b03' },
  campaign: openCampaign,
  tree,
  draftedSinceProposal: false,
  withdrawn: [],
  winners: [],
};
type Asked = Parameters<typeof recommendationDecider.decide>[0];
const ask = (type: Asked['type'], data: object = {}, instant = beforeDeadline) =>
  command({ type, data }, { instant }) as Asked & Command;
const on = (overrides: Partial<RecommendationFacts> = {}) =>
  given(inState(recommendationDecider, recommendation.commands), { ...facts, ...overrides });
const event = (type: RecommendationEvent['type'], data: object) =>
  stamped({ type, data }) as Stamped<RecommendationEvent>;

const names = (branchId: string) => ({
  branchName: `支部${branchId}`,
  unitName: `所队${branchId}`,
  bureauName: '东城分局',
});
const recommended = (branchId: string, rank: number, of: number) => ({
  type: 'CandidateRecommended' as const,
  data: { ...list, branchId, ...names(branchId), rank, of, reason: '综合评议' },
});
const draft = (...branchIds: string[]) =>
  event('RecommendationDrafted', { ...list, candidates: listed(...branchIds) });
const minutes = { minutesNumber: '5号' };
const sealedData = {
  ...list,
  ...minutes,
  branchIds: ['b03.018', 'b03.019'],
  seal: 1,
  deadline: '2023-04-30',
};
const sealed = [
  draft('b03.018', 'b03.019'),
  stamped(recommended('b03.018', 1, 2)) as Stamped<RecommendationEvent>,
  stamped(recommended('b03.019', 2, 2)) as Stamped<RecommendationEvent>,
  event('RecommendationSealed', sealedData),
];
const none = event('NoCandidateRecommended', { ...list, reason: '均未达标', ...minutes });
const final = event('RecommendationFinalised', { ...list, branchIds: ['b03.018', 'b03.019'] });
const lapsed = event('RecommendationLapsed', list);
const reopened = event('RecommendationReopened', { ...list, until: '2023-05-05' });
const extendedCampaign = { ...openCampaign, extensions: { b03: '2023-05-05' } };
const drafting = (...branchIds: string[]) => ask('DraftRecommendation', { candidates: listed(...branchIds) });
const ranked = (...ranks: number[]) =>
  ask('DraftRecommendation', {
    candidates: ranks.map((rank, index) => ({ branchId: `b03.0${17 + index}`, rank, reason: '评议' })),
  });

describe('A list that is empty', () => {
  it('is drafted in order of rank', () => {
    const candidates = listed('b03.018', 'b03.019');
    on()()
      .when(ask('DraftRecommendation', { candidates: [...candidates].reverse() }))
      .then({ type: 'RecommendationDrafted', data: { ...list, candidates } });
  });
  it('refuses ranks with a gap or twice, a branch twice, too many, other bureaus’ and unknown branches', () => {
    on()().when(ranked(1, 3)).thenRefused('rank_gap');
    on()().when(ranked(1, 1)).thenRefused('rank_repeated');
    on()().when(drafting('b03.018', 'b03.018')).thenRefused('branch_repeated');
    on()()
      .when(ranked(1, 2, 3, 4, 5, 6))
      .thenRefused('over_quota');
    on()().when(drafting('b04.001')).thenRefused('not_own_branch');
    on()().when(drafting('b03.099')).thenRefused('unit_unknown');
    on()().when(drafting('b03.020')).thenRefused('unit_merged');
  });
  it('is not for bodies that nominate themselves, nor for unknown ones', () => {
    on({ id: { campaign: campaignId, unit: 'o20' } })()
      .when(drafting())
      .thenRefused('route_not_allowed');
    on({ id: { campaign: campaignId, unit: 'b99' } })()
      .when(drafting())
      .thenRefused('unit_unknown');
  });
  it('is not sealed, and nothing is recalled', () => {
    on()().when(ask('SealRecommendation', minutes)).thenRefused('list_empty');
    on()()
      .when(ask('RecallRecommendation', { reason: '调整' }))
      .thenRefused('wrong_state');
  });
  it('may be declared to stay empty, with reason and minutes', () => {
    on()()
      .when(ask('DeclareNoCandidate', { reason: '均未达标', ...minutes }))
      .then({ type: 'NoCandidateRecommended', data: none.data });
    on()()
      .when(ask('DeclareNoCandidate', { reason: ' ', ...minutes }))
      .thenRefused('reason_missing');
    on()()
      .when(ask('DeclareNoCandidate', { reason: '均未达标', minutesNumber: ' ' }))
      .thenRefused('minutes_missing');
  });
  it('waits until the campaign opens, and ends with it', () => {
    on({ campaign: { status: 'draft', rulePack: pack, rulePackHash: '' } })()
      .when(drafting())
      .thenRefused('wrong_state');
    on({ campaign: { ...openCampaign, status: 'closed' } })()
      .when(drafting())
      .thenRefused('campaign_closed');
  });
});

describe('A list that is drafted', () => {
  it('changes nothing when drafted the same', () => {
    on()(draft('b03.018')).when(drafting('b03.018')).thenNothing();
  });
  it('is sealed as one act: its candidates with the names of now, and the seal', () => {
    on()(draft('b03.018', 'b03.019'))
      .when(ask('SealRecommendation', minutes))
      .then(recommended('b03.018', 1, 2), recommended('b03.019', 2, 2), {
        type: 'RecommendationSealed',
        data: sealedData,
      });
  });
  it('is judged again at the seal', () => {
    on()(draft('b03.020')).when(ask('SealRecommendation', minutes)).thenRefused('unit_merged');
    on()(draft('b03.018'))
      .when(ask('SealRecommendation', { minutesNumber: ' ' }))
      .thenRefused('minutes_missing');
    on({ campaign: { ...openCampaign, rulePack: { ...pack, routes: { ...pack.routes, listMaximum: 1 } } } })(
      draft('b03.018', 'b03.019'),
    )
      .when(ask('SealRecommendation', minutes))
      .thenRefused('over_quota');
    on({ campaign: { ...openCampaign, rulePack: { ...pack, routes: { ...pack.routes, listMinimum: 2 } } } })(
      draft('b03.018'),
    )
      .when(ask('SealRecommendation', minutes))
      .thenRefused('under_quota');
  });
  it('is not sealed as something else than what the first officer asked for', () => {
    on({ withdrawn: ['b03.018'] })(draft('b03.018'))
      .when(ask('SealRecommendation', minutes))
      .thenRefused('candidate_withdrawn');
    on({ draftedSinceProposal: true })(draft('b03.018'))
      .when(ask('SealRecommendation', minutes))
      .thenRefused('payload_differs');
  });
  it('is in time to the last millisecond of the day', () => {
    const last = ask('SealRecommendation', minutes, '2023-04-30T15:59:59.999Z');
    expect('events' in on()(draft('b03.018')).when(last).outcome).toBe(true);
    on()(draft('b03.018'))
      .when(ask('SealRecommendation', minutes, deadlineInstant))
      .thenRefused('deadline_passed');
  });
  it('lapses at the deadline that holds', () => {
    on()(draft('b03.018'))
      .when(ask('CloseRecommendation', {}, deadlineInstant))
      .then({ type: 'RecommendationLapsed', data: list });
    on({ campaign: extendedCampaign })(draft('b03.018'))
      .when(ask('CloseRecommendation', {}, deadlineInstant))
      .thenRefused('deadline_running');
  });
});

describe('A list that is sealed', () => {
  it('refuses a draft and a second seal', () => {
    on()(...sealed)
      .when(ask('SealRecommendation', minutes))
      .thenRefused('already_sealed');
    on()(...sealed)
      .when(drafting('b03.018'))
      .thenRefused('already_sealed');
    on()(none)
      .when(ask('DeclareNoCandidate', { reason: '无', ...minutes }))
      .thenRefused('already_sealed');
  });
  it('is recalled until the deadline, and sealed anew as the second seal', () => {
    const recall = {
      type: 'RecommendationRecalled' as const,
      data: { ...list, reason: '调整', branchIds: ['b03.018', 'b03.019'] },
    };
    on()(...sealed)
      .when(ask('RecallRecommendation', { reason: '调整' }))
      .then(recall);
    on()(...sealed)
      .when(ask('RecallRecommendation', { reason: '调整' }, deadlineInstant))
      .thenRefused('deadline_passed');
    const again = on()(...sealed, stamped(recall) as Stamped<RecommendationEvent>).when(
      ask('SealRecommendation', minutes),
    ).outcome;
    expect('events' in again && again.events.at(-1)).toMatchObject({
      type: 'RecommendationSealed',
      data: { seal: 2 },
    });
  });
  it('is final at the deadline', () => {
    on()(...sealed)
      .when(ask('CloseRecommendation', {}, deadlineInstant))
      .then({ type: 'RecommendationFinalised', data: final.data });
    on()(none)
      .when(ask('CloseRecommendation', {}, deadlineInstant))
      .then({ type: 'RecommendationFinalised', data: { ...list, branchIds: [] } });
  });
});

describe('A list that is closed', () => {
  it('is not changed, nor closed again', () => {
    for (const type of [
      'DraftRecommendation',
      'SealRecommendation',
      'DeclareNoCandidate',
      'RecallRecommendation',
    ] as const) {
      on()(...sealed, final)
        .when(ask(type, { candidates: [], reason: '调整', ...minutes }, deadlineInstant))
        .thenRefused('list_final');
    }
    on()(lapsed)
      .when(ask('DraftRecommendation', { candidates: [] }, deadlineInstant))
      .thenRefused('deadline_passed');
    on()(lapsed)
      .when(ask('DraftRecommendation', { candidates: [] }))
      .thenRefused('wrong_state');
    on()(lapsed)
      .when(ask('CloseRecommendation', {}, deadlineInstant))
      .thenNothing();
  });
  it('is reopened by an extension as it was, and recallable', () => {
    const reopen = ask('ReopenRecommendation', { until: '2023-05-05' }, deadlineInstant);
    on({ campaign: extendedCampaign })(...sealed, final)
      .when(reopen)
      .then({ type: 'RecommendationReopened', data: reopened.data });
    on({ campaign: extendedCampaign })(...sealed)
      .when(reopen)
      .thenNothing();
    on()(...sealed, final)
      .when(reopen)
      .thenRefused('deadline_passed');
    const recalled = on({ campaign: extendedCampaign })(...sealed, final, reopened).when(
      ask('RecallRecommendation', { reason: '调整' }, deadlineInstant),
    );
    expect('events' in recalled.outcome).toBe(true);
    expect(
      nominationsOf(fold(recommendationDecider, [...sealed, final, reopened])).map(
        ({ branchId }) => branchId,
      ),
    ).toEqual(['b03.018', 'b03.019']);
  });
});

describe('A body that recommends nobody by the rules', () => {
  it('has no list to close', () => {
    on({ id: { campaign: campaignId, unit: 'o20' } })()
      .when(ask('CloseRecommendation', {}, deadlineInstant))
      .thenNothing();
  });
});
