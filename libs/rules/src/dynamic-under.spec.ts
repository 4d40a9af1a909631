// One pack ranks: identical work has one dynamic score, whichever pack held when each assessment was closed.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Assessed,
  type DynamicScore,
  dynamicScore,
  dynamicScoreUnder,
  type NoDynamicScore,
  planPack2023 as plan,
} from './index.ts';

const [political, contribution] = [plan.criteria[0]!, plan.criteria[3]!];
const weighing = (one: number, other: number) => ({
  ...plan,
  criteria: [
    { ...political, weight: one },
    { ...contribution, weight: other },
  ],
  indicators: [],
});
const work: Assessed = {
  route: 'recommended',
  visits: [{ scores: ['100', '80'] }, { scores: ['100', '80'] }],
  indicators: [],
  adjustments: [],
};

function recorded(result: DynamicScore | NoDynamicScore): {
  criteria: DynamicScore['perCriterion'];
  steps: DynamicScore['steps'];
} {
  if ('noResult' in result) throw new Error(result.noResult);
  return { criteria: result.perCriterion, steps: result.steps };
}

describe('An assessment that was closed before the pack was amended', () => {
  const [half, tenth] = [weighing(50, 50), weighing(10, 90)];
  it('has the score of identical work that was closed after it', () => {
    const before = recorded(dynamicScore(half, work));
    expect(dynamicScoreUnder(half, before)).toMatchObject({ score: '90' });
    expect(dynamicScoreUnder(tenth, before)).toEqual(dynamicScore(tenth, work));
    expect(dynamicScoreUnder(tenth, before)).toMatchObject({ score: '82' });
  });
  it('has no result by a pack that asks for more visits, or for a criterion that nobody scored', () => {
    const before = recorded(dynamicScore(half, work));
    const more = { ...half, scoring: { ...half.scoring, visitsMinimum: 3 } };
    expect(dynamicScoreUnder(more, before)).toEqual({ noResult: 'visits_missing' });
    expect(dynamicScoreUnder(plan, before)).toEqual({ noResult: 'criterion_unscored' });
  });
});

describe('Whatever was done, and whichever weights, shares and caps two packs have', () => {
  const score = fc.integer({ min: 0, max: 200 }).map((halves) => `${halves / 2}`);
  const points = fc.integer({ min: 0, max: 20 }).map((halves) => `${halves / 2}`);
  const visits = fc.array(
    fc
      .array(score, { minLength: plan.criteria.length, maxLength: plan.criteria.length })
      .map((scores) => ({ scores })),
    { minLength: 2, maxLength: 5 },
  );
  const adjustments = fc.array(
    fc.record({
      criterionId: fc.constantFrom(...plan.criteria.map(({ id }) => id)),
      bonus: points,
      deduction: points,
    }),
    { maxLength: 6 },
  );
  const indicators = fc
    .subarray(plan.indicators.map(({ id }) => id))
    .chain((ids) =>
      fc.tuple(...ids.map((indicatorId) => score.map((s) => ({ indicatorId, score: s, max: '100' })))),
    );
  const assessed = fc.record({
    route: fc.constantFrom('recommended' as const, 'self' as const),
    ...{ visits, indicators, adjustments },
  });
  const pack = fc
    .record({
      shift: fc.integer({ min: 0, max: 10 }),
      indicatorShare: fc.integer({ min: 0, max: 100 }),
      bonusCap: fc.constantFrom('0', '2.5', '5', '100'),
    })
    .map(({ shift, indicatorShare, bonusCap }) => {
      const criteria = plan.criteria.map((criterion, index) => {
        const weight = criterion.weight + (index === 0 ? -shift : index === 1 ? shift : 0);
        return { ...criterion, weight };
      });
      return { ...plan, criteria, indicatorShare, scoring: { ...plan.scoring, bonusCap } };
    });

  it('the score by the pack that ranks is that of the work, not that of its closing', () => {
    fc.assert(
      fc.property(assessed, pack, pack, (done, closing, ranking) => {
        const before = recorded(dynamicScore(closing, done));
        expect(dynamicScoreUnder(ranking, before)).toEqual(dynamicScore(ranking, done));
      }),
    );
  });
});
