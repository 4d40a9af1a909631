import { Rejected } from '@laurel/core';
import type { RulePack } from '@laurel/contracts';
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  hundred,
  maximum,
  mean,
  minimum,
  multiply,
  parseFraction,
  subtract,
  sum,
  wire,
  zero,
} from './fraction.ts';
import { parseScore, partScore, type PartScore, scoreValue } from './score.ts';

/**
 * The score of one entry's dynamic assessment: visits, business indicators, bonuses and deductions
 * (docs/handbook/process.md#3.1 to #3.3).
 */

export interface Visit {
  /** One score per criterion, in the rule pack's order; null where this visit did not look at it. */
  readonly scores: readonly (string | null)[];
}

/** A result of a business appraisal: points of a maximum, a place among several, or a percentage. */
export type IndicatorValue =
  | { readonly score: string; readonly max: string }
  | { readonly rank: number; readonly of: number }
  | { readonly percent: string };

export type Indicator = { readonly indicatorId: string } & IndicatorValue;

/** Points given or taken under a clause of a criterion. */
export interface Adjustment {
  readonly criterionId: string;
  readonly bonus?: string;
  readonly deduction?: string;
}

/**
 * The visits, indicators and adjustments that count. Voided visits are left out, and no dispute may be open
 * (docs/handbook/process.md#3.1).
 */
export interface Assessed {
  readonly route: 'recommended' | 'self';
  readonly visits: readonly Visit[];
  readonly indicators: readonly Indicator[];
  readonly adjustments: readonly Adjustment[];
}

export interface DynamicScore extends PartScore {
  steps: DynamicSteps;
}

/**
 * The steps of the score's calculation; lists are per criterion in the rule pack's order, fractions in wire
 * form.
 */
export interface DynamicSteps {
  visits: number;
  /** Mean of the visits. */
  base: string[];
  /** The indicators that apply to the route, in per cent, and their mean; absent when none applies. */
  indicators?: { percent: Record<string, string>; mean: string };
  /** The mean with the indicators' share taken in. */
  mixed: string[];
  /** Bonuses as given; the cap is the rule pack's. */
  bonus: string[];
  deduction: string[];
}

/**
 * Closing the assessment is refused for this reason unless the entry is to stay without result
 * (docs/handbook/process.md#3.1).
 */
export interface NoDynamicScore {
  noResult: 'visits_missing' | 'criterion_unscored';
}

/**
 * The dynamic score of an entry. The order of visits, indicators and adjustments does not matter. Throws
 * Rejected: `criterion_unknown`, `score_range`, `score_step`, `clause_unknown`, `adjustment_range`,
 * `indicator_unknown`, `indicator_repeated`, `indicator_range`.
 */
export function dynamicScore(pack: RulePack, assessed: Assessed): DynamicScore | NoDynamicScore {
  if (assessed.visits.some(({ scores }) => scores.length > pack.criteria.length))
    throw new Rejected('criterion_unknown');
  const visited = pack.criteria.map((_, index) => visitScores(pack, assessed.visits, index));
  if (assessed.visits.length < pack.scoring.visitsMinimum) return { noResult: 'visits_missing' };
  if (visited.some((scores) => scores.length === 0)) return { noResult: 'criterion_unscored' };
  const indicators = applicableIndicators(pack, assessed);
  return weighed(pack, {
    visits: assessed.visits.length,
    base: visited.map(mean),
    ...(indicators && { indicators }),
    bonus: points(pack, assessed.adjustments, 'bonus'),
    deduction: points(pack, assessed.adjustments, 'deduction'),
  });
}

/**
 * Gives the dynamic score of an assessment's recorded steps under a rule pack, which may be later than that
 * of its closing. The means of visits and the points given are facts; weights, shares and caps are those of
 * the pack (docs/handbook/process.md#3.7). So all entries of a ranking are scored under one pack.
 */
export function dynamicScoreUnder(
  pack: RulePack,
  {
    criteria,
    steps,
  }: { readonly criteria: readonly { readonly criterionId: string }[]; readonly steps: DynamicSteps },
): DynamicScore | NoDynamicScore {
  if (steps.visits < pack.scoring.visitsMinimum) return { noResult: 'visits_missing' };
  const columns = pack.criteria.map(({ id }) => criteria.findIndex(({ criterionId }) => criterionId === id));
  if (columns.includes(-1)) return { noResult: 'criterion_unscored' };
  const inOrder = (column: readonly string[]) => columns.map((index) => parseFraction(column[index]!));
  const { indicators } = steps;
  return weighed(pack, {
    visits: steps.visits,
    base: inOrder(steps.base),
    ...(indicators && { indicators: { percent: indicators.percent, mean: parseFraction(indicators.mean) } }),
    bonus: inOrder(steps.bonus),
    deduction: inOrder(steps.deduction),
  });
}

/** A dynamic score's parts before the rule pack weighs them; lists are in its order of criteria. */
interface DynamicParts {
  readonly visits: number;
  readonly base: readonly Fraction[];
  readonly indicators?: { readonly percent: Record<string, string>; readonly mean: Fraction };
  readonly bonus: readonly Fraction[];
  readonly deduction: readonly Fraction[];
}

function weighed(pack: RulePack, { visits, base, indicators, bonus, deduction }: DynamicParts): DynamicScore {
  const mixed = pack.criteria.map(({ id }, index) =>
    indicators && id === pack.indicatorCriterion ? mix(pack, base[index]!, indicators.mean) : base[index]!,
  );
  const scores = mixed.map((value, index) => adjusted(pack, value, bonus[index]!, deduction[index]!));
  return {
    ...partScore(pack, scores),
    steps: {
      visits,
      base: base.map(wire),
      ...(indicators && { indicators: { percent: indicators.percent, mean: wire(indicators.mean) } }),
      mixed: mixed.map(wire),
      bonus: bonus.map(wire),
      deduction: deduction.map(wire),
    },
  };
}

/**
 * The fault of an indicator's impossible value: a score above its maximum, a place after the last, more than
 * 100 per cent, or no number; undefined when the value is possible.
 */
export function indicatorFault(value: IndicatorValue): 'indicator_range' | undefined {
  return indicatorPercent(value) ? undefined : 'indicator_range';
}

/**
 * An indicator in per cent: `100·s/max`, or `100·(N−r+1)/N` for place r of N (docs/handbook/process.md#3.2);
 * undefined when the value cannot be.
 */
export function indicatorPercent(value: IndicatorValue): Fraction | undefined {
  if ('rank' in value) {
    const { rank, of } = value;
    if (!Number.isSafeInteger(rank) || !Number.isSafeInteger(of) || rank < 1 || rank > of) return undefined;
    return fraction(100 * (of - rank + 1), of);
  }
  const [score, most] =
    'percent' in value
      ? [parseScore(value.percent), hundred]
      : [parseScore(value.score), parseScore(value.max)];
  if (!score || !most || most.numerator === 0n || compare(score, most) > 0) return undefined;
  return multiply(divide(score, most), hundred);
}

function visitScores(pack: RulePack, visits: readonly Visit[], criterion: number): Fraction[] {
  const given = visits
    .map(({ scores }) => scores[criterion])
    .filter((score) => score !== null && score !== undefined);
  return given.map((score) => scoreValue(pack, score));
}

/** Organs have no county appraisal [P]: an indicator of another route is left out, neither good nor bad. */
function applicableIndicators(
  pack: RulePack,
  { route, indicators }: Assessed,
): { percent: Record<string, string>; mean: Fraction } | undefined {
  const given = new Map<string, Fraction>();
  for (const indicator of indicators) {
    const { indicatorId } = indicator;
    if (!pack.indicators.some(({ id }) => id === indicatorId))
      throw new Rejected('indicator_unknown', { indicatorId });
    if (given.has(indicatorId)) throw new Rejected('indicator_repeated', { indicatorId });
    const percent = indicatorPercent(indicator);
    if (!percent) throw new Rejected('indicator_range', { indicatorId });
    given.set(indicatorId, percent);
  }
  const applying = pack.indicators
    .filter(({ id, routes }) => routes.includes(route) && given.has(id))
    .map(({ id }) => id);
  if (applying.length === 0) return undefined;
  const percents = applying.map((id) => given.get(id)!);
  return {
    percent: Object.fromEntries(applying.map((id, index) => [id, wire(percents[index]!)])),
    mean: mean(percents),
  };
}

/** `0.6·base + 0.4·I`, the indicators brought from per cent to the ballots' scale. */
function mix(pack: RulePack, base: Fraction, indicatorMean: Fraction): Fraction {
  const onScale = divide(multiply(indicatorMean, fraction(pack.scoring.ballotMaximum)), hundred);
  const share = fraction(pack.indicatorShare, 100);
  return add(multiply(subtract(fraction(1), share), base), multiply(share, onScale));
}

function points(pack: RulePack, adjustments: readonly Adjustment[], kind: 'bonus' | 'deduction'): Fraction[] {
  const stranger = adjustments.find(({ criterionId }) => !pack.criteria.some(({ id }) => id === criterionId));
  if (stranger) throw new Rejected('clause_unknown', { clause: stranger.criterionId });
  return pack.criteria.map(({ id }) =>
    sum(
      adjustments
        .filter(({ criterionId }) => criterionId === id)
        .map((given) => readPoints(given[kind] ?? '0')),
    ),
  );
}

function readPoints(text: string): Fraction {
  const value = parseScore(text);
  if (!value) throw new Rejected('adjustment_range', { points: text.slice(0, 40) });
  return value;
}

/**
 * `clamp(m + min(cap, Σ bonus) − Σ deductions, 0, maximum)`: the cap holds per criterion
 * (docs/handbook/process.md#3.3).
 */
function adjusted(pack: RulePack, value: Fraction, bonus: Fraction, deduction: Fraction): Fraction {
  const counted = minimum(parseFraction(pack.scoring.bonusCap), bonus);
  const raw = subtract(add(value, counted), deduction);
  return maximum(zero, minimum(fraction(pack.scoring.ballotMaximum), raw));
}
