import { describe, expect, it } from '@jest/globals';
import { Rejected } from '@laurel/core';
import fc from 'fast-check';
import {
  type Ballot,
  compare,
  criterionTrails,
  fiveCriteriaPack2024,
  mean,
  parseFraction,
  planPack2023 as pack,
  type StageScore,
  stageScore,
} from './index.ts';

/** Ballots of one entry at one stage; the plan pack trims each criterion from five ballots on. */

function ballot(expertId: string, ...scores: string[]): Ballot {
  return { expertId, scores: pack.criteria.map((_, index) => scores[index] ?? scores.at(-1)!) };
}

function scored(ballots: readonly Ballot[], rules = pack): StageScore {
  const result = stageScore(rules, ballots);
  if ('noResult' in result) throw new Error(result.noResult);
  return result;
}

const halfPoints = fc
  .integer({ min: 0, max: 200 })
  .map((halves) => `${Math.floor(halves / 2)}${halves % 2 ? '.5' : ''}`);
const panels = fc
  .array(fc.array(halfPoints, { minLength: 6, maxLength: 6 }), { minLength: 3, maxLength: 12 })
  .map((sheets) =>
    sheets.map((scores, index) => ({ expertId: `E${String(index).padStart(2, '0')}`, scores })),
  );
const trimmings = fc
  .constantFrom('perCriterion', 'perTotal', 'none')
  .map((trimming) => ({ ...pack, scoring: { ...pack.scoring, trimming } }) as typeof pack);

describe('Five ballots', () => {
  const ballots = [
    ballot('E1', '84', '70'),
    ballot('E2', '82', '71'),
    ballot('E3', '89', '72'),
    ballot('E4', '84', '73'),
    ballot('E5', '90', '74'),
  ];

  it('lose the highest and the lowest of each criterion', () => {
    const trails = criterionTrails(scored(ballots));
    expect(trails[0]).toEqual({
      criterionId: 'political',
      score: '257/3',
      kept: ['E1', 'E3', 'E4'],
      trimmed: { highest: 'E5', lowest: 'E2' },
    });
    expect(trails[1]).toEqual({
      criterionId: 'leadership',
      score: '72',
      kept: ['E2', 'E3', 'E4'],
      trimmed: { highest: 'E5', lowest: 'E1' },
    });
  });
  it('lose one instance each when all are equal, always of the same experts', () => {
    const equal = ['E5', 'E1', 'E3', 'E2', 'E4'].map((expertId) => ballot(expertId, '80'));
    const [first] = criterionTrails(scored(equal));
    expect(first).toEqual({
      criterionId: 'political',
      score: '80',
      kept: ['E2', 'E3', 'E4'],
      trimmed: { highest: 'E5', lowest: 'E1' },
    });
  });
  it('trimmed by total lose two whole ballots', () => {
    const byTotal = { ...pack, scoring: { ...pack.scoring, trimming: 'perTotal' as const } };
    const trails = criterionTrails(scored(ballots, byTotal));
    expect(new Set(trails.map(({ kept }) => kept.join()))).toEqual(new Set(['E2,E3,E4']));
    expect(trails.map(({ score }) => score)).toEqual(['85', '72', '72', '72', '72', '72']);
  });
  it('keep everything when nothing is to be trimmed', () => {
    const untrimmed = scored(ballots, { ...pack, scoring: { ...pack.scoring, trimming: 'none' } });
    expect(untrimmed.steps).toEqual({ experts: ['E1', 'E2', 'E3', 'E4', 'E5'] });
    expect(untrimmed.perCriterion[0]).toEqual({ criterionId: 'political', score: '429/5' });
  });
});

describe('Three or four ballots', () => {
  it.each([3, 4])('count as they are (%i)', (count) => {
    const ballots = Array.from({ length: count }, (_, index) => ballot(`E${index}`, `${80 + index}`));
    expect(scored(ballots).steps.trimmed).toBeUndefined();
    expect(scored(ballots).score).toBe(count === 3 ? '81' : '163/2');
  });
});

describe('Fewer ballots than the minimum', () => {
  it('make no result', () => {
    expect(stageScore(pack, [ballot('E1', '80'), ballot('E2', '80')])).toEqual({
      noResult: 'ballots_below_minimum',
    });
    expect(stageScore(pack, [])).toEqual({ noResult: 'ballots_below_minimum' });
    expect(stageScore(fiveCriteriaPack2024, [])).toEqual({ noResult: 'ballots_below_minimum' });
  });
});

describe('A ballot', () => {
  const others = [ballot('E1', '80'), ballot('E2', '80')];
  it.each([
    ['off the scale', ballot('E3', '100.5'), 'score_range'],
    ['off the step', ballot('E3', '73.25'), 'score_step'],
    [
      'with a criterion left out',
      { expertId: 'E3', scores: ['80', '80', '80', null, '80', '80'] },
      'criterion_missing',
    ],
    ['that is too short', { expertId: 'E3', scores: ['80'] }, 'criterion_missing'],
    ['with a score too many', { expertId: 'E3', scores: Array(7).fill('80') }, 'criterion_unknown'],
    ['of an expert who has one already', ballot('E1', '90'), 'ballot_repeated'],
  ])('%s is refused', (_, third, reason) => {
    expect(() => stageScore(pack, [...others, third])).toThrow(new Rejected(reason));
  });
});

describe('Whatever the panel', () => {
  it('the order of ballots does not matter', () => {
    fc.assert(
      fc.property(
        trimmings,
        panels.chain((panel) =>
          fc.tuple(fc.constant(panel), fc.shuffledSubarray(panel, { minLength: panel.length })),
        ),
        (rules, [panel, shuffled]) => {
          expect(scored(shuffled, rules)).toEqual(scored(panel, rules));
        },
      ),
    );
  });
  it('each criterion stays between the extremes given, and trimming drops exactly one of each', () => {
    fc.assert(
      fc.property(trimmings, panels, (rules, panel) => {
        for (const [index, { score, kept, trimmed }] of criterionTrails(scored(panel, rules)).entries()) {
          const given = panel.map(({ scores }) => parseFraction(scores[index]!)).sort(compare);
          expect(compare(parseFraction(score), given[0]!)).toBeGreaterThanOrEqual(0);
          expect(compare(parseFraction(score), given.at(-1)!)).toBeLessThanOrEqual(0);
          expect(kept).toHaveLength(panel.length - (trimmed ? 2 : 0));
          expect(trimmed?.highest).not.toBe(trimmed?.lowest ?? null);
        }
      }),
    );
  });
  it('a criterion trimmed by itself is the mean of the middle values', () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const middle = panel.length >= 5 ? [1, -1] : [0];
        const expected = pack.criteria.map((_, index) =>
          mean(
            panel
              .map(({ scores }) => parseFraction(scores[index]!))
              .sort(compare)
              .slice(...middle),
          ),
        );
        expect(scored(panel).perCriterion.map(({ score }) => parseFraction(score))).toEqual(expected);
      }),
    );
  });
  it('raising one score never lowers the result when each criterion is trimmed by itself', () => {
    fc.assert(
      fc.property(panels, fc.nat(), fc.nat({ max: 5 }), (panel, who, criterion) => {
        const raised = panel.map((sheet, index) =>
          index === who % panel.length
            ? { ...sheet, scores: sheet.scores.map((score, at) => (at === criterion ? '100' : score)) }
            : sheet,
        );
        expect(
          compare(parseFraction(scored(raised).score), parseFraction(scored(panel).score)),
        ).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
