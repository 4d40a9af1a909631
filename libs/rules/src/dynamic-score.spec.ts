import { describe, expect, it } from '@jest/globals';
import { Rejected } from '@laurel/core';
import fc from 'fast-check';
import {
  type Assessed,
  decimals,
  type DynamicScore,
  dynamicScore,
  indicatorFault,
  indicatorPercent,
  type IndicatorValue,
  planPack2023 as pack,
  wire,
} from './index.ts';

/**
 * The dynamic assessment of one entry under the plan pack: at least two visits, 40 % indicators in one
 * criterion, bonuses capped at 5.
 */

const visit = (score: string) => ({ scores: pack.criteria.map(() => score) });
const assessed = (overrides: Partial<Assessed> = {}): Assessed => ({
  route: 'recommended',
  visits: [visit('80'), visit('90')],
  indicators: [],
  adjustments: [],
  ...overrides,
});

function scored(given: Assessed, rules = pack): DynamicScore {
  const result = dynamicScore(rules, given);
  if ('noResult' in result) throw new Error(result.noResult);
  return result;
}

function criterion(id: string, given: Assessed): string {
  return scored(given).perCriterion.find(({ criterionId }) => criterionId === id)!.score;
}

describe('An assessment with its visits', () => {
  it('is the mean of the visits', () => {
    expect(scored(assessed()).score).toBe('85');
  });
  it('has no result with fewer than two', () => {
    expect(dynamicScore(pack, assessed({ visits: [visit('80')] }))).toEqual({ noResult: 'visits_missing' });
  });
  it('has no result while a criterion is unscored, and one when some visit scored it', () => {
    const partial = { scores: ['80', '80', '80', '80', '80', null] };
    expect(dynamicScore(pack, assessed({ visits: [partial, partial] }))).toEqual({
      noResult: 'criterion_unscored',
    });
    expect(criterion('example', assessed({ visits: [partial, visit('90')] }))).toBe('90');
  });
  it('keeps every step', () => {
    const given = assessed({
      indicators: [
        { indicatorId: 'provincialLine', rank: 3, of: 12 },
        { indicatorId: 'municipalStaff', percent: '91.5' },
      ],
      adjustments: [
        { criterionId: 'image', bonus: '6' },
        { criterionId: 'image', deduction: '1.5' },
      ],
    });
    expect(scored(given).steps).toEqual({
      visits: 2,
      base: ['85', '85', '85', '85', '85', '85'],
      indicators: { percent: { provincialLine: '250/3', municipalStaff: '183/2' }, mean: '1049/12' },
      mixed: ['85', '85', '85', '2579/30', '85', '85'],
      bonus: ['0', '0', '0', '0', '6', '0'],
      deduction: ['0', '0', '0', '0', '3/2', '0'],
    });
    expect(JSON.parse(JSON.stringify(scored(given)))).toEqual(scored(given));
  });
});

describe('Indicators', () => {
  it.each<[IndicatorValue, string]>([
    [{ score: '45', max: '50' }, '90'],
    [{ rank: 1, of: 12 }, '100'],
    [{ rank: 12, of: 12 }, '25/3'],
    [{ percent: '91.5' }, '183/2'],
  ])('%j is %s per cent', (value, expected) => {
    expect(wire(indicatorPercent(value)!)).toBe(expected);
  });
  it.each<IndicatorValue>([
    { score: '51', max: '50' },
    { score: '0', max: '0' },
    { score: '-1', max: '50' },
    { rank: 0, of: 12 },
    { rank: 13, of: 12 },
    { rank: 1.5, of: 12 },
    { percent: '100.1' },
    { percent: '1e1' },
  ])('%j cannot be', (value) => {
    expect(indicatorFault(value)).toBe('indicator_range');
    expect(() =>
      dynamicScore(pack, assessed({ indicators: [{ indicatorId: 'provincialLine', ...value }] })),
    ).toThrow(new Rejected('indicator_range'));
  });
  it('share one criterion, 40 to 60 with the visits', () => {
    expect(
      criterion(
        'contribution',
        assessed({ indicators: [{ indicatorId: 'provincialLine', percent: '100' }] }),
      ),
    ).toBe('91');
  });
  it('of another route are neither good nor bad', () => {
    const county = [{ indicatorId: 'countyPerformance', percent: '0' }];
    expect(criterion('contribution', assessed({ route: 'self', indicators: county }))).toBe('85');
    expect(scored(assessed({ route: 'self', indicators: county })).steps.indicators).toBeUndefined();
    expect(criterion('contribution', assessed({ indicators: county }))).toBe('51');
  });
  it('are brought to the ballots’ scale', () => {
    const tens = { ...pack, scoring: { ...pack.scoring, ballotMaximum: 10 } };
    const given = assessed({
      visits: [visit('8'), visit('9')],
      indicators: [{ indicatorId: 'provincialLine', percent: '100' }],
    });
    expect(scored(given, tens).steps.mixed[3]).toBe('91/10');
  });
  it('are refused when unknown or given twice', () => {
    const known = { indicatorId: 'provincialLine', percent: '90' };
    expect(() =>
      dynamicScore(pack, assessed({ indicators: [{ indicatorId: 'fines', percent: '90' }] })),
    ).toThrow(new Rejected('indicator_unknown'));
    expect(() => dynamicScore(pack, assessed({ indicators: [known, known] }))).toThrow(
      new Rejected('indicator_repeated'),
    );
  });
});

describe('Bonuses and deductions', () => {
  const image = (...adjustments: { bonus?: string; deduction?: string }[]) =>
    criterion(
      'image',
      assessed({ adjustments: adjustments.map((given) => ({ criterionId: 'image', ...given })) }),
    );
  it('add up to the cap and no further, per criterion', () => {
    expect(image({ bonus: '3' }, { bonus: '4' })).toBe('90');
    const everywhere = pack.criteria.map(({ id }) => ({ criterionId: id, bonus: '9' }));
    expect(scored(assessed({ adjustments: everywhere })).score).toBe('90');
  });
  it('are set off only after the cap', () => {
    expect(image({ bonus: '9' }, { deduction: '2' })).toBe('88');
  });
  it('never leave the scale', () => {
    expect(image({ deduction: '200' })).toBe('0');
    const high = assessed({
      visits: [visit('98'), visit('98')],
      adjustments: [{ criterionId: 'image', bonus: '5' }],
    });
    expect(criterion('image', high)).toBe('100');
  });
  it('are refused for a criterion that there is not, and below zero', () => {
    expect(() =>
      dynamicScore(pack, assessed({ adjustments: [{ criterionId: 'beauty', bonus: '1' }] })),
    ).toThrow(new Rejected('clause_unknown'));
    expect(() => image({ bonus: '-1' })).toThrow(new Rejected('adjustment_range'));
  });
});

describe('A visit', () => {
  it.each([
    ['off the scale', { scores: ['101'] }, 'score_range'],
    ['off the step', { scores: ['80.3'] }, 'score_step'],
    ['with a score too many', { scores: Array(7).fill('80') }, 'criterion_unknown'],
  ])('%s is refused', (_, third, reason) => {
    expect(() => dynamicScore(pack, assessed({ visits: [visit('80'), visit('80'), third] }))).toThrow(
      new Rejected(reason),
    );
  });
});

describe('Whatever was assessed', () => {
  const score = fc.integer({ min: 0, max: 100 }).map(String);
  const adjustment = fc.record({
    criterionId: fc.constantFrom(...pack.criteria.map(({ id }) => id)),
    bonus: score,
    deduction: score,
  });
  const visits = fc.array(fc.array(score, { minLength: 6, maxLength: 6 }), { minLength: 2, maxLength: 6 });
  it('the order does not matter and the score stays on the scale', () => {
    fc.assert(
      fc.property(visits, fc.array(adjustment, { maxLength: 8 }), (sheets, adjustments) => {
        const given = assessed({ visits: sheets.map((scores) => ({ scores })), adjustments });
        const reversed = {
          ...given,
          visits: [...given.visits].reverse(),
          adjustments: [...adjustments].reverse(),
        };
        expect(scored(reversed)).toEqual(scored(given));
        expect(Number(decimals(scored(given).score, 4))).toBeGreaterThanOrEqual(0);
        expect(Number(decimals(scored(given).score, 4))).toBeLessThanOrEqual(100);
      }),
    );
  });
});
