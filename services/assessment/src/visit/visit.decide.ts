import { refuse } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';
import { deadlineAfter } from '@laurel/rules';
import type { AssessmentEvent, VisitRecord } from '../assessment/assessment.ts';
import {
  type Asked,
  type AssessmentFacts,
  recordIn,
  requireRecord,
  type Work,
} from '../assessment/work.rules.ts';
import { requireAmenders, requireAssessor } from '../group/assessor.rules.ts';
import { requireAssessable } from '../standing/standing.rules.ts';
import { type Judgement, requireNew, requireRecordable, requireSound } from './visit.rules.ts';

/**
 * Records a visit. Both persons are of the group, and neither is recused. The event's time is the server's;
 * `visitedAt` is theirs.
 */
export function record(
  command: Asked<'RecordAssessment'>,
  { open, rulePack, entry }: Work,
  facts: AssessmentFacts,
): readonly AssessmentEvent[] {
  requireAssessable(facts.standing);
  const { groupId } = requireAssessor(facts.assignment, command.actor);
  const proposer = command.proposer ?? command.actor;
  requireAssessor(facts.assignment, proposer);
  const visit = command.data;
  if (recordIn(open, visit.recordId)) throw refuse('already_exists', {}, 'recordId');
  requireRecordable(rulePack, visit, command.instant);
  requireNew({ ...visit, groupId }, open.records);
  const answerUntil = deadlineAfter(rulePack, command.instant, rulePack.answers.deductionWorkingDays).day;
  const recordedBy = [proposer.account, command.actor.account];
  return [{ type: 'AssessmentRecorded', data: { ...entry, ...visit, groupId, answerUntil, recordedBy } }];
}

/**
 * Corrects or voids a record on the assessors' own motion, also one that nobody disputes because it helps.
 * The unit may answer it anew (docs/handbook/process.md#4-assessment).
 */
export function amend(
  command: Asked<'AmendAssessment'>,
  work: Work,
  facts: AssessmentFacts,
): readonly AssessmentEvent[] {
  requireAssessable(facts.standing);
  const proposer = command.proposer ?? command.actor;
  requireAmenders(facts.assignment, command.actor, command.proposer);
  const { recordId, reason, ...judgement } = command.data;
  const { status, visitedAt, ...before } = requireRecord(work.open, recordId);
  if (status === 'disputed' || status === 'void') throw refuse('wrong_state', { state: status });
  if (reason.trim() === '') throw refuse('reason_missing', {}, 'reason');
  if (!judgement.void) requireSound(judgement, work.rulePack);
  const amended = judgement.void ? { scores: [], adjustments: [], void: true } : judgement;
  if (isSameJudgement(before, amended)) throw refuse('nothing_changed');
  const { day: answerUntil } = deadlineAfter(
    work.rulePack,
    command.instant,
    work.rulePack.answers.deductionWorkingDays,
  );
  const amendedBy = [proposer.account, command.actor.account];
  const said = { ...work.entry, recordId, visitedAt, ...amended, reason, answerUntil, amendedBy };
  return [{ type: 'AssessmentAmended', data: said }];
}

function isSameJudgement(
  { scores, adjustments, isVoid }: Pick<VisitRecord, 'scores' | 'adjustments' | 'isVoid'>,
  amended: Judgement & { readonly void: boolean },
): boolean {
  const judged = { scores: amended.scores, adjustments: amended.adjustments };
  return isVoid === amended.void && canonicalJson({ scores, adjustments }) === canonicalJson(judged);
}
