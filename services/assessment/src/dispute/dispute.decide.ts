import { refuse } from '@laurel/contracts';
import type { AssessmentEvent } from '../assessment/assessment.ts';
import {
  type Asked,
  type AssessmentFacts,
  requireDisputed,
  requireRecord,
  type Work,
} from '../assessment/work.rules.ts';
import { answerableUntil } from '../closing/closing.rules.ts';
import { requireSecretary } from '../copies/unit.rules.ts';
import { requireArbiter } from '../group/assessor.rules.ts';
import { requireSound } from '../visit/visit.rules.ts';

/** Answers a record: the unit accepts or disputes it, once and in time. */
export function answer(
  command: Asked<'AnswerAssessment'>,
  { open, rulePack, entry }: Work,
  { unit }: AssessmentFacts,
): readonly AssessmentEvent[] {
  requireSecretary(unit, command);
  const { recordId, answer, statement } = command.data;
  const record = requireRecord(open, recordId);
  if (record.status !== 'recorded' && record.status !== 'amended') throw refuse('already_answered');
  const until = answerableUntil(rulePack, record);
  if (command.instant >= until.instant) throw refuse('answer_late', { until: until.day });
  if (answer === 'dispute' && statement === undefined) throw refuse('reason_missing', {}, 'statement');
  return [
    {
      type: 'AssessmentAnswered',
      data: { ...entry, recordId, answer, ...(statement !== undefined && { statement }) },
    },
  ];
}

/** Lets a disputed record stand. The arbiter is another than the two who recorded it. */
export function uphold(
  command: Asked<'UpholdAssessment'>,
  { open, entry }: Work,
  facts: AssessmentFacts,
): readonly AssessmentEvent[] {
  const { recordId, reason } = command.data;
  const { recordedBy } = requireDisputed(open, recordId);
  requireArbiter(facts.assignment, recordedBy, command.actor);
  return [{ type: 'AssessmentUpheld', data: { ...entry, recordId, reason } }];
}

/**
 * Corrects a disputed record. One person may change what two recorded, because the unit disputes it; without
 * a dispute nobody may.
 */
export function correct(
  command: Asked<'CorrectAssessment'>,
  work: Work,
  facts: AssessmentFacts,
): readonly AssessmentEvent[] {
  const { recordId, reason, ...judgement } = command.data;
  const { recordedBy } = requireDisputed(work.open, recordId);
  requireArbiter(facts.assignment, recordedBy, command.actor);
  if (!judgement.void) requireSound(judgement, work.rulePack);
  const corrected = judgement.void ? { scores: [], adjustments: [], void: true } : judgement;
  return [{ type: 'AssessmentCorrected', data: { ...work.entry, recordId, ...corrected, reason } }];
}
