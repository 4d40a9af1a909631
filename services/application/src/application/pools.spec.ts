// What a pack with pools and list maxima of its own means for lists and acceptance.
import { describe, expect, it } from '@jest/globals';
import { application, recommendation, type RulePack } from '@laurel/contracts';
import { inState } from '@laurel/core';
import { command, given, stamped } from '@laurel/core/testing';
import { requireUnlocked } from '../campaign/pack-lock.rules.ts';
import {
  beforeDeadline,
  campaignId,
  declarations,
  form,
  listed,
  openCampaign,
  operator,
  pack,
  tree,
} from '../city.fixture.ts';
import { recommendationDecider } from '../recommendation/recommendation.decide.ts';
import { applicationDecider } from './application.decide.ts';
import type { ApplicationFacts } from './application.rules.ts';

const name = { zh: '组', en: 'Pool' };
const organs = { id: 'organs', name, places: 8, reserves: 2, routes: ['self' as const] };
const bureaus = { id: 'bureaus', name, places: 12, reserves: 3, bureauKinds: ['countyBureau' as const] };
const pooled: RulePack = { ...pack, pools: [organs, bureaus] };
const under = (rulePack: RulePack) => ({ ...openCampaign, rulePack });

describe('An accepted application', () => {
  const entry = { campaignId, branchId: 'b03.017', bureauId: 'b03' };
  const names = { branchName: '原名', unitName: '原所', bureauName: '东城分局' };
  const facts = (rulePack: RulePack): ApplicationFacts => ({
    id: { campaign: campaignId, unit: 'b03.017' },
    campaign: under(rulePack),
    tree,
    list: {
      status: 'final',
      before: {
        status: 'sealed',
        seals: 1,
        nominations: [{ branchId: 'b03.017', rank: 1, reason: '评议', ...names }],
      },
    },
    participation: { answered: true, planFiled: true, meetingHeld: true },
    standing: { suspended: false, clearedUntil: '2023-05-20' },
    rankingConfirmed: false,
  });
  const submitted = stamped({
    type: 'ApplicationSubmitted',
    data: { ...entry, form, declarations, submission: 1 },
  }) as never;
  const accepting = (rulePack: RulePack) =>
    given(
      inState(applicationDecider, application.commands),
      facts(rulePack),
    )(submitted).when(
      command(
        { type: 'AcceptApplication', data: {} },
        { instant: '2023-05-02T01:00:00.000Z', actor: operator },
      ) as never,
    );
  const accepted = { ...entry, ...names, route: 'recommended' as const, rank: 1 };

  it('stands in the pool that takes it', () =>
    accepting(pooled).then({ type: 'ApplicationAccepted', data: { ...accepted, pool: 'bureaus' } }));
  it('stands in none where the pack has none', () =>
    accepting(pack).then({ type: 'ApplicationAccepted', data: accepted }));
  it('is refused where no pool takes it', () =>
    accepting({ ...pack, pools: [organs] }).thenRefused('pool_missing'));
});

describe('The pools', () => {
  const amend = (to: RulePack, accepted: boolean) => () =>
    requireUnlocked(pooled, to, { assessing: false, accepted, scoring: false });
  it('keep who stands in them once a form was accepted; names and places may still change', () => {
    const other = { ...pooled, pools: [{ ...organs, routes: undefined }, bureaus] } as RulePack;
    expect(amend(other, false)).not.toThrow();
    expect(amend(other, true)).toThrow(expect.objectContaining({ reason: 'pools_locked' }));
    expect(amend({ ...pooled, pools: [{ ...organs, places: 9 }, bureaus] }, true)).not.toThrow();
  });
});

describe('A list', () => {
  const drafting = (routes: Partial<RulePack['routes']>) =>
    given(inState(recommendationDecider, recommendation.commands), {
      id: { campaign: campaignId, unit: 'b03' },
      campaign: under({ ...pack, routes: { ...pack.routes, ...routes } }),
      tree,
      draftedSinceProposal: false,
      withdrawn: [],
      winners: [],
    })().when(
      command(
        { type: 'DraftRecommendation', data: { candidates: listed('b03.017', 'b03.018') } },
        { instant: beforeDeadline },
      ) as never,
    );
  const drafted = {
    type: 'RecommendationDrafted' as const,
    data: { campaignId, bureauId: 'b03', candidates: listed('b03.017', 'b03.018') },
  };
  it('may be as long as its bureau’s own maximum, or that of its kind', () => {
    drafting({ listMaximum: 1 }).thenRefused('over_quota');
    drafting({ listMaximum: 1, listMaximums: [{ bureauIds: ['b03'], maximum: 2 }] }).then(drafted);
    drafting({ listMaximums: [{ bureauKinds: ['countyBureau'], maximum: 1 }] }).thenRefused('over_quota');
    drafting({ listMaximums: [{ bureauIds: ['b04'], maximum: 1 }] }).then(drafted);
  });
});
