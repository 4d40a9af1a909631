import { refuse } from '@laurel/contracts';
import type { AssessmentEvent } from '../assessment/assessment.ts';
import type { Asked, Work } from '../assessment/work.rules.ts';
import { outcome, requireResult, requireSettled } from './closing.rules.ts';

/** Closes the assessment with its dynamic score. */
export function close(
  command: Asked<'CloseAssessment'>,
  { open, rulePack, entry }: Work,
): readonly AssessmentEvent[] {
  requireSettled(rulePack, open, command.instant);
  const { score, perCriterion, steps, records } = requireResult(rulePack, open);
  const result = { dynamic: score, criteria: perCriterion, steps: { ...steps, records: [...records] } };
  return [{ type: 'AssessmentClosed', data: { ...entry, result } }];
}

/**
 * Closes the assessment of a candidate that cannot have a score. A candidate that can is closed with its
 * score: nobody may take it away.
 */
export function closeWithoutResult(
  command: Asked<'CloseAssessmentWithoutResult'>,
  { open, rulePack, entry }: Work,
): readonly AssessmentEvent[] {
  requireSettled(rulePack, open, command.instant);
  if (!('noResult' in outcome(rulePack, open))) throw refuse('wrong_state', { state: 'scored' });
  return [{ type: 'AssessmentClosed', data: { ...entry, result: { noResult: command.data.reason } } }];
}
