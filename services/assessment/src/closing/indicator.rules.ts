import { refuse, type RulePack } from '@laurel/contracts';
import { type Indicator, indicatorPercent, type IndicatorValue } from '@laurel/rules';
import type { IndicatorRecord, OpenAssessment } from '../assessment/assessment.ts';

/**
 * The rules for business results: the rule pack lists them, and their values are possible
 * (docs/handbook/process.md#2.5, #3.2).
 */

/**
 * The rule pack lists the indicator for the candidate's route: organs have no county appraisal [P]. Throws
 * `indicator_banned`.
 */
export function requireAllowed(
  rulePack: RulePack,
  route: OpenAssessment['route'],
  indicatorId: string,
): void {
  const listed = rulePack.indicators.find(({ id }) => id === indicatorId);
  if (!listed?.routes.includes(route))
    throw refuse('indicator_banned', { indicator: indicatorId }, 'indicatorId');
}

/** A score is not above its maximum, a place not after the last. Throws `score_range`. */
export function requirePossible(value: IndicatorRecord['value']): void {
  if (indicatorPercent(asRulesValue(value))) return;
  const [score, maximum] =
    'rank' in value
      ? [value.rank, value.among]
      : 'percent' in value
        ? [value.percent, 100]
        : [value.score, value.of];
  throw refuse('score_range', { score, maximum }, 'value');
}

/** The indicators that still count. An indicator that a later rule pack no longer lists does not. */
export function countedIndicators(rulePack: RulePack, indicators: readonly IndicatorRecord[]): Indicator[] {
  const listed = new Set(rulePack.indicators.map(({ id }) => id));
  return indicators
    .filter(({ indicatorId }) => listed.has(indicatorId))
    .map(({ indicatorId, value }) => ({ indicatorId, ...asRulesValue(value) }));
}

function asRulesValue(value: IndicatorRecord['value']): IndicatorValue {
  if ('rank' in value) return { rank: value.rank, of: value.among };
  return 'percent' in value ? value : { score: value.score, max: value.of };
}
