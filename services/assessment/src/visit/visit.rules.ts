import { refuse, type RulePack } from '@laurel/contracts';
import { daysBetween, shanghaiDay } from '@laurel/core';
import { criterionOfClause, scoreFault } from '@laurel/rules';
import type { Adjustments, Scores, VisitRecord } from '../assessment/assessment.ts';
import { type Evidence, requireEvidence } from '../standing/evidence.rules.ts';

/** The rules for recorded visits. Each one throws a refusal of its own. */

export interface Judgement {
  readonly scores: Scores;
  readonly adjustments: Adjustments;
}

export interface RecordedVisit extends Judgement {
  readonly visitedAt: string;
  readonly evidence: Evidence;
}

/**
 * A visit took place in the assessment period, a few days before it is recorded at most, so that it can be
 * recorded offline.
 */
function requireTimely(rulePack: RulePack, visitedAt: string, instant: string): void {
  if (visitedAt > instant) throw refuse('visit_in_future', {}, 'visitedAt');
  const visitedOn = shanghaiDay(visitedAt);
  const { assessmentFrom: from, assessmentTo: to, visitRecordedWithinDays: days } = rulePack;
  if (visitedOn < from || visitedOn > to) throw refuse('outside_phase', { from, to }, 'visitedAt');
  if (daysBetween(visitedOn, shanghaiDay(instant)) > days)
    throw refuse('visit_too_old', { days }, 'visitedAt');
}

/**
 * A record has a score or an adjustment; it need not have one for every criterion. Throws
 * `criterion_unscored`.
 */
function requireSomething({ scores, adjustments }: Judgement, rulePack: RulePack): void {
  if (scores.length + adjustments.length > 0) return;
  throw refuse(
    'criterion_unscored',
    { criteria: rulePack.criteria.map(({ id }) => id).join(', ') },
    'scores',
  );
}

/**
 * Each score is of another criterion of the rule pack. Throws `criterion_unknown` or `criterion_repeated`.
 */
function requireKnownCriteria({ scores }: Judgement, rulePack: RulePack): void {
  const seen = new Set<string>();
  for (const { criterionId } of scores) {
    if (!rulePack.criteria.some(({ id }) => id === criterionId))
      throw refuse('criterion_unknown', { criterion: criterionId }, 'scores');
    if (seen.has(criterionId)) throw refuse('criterion_repeated', { criterion: criterionId }, 'scores');
    seen.add(criterionId);
  }
}

/**
 * Scores and points are on the ballot's scale, and points are not zero. Throws `score_range` or `score_step`.
 */
function requireOnScale({ scores, adjustments }: Judgement, rulePack: RulePack): void {
  for (const [index, { score }] of scores.entries()) requireScale(rulePack, score, `scores[${index}].score`);
  for (const [index, { points }] of adjustments.entries()) {
    const field = `adjustments[${index}].points`;
    if (/^[0.]+$/.test(points)) throw outOfRange(rulePack, points, field);
    requireScale(rulePack, points, field);
  }
}

/** A deduction or bonus names a clause of its own criterion. Throws `clause_unknown`. */
function requireKnownClauses({ adjustments }: Judgement, rulePack: RulePack): void {
  for (const { clause, criterionId } of adjustments) {
    if (criterionOfClause(rulePack, clause) !== criterionId)
      throw refuse('clause_unknown', { clause }, 'adjustments');
  }
}

/** The rules that a judgement keeps both when it is recorded and when it is corrected. */
export function requireSound(judgement: Judgement, rulePack: RulePack): void {
  for (const rule of [requireSomething, requireKnownCriteria, requireOnScale, requireKnownClauses])
    rule(judgement, rulePack);
}

/**
 * One visit is recorded once: not by the same group at the same instant, and not at the same site within the
 * same hour, because a phone without network may send it again under another id. Throws `visit_repeated`.
 */
export function requireNew(
  visit: Pick<VisitRecord, 'groupId' | 'visitedAt' | 'site'>,
  records: readonly VisitRecord[],
): void {
  const same = records.find(
    (record) =>
      !record.isVoid &&
      ((record.groupId === visit.groupId && record.visitedAt === visit.visitedAt) ||
        (record.site === visit.site && hourOf(record.visitedAt) === hourOf(visit.visitedAt))),
  );
  if (same) throw refuse('visit_repeated', { record: same.recordId }, 'visitedAt');
}

const hourOf = (instant: string) => instant.slice(0, 'yyyy-mm-ddThh'.length);

/** The rules that a visit keeps when it is recorded. */
export function requireRecordable(rulePack: RulePack, visit: RecordedVisit, instant: string): void {
  requireTimely(rulePack, visit.visitedAt, instant);
  requireSound(visit, rulePack);
  requireEvidence(visit.evidence);
}

function requireScale(rulePack: RulePack, score: string, field: string): void {
  const fault = scoreFault(rulePack, score);
  if (fault === 'score_range') throw outOfRange(rulePack, score, field);
  if (fault === 'score_step') throw refuse('score_step', { score, step: rulePack.scoring.ballotStep }, field);
}

function outOfRange(rulePack: RulePack, score: string, field: string): Error {
  return refuse('score_range', { score, maximum: rulePack.scoring.ballotMaximum }, field);
}
