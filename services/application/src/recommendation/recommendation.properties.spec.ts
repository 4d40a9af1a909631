// docs/handbook/domain.md#5.2, whatever officers try: a sealed list has ranks 1..n, n within the quota, own
// branches only, sealed in time.
import { describe, expect, it } from '@jest/globals';
import { recommendation } from '@laurel/contracts';
import { type Command, fold, inState, Rejected, type Stamped } from '@laurel/core';
import { command, stamped } from '@laurel/core/testing';
import fc from 'fast-check';
import { campaignId, openCampaign, pack, tree } from '../city.fixture.ts';
import { nominationsOf, type RecommendationEvent } from './recommendation.ts';
import { recommendationDecider, type RecommendationFacts } from './recommendation.decide.ts';

const quota = 2;
const decider = inState(recommendationDecider, recommendation.commands);
type Asked = Parameters<typeof decider.decide>[0];

const candidate = fc.record({
  branchId: fc.constantFrom('b03.017', 'b03.018', 'b03.019', 'b03.020', 'b04.001', 'b03.099'),
  rank: fc.integer({ min: 1, max: 4 }),
  reason: fc.constant('评议'),
});
const instant = fc.constantFrom(
  '2023-04-10T00:00:00.000Z',
  '2023-04-20T00:00:00.000Z',
  '2023-04-30T15:59:59.999Z',
  '2023-04-30T16:00:00.000Z',
  '2023-05-05T16:00:00.000Z',
);
const careful = fc
  .shuffledSubarray(['b03.017', 'b03.018', 'b03.019'])
  .map((branchIds) => branchIds.map((branchId, index) => ({ branchId, rank: index + 1, reason: '评议' })));
const draft = fc.record({
  type: fc.constant('DraftRecommendation'),
  candidates: fc.oneof(careful, fc.array(candidate, { maxLength: 4 })),
});
const act = fc.oneof(
  draft,
  fc.constantFrom(
    { type: 'SealRecommendation', minutesNumber: '5号' },
    { type: 'SealRecommendation', minutesNumber: '7号' },
    { type: 'DeclareNoCandidate', reason: '无', minutesNumber: '6号' },
    { type: 'RecallRecommendation', reason: '调整' },
    { type: 'CloseRecommendation' },
    { type: 'ReopenRecommendation', until: '2023-05-05' },
  ),
);

/**
 * The events that are said when officers, the scheduler and an extension try all of this, in the order of
 * time.
 */
function played(
  acts: readonly (readonly [Record<string, unknown>, string])[],
  extended: boolean,
): Stamped<RecommendationEvent>[] {
  const rulePack = { ...pack, routes: { ...pack.routes, listMaximum: quota } };
  const campaign = {
    ...openCampaign,
    rulePack,
    extensions: extended ? { b03: '2023-05-05' } : ({} as Record<string, string>),
  };
  const facts: RecommendationFacts = {
    id: { campaign: campaignId, unit: 'b03' },
    campaign,
    tree,
    draftedSinceProposal: false,
    withdrawn: [],
    winners: [],
  };
  const said: Stamped<RecommendationEvent>[] = [];
  for (const [{ type, ...data }, at] of [...acts].sort(([, one], [, other]) =>
    one < other ? -1 : one > other ? 1 : 0,
  )) {
    try {
      const asked = command({ type, data } as never, { instant: at }) as unknown as Asked & Command;
      for (const event of decider.decide(asked, fold(decider, said), facts)) {
        said.push(stamped(event, { time: at }) as Stamped<RecommendationEvent>);
      }
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
    }
  }
  return said;
}

describe('A sealed list', () => {
  it('has ranks 1..n, within the quota, own branches that can act, and was sealed in time', () => {
    let seals = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(act, instant), { minLength: 8, maxLength: 25 }),
        fc.boolean(),
        (acts, extended) => {
          const said = played(acts as never, extended);
          for (const [index, event] of said.entries()) {
            if (event.type !== 'RecommendationSealed') continue;
            seals++;
            const places = nominationsOf(fold(recommendationDecider, said.slice(0, index + 1)));
            expect(places.map(({ rank }) => rank)).toEqual(places.map((_, at) => at + 1));
            expect(places.length).toBeGreaterThan(0);
            expect(places.length).toBeLessThanOrEqual(quota);
            expect(new Set(places.map(({ branchId }) => branchId)).size).toBe(places.length);
            expect(places.every(({ branchId }) => ['b03.017', 'b03.018', 'b03.019'].includes(branchId))).toBe(
              true,
            );
            expect(event.data.branchIds).toEqual(places.map(({ branchId }) => branchId));
            expect(event.time < (extended ? '2023-05-05T16:00:00.000Z' : '2023-04-30T16:00:00.000Z')).toBe(
              true,
            );
          }
        },
      ),
      { numRuns: 500, seed: 20230430 },
    );
    expect(seals).toBeGreaterThan(100);
  });
  it('is never lost: what is final is what was sealed last and not recalled', () => {
    let finals = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(act, instant), { minLength: 8, maxLength: 25 }),
        fc.boolean(),
        (acts, extended) => {
          const close = [{ type: 'CloseRecommendation' }, '2023-05-05T16:00:00.000Z'];
          const said = played([...acts, close] as never, extended);
          const last = said.findLast(({ type }) => type === 'RecommendationFinalised');
          if (last?.type !== 'RecommendationFinalised') return;
          finals++;
          const before = said.slice(0, said.indexOf(last));
          const decided = before.findLast(
            ({ type }) => type === 'RecommendationSealed' || type === 'NoCandidateRecommended',
          )!;
          expect(last.data.branchIds).toEqual(
            decided.type === 'RecommendationSealed' ? decided.data.branchIds : [],
          );
        },
      ),
      { numRuns: 500, seed: 20230501 },
    );
    expect(finals).toBeGreaterThan(100);
  });
});
