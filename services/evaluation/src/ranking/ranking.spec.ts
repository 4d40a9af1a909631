// The ranking is computed from what is on record, confirmed as it is, and afterwards moved by an upheld
// scoring error only.
import { describe, expect, it } from '@jest/globals';
import { given } from '@laurel/core/testing';
import { type DynamicScore, dynamicScore } from '@laurel/rules';
import {
  ask,
  computedData,
  factsOf,
  first,
  happened,
  inputs,
  said,
  second,
  third,
  decider,
} from './ranking.fixture.ts';
import { computeRanking, moves, type RankingInput } from './ranking.rules.ts';
import { smallPack } from '../campaign.fixture.ts';

const plain = inputs({ [first]: '90', [second]: '80', [third]: '85' });
const other = inputs({ [first]: '90', [second]: '88', [third]: '85' });
const tied = inputs({ [first]: '90', [second]: '85', [third]: '85' });
const told = given(decider, factsOf(plain));
const computed = happened('RankingComputed', computedData(plain, 1));
const confirmed = happened('RankingConfirmed', { version: 1, winners: [first, third], reserves: [second] });
const compute = ask('ComputeRanking');

describe('A ranking that was never computed', () => {
  it('is computed with winners and reserves', () => {
    told()
      .when(compute)
      .then(said('RankingComputed', computedData(plain, 1)));
    expect(computedData(plain, 1)).toMatchObject({
      winners: [first, third],
      reserves: [second],
      open: [],
      unranked: [],
    });
  });
  it('records every part and step of an entry', () => {
    const [best] = computeRanking(smallPack, plain, {}).ranked;
    expect(best).toMatchObject({
      branchId: first,
      place: 1,
      final: '90',
      recorded: '90.0000',
      onSite: { score: '90' },
    });
    expect(best!.onSite.criteria).toHaveLength(6);
    expect(best!.steps).toMatchObject({
      onSite: { experts: ['ea', 'eb', 'ec', 'ed'] },
      dynamic: { visits: 2 },
    });
  });
  it('gives identical work one score, whichever weights held when each assessment was closed', () => {
    // One was closed under 50/50, then the pack was amended to 10/90, and the other was closed under that.
    const [political, contribution] = [smallPack.criteria[0]!, smallPack.criteria[3]!];
    const weighing = (one: number, other: number) => ({
      ...smallPack,
      criteria: [
        { ...political, weight: one },
        { ...contribution, weight: other },
      ],
      indicators: [],
    });
    const work = {
      route: 'recommended' as const,
      visits: [{ scores: ['100', '80'] }, { scores: ['100', '80'] }],
      indicators: [],
      adjustments: [],
    };
    const closedUnder = (pack: typeof smallPack) => {
      const { score, perCriterion, steps } = dynamicScore(pack, work) as DynamicScore;
      return {
        dynamic: { dynamic: score, criteria: perCriterion, steps },
      } as unknown as Partial<RankingInput>;
    };
    const given = inputs(
      { [first]: '90', [second]: '90' },
      { [first]: closedUnder(weighing(50, 50)), [second]: closedUnder(weighing(10, 90)) },
    );
    const ballots = given.ballots.map((ballot) => ({
      ...ballot,
      scores: ballot.scores.filter(({ criterionId }) =>
        [political.id, contribution.id].includes(criterionId),
      ),
    }));
    const { ranked } = computeRanking(weighing(10, 90), { ...given, ballots }, {});
    expect(ranked.map(({ final, dynamic }) => [final, dynamic.score])).toEqual([
      ['438/5', '82'],
      ['438/5', '82'],
    ]);
  });
  it('asks for no ballots at a stage that weighs nothing', () => {
    const scoring = { ...smallPack.scoring, weightDynamic: 30, weightOnSite: 70, weightPresentation: 0 };
    const ballots = plain.ballots.filter(({ stage }) => stage === 'onSite');
    const { ranked, unranked } = computeRanking({ ...smallPack, scoring }, { ...plain, ballots }, {});
    expect(ranked.map(({ branchId, final }) => [branchId, final])).toEqual([
      [first, '90'],
      [third, '85'],
      [second, '80'],
    ]);
    expect(ranked[0]!.presentation.score).toBe('0');
    expect(unranked).toEqual([]);
  });
  it('weighs each criterion by its own scores, in whatever order a ballot names them', () => {
    const [political] = smallPack.criteria;
    const criteria = smallPack.criteria
      .map(({ id }) => ({ criterionId: id, score: id === political!.id ? '100' : '50' }))
      .reverse();
    const given = { ...plain, ballots: plain.ballots.map((ballot) => ({ ...ballot, scores: criteria })) };
    const [best] = computeRanking(smallPack, given, {}).ranked;
    // 20 of 100 parts at 100, the others at 50.
    expect(best!.onSite).toMatchObject({
      score: '60',
      criteria: [{ criterionId: political!.id, score: '100' }, { score: '50' }, {}, {}, {}, {}],
    });
  });
  it('refuses while the ballots are sealed', () => {
    const { inputs: _inputs, ...sealed } = factsOf(plain);
    given(decider, sealed)().when(compute).thenRefused('ballots_sealed');
  });
  it('refuses while an assessment is open', () => {
    given(decider, factsOf(plain, { assessing: [second] }))()
      .when(compute)
      .thenRefused('assessment_open');
  });
  it('refuses to be confirmed, recomputed or published', () => {
    told()
      .when(ask('ConfirmRanking', { version: 1 }))
      .thenRefused('wrong_state');
    told()
      .when(ask('RecomputeRanking', { objectionId: 'o1' }))
      .thenRefused('wrong_state');
    told()
      .when(ask('PublishRanking', { noticeId: 'n1' }))
      .thenRefused('wrong_state');
  });
  it('refuses in a closed campaign', () => {
    given(decider, factsOf(plain, { campaign: { ...factsOf(plain).campaign!, status: 'closed' } }))()
      .when(compute)
      .thenRefused('campaign_closed');
  });
});

describe('Entries that cannot be ranked', () => {
  it('are listed with the reason and take no place', () => {
    const given = inputs(
      { [first]: '90', [second]: '80', [third]: '85' },
      { [first]: { status: 'disqualified' }, [third]: { status: 'withdrawn' } },
    );
    expect(computeRanking(smallPack, given, {})).toMatchObject({
      ranked: [{ branchId: second, place: 1 }],
      unranked: [
        { branchId: first, reason: 'disqualified' },
        { branchId: third, reason: 'withdrawn' },
      ],
      winners: [second],
    });
  });
  it('are those with too few ballots at a stage: absent is not zero', () => {
    const few = {
      ...plain,
      ballots: plain.ballots.filter(
        ({ stage, branchId, expertId }) => stage === 'onSite' || branchId !== first || expertId < 'ec',
      ),
    };
    expect(computeRanking(smallPack, few, {}).unranked).toEqual([{ branchId: first, reason: 'no_result' }]);
  });
  it('are not those below the floor, who are ranked but win nothing', () => {
    const low = inputs({ [first]: '90', [second]: '59.5', [third]: '55' });
    expect(computeRanking(smallPack, low, {})).toMatchObject({
      winners: [first],
      reserves: [],
      ranked: [{}, { place: 2 }, { place: 3 }],
    });
  });
});

describe('A ranking that is computed', () => {
  it('is confirmed with its winners and reserves', () => {
    told(computed)
      .when(ask('ConfirmRanking', { version: 1 }))
      .then(said('RankingConfirmed', { version: 1, winners: [first, third], reserves: [second] }));
  });
  it('is not computed again from the same inputs', () => {
    told(computed).when(compute).thenNothing();
  });
  it('gets a new version that says who moved', () => {
    const moved = [
      { branchId: second, from: 3, to: 2 },
      { branchId: third, from: 2, to: 3 },
    ];
    given(
      decider,
      factsOf(other),
    )(computed)
      .when(compute)
      .then(said('RankingComputed', computedData(other, 2, {}, { moved })));
  });
  it('refuses to be confirmed as another version, or when its inputs changed', () => {
    told(computed)
      .when(ask('ConfirmRanking', { version: 2 }))
      .thenRefused('stale_version');
    given(
      decider,
      factsOf(other),
    )(computed)
      .when(ask('ConfirmRanking', { version: 1 }))
      .thenRefused('inputs_changed');
  });
  it('refuses to be confirmed while a tie is open', () => {
    given(
      decider,
      factsOf(tied),
    )(happened('RankingComputed', computedData(tied, 1)))
      .when(ask('ConfirmRanking', { version: 1 }))
      .thenRefused('tie_open');
  });
  it('refuses votes and draws, as nothing is tied', () => {
    told(computed)
      .when(ask('VoteRunOff', { branchIds: [first, second], choice: first }, 'ea'))
      .thenRefused('wrong_state');
    told(computed)
      .when(ask('HoldDraw', { branchIds: [first, second], witnesses: ['甲', '乙'] }))
      .thenRefused('wrong_state');
  });
});

describe('A ranking that is confirmed', () => {
  const recompute = ask('RecomputeRanking', { objectionId: 'o1' });
  it('refuses to be computed or confirmed again', () => {
    told(computed, confirmed).when(compute).thenRefused('ranking_confirmed');
    told(computed, confirmed)
      .when(ask('ConfirmRanking', { version: 1 }))
      .thenRefused('ranking_confirmed');
  });
  it('is recomputed for an upheld objection, and names it', () => {
    const moved = [
      { branchId: second, from: 3, to: 2 },
      { branchId: third, from: 2, to: 3 },
    ];
    given(decider, factsOf(other, { objectionUpheld: true }))(computed, confirmed)
      .when(recompute)
      .then(said('RankingComputed', computedData(other, 2, {}, { moved, objectionId: 'o1' })));
  });
  it('refuses a recomputation without cause, or when nothing would change', () => {
    given(decider, factsOf(other))(computed, confirmed).when(recompute).thenRefused('no_cause');
    given(decider, factsOf(plain, { objectionUpheld: true }))(computed, confirmed)
      .when(recompute)
      .thenRefused('nothing_changed');
  });
  it('must be confirmed anew after it', () => {
    const again = happened('RankingComputed', computedData(other, 2, {}, { objectionId: 'o1' }));
    given(decider, factsOf(other))(computed, confirmed, again)
      .when(ask('ConfirmRanking', { version: 2 }))
      .then(said('RankingConfirmed', { version: 2, winners: [first, second], reserves: [third] }));
  });
  it('is published once, without the steps that name experts', () => {
    const publish = ask('PublishRanking', { noticeId: 'n1' });
    const { ranked, unranked } = computeRanking(smallPack, plain, {});
    const outcomes = ['winner', 'winner', 'reserve'];
    const shown = ranked.map(({ steps: _steps, ...entry }, index) => ({
      ...entry,
      outcome: outcomes[index],
    }));
    told(computed, confirmed)
      .when(publish)
      .then(said('RankingPublished', { version: 1, noticeId: 'n1', ranked: shown, unranked }));
    told(
      computed,
      confirmed,
      happened('RankingPublished', { version: 1, noticeId: 'n1', ranked: [], unranked: [] }),
    )
      .when(publish)
      .thenNothing();
  });
});

describe('Moves between two versions', () => {
  it('name who came and who left', () => {
    const before = { ...computeRanking(smallPack, plain, {}) };
    const after = computeRanking(smallPack, inputs({ [first]: '90', [third]: '85' }), {});
    expect(moves(before as never, after)).toEqual([{ branchId: second, from: 3 }]);
    expect(moves(undefined, after)).toEqual([]);
  });
});
