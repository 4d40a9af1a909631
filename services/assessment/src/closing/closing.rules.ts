import { refuse, type RulePack } from '@laurel/contracts';
import {
  type Adjustment,
  type Deadline,
  dynamicScore,
  inPackOrder,
  lengthened,
  type DynamicScore,
  type NoDynamicScore,
} from '@laurel/rules';
import type { Adjustments, OpenAssessment, VisitRecord } from '../assessment/assessment.ts';
import { countedIndicators } from './indicator.rules.ts';

/**
 * The rules for closing an assessment, and the dynamic score that it then has (docs/handbook/process.md#3.1
 * to #3.3).
 */

/**
 * An assessment cannot be closed while a dispute or an answer is pending. Throws `dispute_open` or
 * `answer_pending`.
 */
export function requireSettled(rulePack: RulePack, state: OpenAssessment, instant: string): void {
  const disputed = state.records.find(({ status }) => status === 'disputed');
  if (disputed) throw refuse('dispute_open', { record: disputed.recordId });
  const pending = state.records.find((record) => mayStillAnswer(rulePack, record, instant));
  if (pending) throw refuse('answer_pending', { record: pending.recordId });
}

/** Silence until the end of the last day is acceptance; no event is needed for it. */
function mayStillAnswer(rulePack: RulePack, record: VisitRecord, instant: string): boolean {
  const isAnswerable = record.status === 'recorded' || record.status === 'amended';
  return isAnswerable && instant < answerableUntil(rulePack, record).instant;
}

/**
 * The time that a unit has to answer a record: as it was told, or longer where the calendar was arranged anew
 * (docs/handbook/process.md#1.21).
 */
export function answerableUntil(
  rulePack: RulePack,
  { answerUntil, recordedAt }: Pick<VisitRecord, 'answerUntil' | 'recordedAt'>,
): Deadline {
  return lengthened(rulePack, answerUntil, recordedAt, rulePack.answers.deductionWorkingDays);
}

export type Outcome = (DynamicScore & { readonly records: readonly string[] }) | NoDynamicScore;

/**
 * The score of the records that are not void. A record without any score is no visit, but its deductions and
 * bonuses count.
 */
export function outcome(rulePack: RulePack, state: OpenAssessment): Outcome {
  const counted = state.records.filter(({ isVoid }) => !isVoid);
  const visits = counted.filter(({ scores }) => scores.length > 0);
  const result = dynamicScore(rulePack, {
    route: state.route,
    visits: visits.map(({ scores }) => ({ scores: inPackOrder(rulePack, scores) })),
    indicators: countedIndicators(rulePack, state.indicators),
    adjustments: counted.flatMap(({ adjustments }) => adjustments.map(asRulesAdjustment)),
  });
  return 'noResult' in result ? result : { ...result, records: counted.map(({ recordId }) => recordId) };
}

/**
 * The dynamic score, if there is one. Throws `visits_missing` or `criterion_unscored`, naming what is
 * missing.
 */
export function requireResult(rulePack: RulePack, state: OpenAssessment): Exclude<Outcome, NoDynamicScore> {
  const result = outcome(rulePack, state);
  if (!('noResult' in result)) return result;
  if (result.noResult === 'visits_missing')
    throw refuse('visits_missing', { minimum: rulePack.scoring.visitsMinimum });
  const scored = new Set(
    state.records
      .filter(({ isVoid }) => !isVoid)
      .flatMap(({ scores }) => scores.map((each) => each.criterionId)),
  );
  const unscored = rulePack.criteria.map(({ id }) => id).filter((id) => !scored.has(id));
  throw refuse('criterion_unscored', { criteria: unscored.join(', ') });
}

function asRulesAdjustment({ criterionId, kind, points }: Adjustments[number]): Adjustment {
  return kind === 'bonus' ? { criterionId, bonus: points } : { criterionId, deduction: points };
}
