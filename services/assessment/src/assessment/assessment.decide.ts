import type { Decider, Stateful } from '@laurel/core';
import { close, closeWithoutResult } from '../closing/closing.decide.ts';
import { requireAllowed, requirePossible } from '../closing/indicator.rules.ts';
import { answer, correct, uphold } from '../dispute/dispute.decide.ts';
import { requireAssessor } from '../group/assessor.rules.ts';
import { requireAssessable } from '../standing/standing.rules.ts';
import { amend, record } from '../visit/visit.decide.ts';
import { type Assessment, type AssessmentEvent, evolve, initial } from './assessment.ts';
import {
  type Asked,
  type AssessmentCommand,
  type AssessmentFacts,
  entryOf,
  recordIn,
  type Work,
  workOn,
} from './work.rules.ts';

/**
 * Decides on the work with one candidate (docs/handbook/process.md#4-assessment). Visits, disputes and the
 * closing are decided in rooms of their own.
 */
export const assessmentDecider: Decider<Assessment, AssessmentCommand, AssessmentEvent, AssessmentFacts> &
  Stateful<Assessment> = {
  initial,
  evolve,
  stateOf: ({ status }) => status,
  partOf: (state, data: { readonly recordId?: string }) => recordIn(state, data.recordId)?.status,
  decide(command, state, facts) {
    switch (command.type) {
      case 'OpenAssessment':
        return open(command, state, facts);
      case 'RecordAssessment':
        return record(command, workOn(state, facts), facts);
      case 'AnswerAssessment':
        return answer(command, workOn(state, facts), facts);
      case 'UpholdAssessment':
        return uphold(command, workOn(state, facts), facts);
      case 'CorrectAssessment':
        return correct(command, workOn(state, facts), facts);
      case 'AmendAssessment':
        return amend(command, workOn(state, facts), facts);
      case 'RecordIndicator':
        return recordIndicator(command, workOn(state, facts), facts);
      case 'CloseAssessment':
        return close(command, workOn(state, facts));
      case 'CloseAssessmentWithoutResult':
        return closeWithoutResult(command, workOn(state, facts));
      case 'WithdrawAssessment':
        return withdraw(command, state, facts);
      default:
        return command satisfies never;
    }
  },
};

/**
 * Follows from the accepted form. The campaign's own events may arrive later than the form, so that no rule
 * pack is asked for.
 */
function open(
  command: Asked<'OpenAssessment'>,
  state: Assessment,
  facts: AssessmentFacts,
): readonly AssessmentEvent[] {
  if (state.status !== 'none') return [];
  return [{ type: 'AssessmentOpened', data: { ...entryOf(facts), ...command.data } }];
}

/** Records a value of an indicator. The latest value counts; earlier ones stay on record. */
function recordIndicator(
  command: Asked<'RecordIndicator'>,
  work: Work,
  facts: AssessmentFacts,
): readonly AssessmentEvent[] {
  requireAssessable(facts.standing);
  for (const signer of [command.proposer, command.actor])
    if (signer?.role === 'assessor') requireAssessor(facts.assignment, signer);
  const { indicatorId, value, source } = command.data;
  requireAllowed(work.rulePack, work.open.route, indicatorId);
  requirePossible(value);
  return [{ type: 'IndicatorRecorded', data: { ...work.entry, indicatorId, value, source } }];
}

/**
 * Follows from the withdrawn application, also after the closing, until the ranking is confirmed
 * (docs/handbook/process.md#4-application).
 */
function withdraw(
  command: Asked<'WithdrawAssessment'>,
  state: Assessment,
  facts: AssessmentFacts,
): readonly AssessmentEvent[] {
  if (state.status === 'none' || state.status === 'withdrawn') return [];
  return [{ type: 'AssessmentWithdrawn', data: { ...entryOf(facts), reason: command.data.reason } }];
}
