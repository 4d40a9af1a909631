// Lists whose candidates were named in campaigns below: which naming counts, and what the seal says of it.
import { describe, expect, it } from '@jest/globals';
import { recommendation } from '@laurel/contracts';
import { type Command, fold, inState, type Stamped } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import { beforeDeadline, branch, campaignId, listed, openCampaign, pack } from '../city.fixture.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { RecommendationEvent } from './recommendation.ts';
import { recommendationDecider, type RecommendationFacts } from './recommendation.decide.ts';
import { recommendationsView } from './recommendations.view.ts';
import type { Winner } from './winners.rules.ts';

const bureau = (parentId?: string, ...branchIds: string[]) => ({
  ...{ name: '单位', kind: 'countyBureau' as const, ...(parentId !== undefined && { parentId }) },
  branches: Object.fromEntries(
    branchIds.map((branchId) => [branchId, { ...branch(branchId), bureauId: 'b03' }]),
  ),
});
/** A province of two cities; each has a bureau. */
const tree: Organisation = {
  invitedTo: [campaignId],
  earlierResults: {},
  joined: {},
  bureaus: { c1: bureau(), b03: bureau('c1', 'b03.017', 'b03.018'), c2: bureau() },
};
const honour = pack.honourName;
const rulePack = {
  ...pack,
  routes: { ...pack.routes, selfNominating: [] },
  entriesFrom: { namedFrom: '2022-01-01', honourNames: [honour] },
};
const winner = (branchId: string, more: Partial<Winner> = {}): Winner => ({
  ...{ branchId, campaignId: 'c1-2022', hostId: 'c1', honourName: honour.zh },
  ...{ rank: 3, finalScore: '455/5', namedOn: '2022-12-14', certificateNumber: 'C1-7' },
  ...more,
});
const facts: RecommendationFacts = {
  id: { campaign: campaignId, unit: 'c1' },
  campaign: { ...openCampaign, rulePack },
  tree,
  draftedSinceProposal: false,
  withdrawn: [],
  winners: [winner('b03.017'), winner('b03.018', { rank: 1 })],
};
type Asked = Parameters<typeof recommendationDecider.decide>[0];
const ask = (type: Asked['type'], data: object) =>
  command({ type, data }, { instant: beforeDeadline }) as Asked & Command;
const on = (winners = facts.winners, more: Partial<RecommendationFacts> = {}) =>
  given(inState(recommendationDecider, recommendation.commands), { ...facts, winners, ...more });
const drafting = (...branchIds: string[]) => ask('DraftRecommendation', { candidates: listed(...branchIds) });
const list = { campaignId, bureauId: 'c1' };
const drafted = (...branchIds: string[]) =>
  stamped({
    type: 'RecommendationDrafted',
    data: { ...list, candidates: listed(...branchIds) },
  }) as Stamped<RecommendationEvent>;
const sealing = ask('SealRecommendation', { minutesNumber: '5号' });

describe('A list whose candidates were named below', () => {
  it('takes those who were named in a campaign of the unit, or of one below it', () => {
    on()()
      .when(drafting('b03.018', 'b03.017'))
      .then({ type: 'RecommendationDrafted', data: { ...list, candidates: listed('b03.018', 'b03.017') } });
    on([winner('b03.017', { hostId: 'b03' })])()
      .when(drafting('b03.017'))
      .then({ type: 'RecommendationDrafted', data: { ...list, candidates: listed('b03.017') } });
  });
  const others: [why: string, winners: Winner[]][] = [
    ['nobody named', []],
    ['another city named', [winner('b03.017', { hostId: 'c2' })]],
    ['were named before the day from which it counts', [winner('b03.017', { namedOn: '2021-12-31' })]],
    ['have another honour', [winner('b03.017', { honourName: '先进集体' })]],
  ];
  it.each(others)('refuses those whom %s', (_, winners) => {
    on(winners)().when(drafting('b03.017')).thenRefused('not_named_below');
  });
  it('is judged again when it is sealed: who was revoked since stands on no list', () => {
    on([])(drafted('b03.017')).when(sealing).thenRefused('not_named_below');
  });
  it('is not asked where the rule pack lets every branch enter', () => {
    on([], { campaign: { ...openCampaign, rulePack: pack } })()
      .when(drafting('b03.017'))
      .then({ type: 'RecommendationDrafted', data: { ...list, candidates: listed('b03.017') } });
  });
});

describe('The seal of such a list', () => {
  const said = recommendationDecider.decide(
    sealing,
    fold(recommendationDecider, [drafted('b03.018', 'b03.017')]),
    {
      ...facts,
      winners: [...facts.winners, winner('b03.018', { campaignId: 'c1-2021', namedOn: '2022-01-01' })],
    },
  );
  const below = {
    campaignId: 'c1-2022',
    finalScore: '455/5',
    namedOn: '2022-12-14',
    certificateNumber: 'C1-7',
  };

  it('says of each candidate by which naming it stands there, the newest that counts', () => {
    expect(said.filter(({ type }) => type === 'WinnerHandedUp').map(({ data }) => data)).toEqual([
      { ...list, branchId: 'b03.018', below: { ...below, rank: 1 } },
      { ...list, branchId: 'b03.017', below: { ...below, rank: 3 } },
    ]);
  });
  it('shows them with the list until it is recalled', () => {
    const recalled = { type: 'RecommendationRecalled', data: { ...list, reason: '调整', branchIds: [] } };
    const row = (...events: object[]) =>
      events.reduce<ReturnType<typeof recommendationsView.fold>>(
        (before, event) =>
          recommendationsView.fold(before, stamped(event as never) as never, `${campaignId}.c1`),
        undefined,
      );
    expect(row(...said)?.winners?.map(({ branchId }) => branchId)).toEqual(['b03.018', 'b03.017']);
    expect(row(...said, recalled)?.winners).toBeUndefined();
    expect(row(...said, recalled)?.status).toBe('draft');
  });
});
