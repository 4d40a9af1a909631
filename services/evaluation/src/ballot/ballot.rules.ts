import { refuse, type RulePack } from '@laurel/contracts';
import { isExtreme, scoreFault } from '@laurel/rules';
import type { Sealed } from './ballot.ts';
import type { Sheet } from '../panel/panel.ts';

/**
 * The rules of a valid ballot. No refusal carries a score, not even to the expert who wrote it, because
 * refusals are logged and the log is read before the ballots are opened (docs/handbook/domain.md#5.4).
 */

type Scores = Sealed['scores'];

const hidden = '—';

/** The scores in the rule pack's order, so that one sheet has one commitment. */
export function inOrder(pack: Pick<RulePack, 'criteria'>, scores: Scores): Scores {
  const place = (criterionId: string) => pack.criteria.findIndex(({ id }) => id === criterionId);
  return [...scores].sort((one, other) => place(one.criterionId) - place(other.criterionId));
}

/**
 * The content that a commitment is the hash of, as canonical JSON. Anybody can repeat it once the ballots are
 * opened.
 */
export function committed(
  campaignId: string,
  { stage, branchId, expertId }: Sheet,
  { scores, reason, salt }: Sealed,
): object {
  return { campaignId, stage, branchId, expertId, scores, reason, salt };
}

/** Throws `criterion_unknown`, `criterion_missing`, `score_range`, `score_step`, `extreme_reason_missing`. */
export function requireValid(
  pack: Pick<RulePack, 'criteria' | 'scoring'>,
  scores: Scores,
  reason: string | undefined,
): void {
  const { criteria, scoring } = pack;
  const stranger = scores.find(({ criterionId }) => !criteria.some(({ id }) => id === criterionId));
  if (stranger) throw refuse('criterion_unknown', { criterion: stranger.criterionId }, 'scores');
  const repeated = scores.find(
    ({ criterionId }, index) => scores.findIndex((other) => other.criterionId === criterionId) !== index,
  );
  if (repeated) throw refuse('criterion_repeated', { criterion: repeated.criterionId }, 'scores');
  const missing = criteria.filter(({ id }) => !scores.some(({ criterionId }) => criterionId === id));
  if (missing.length > 0)
    throw refuse('criterion_missing', { criteria: missing.map(({ id }) => id).join(', ') }, 'scores');
  for (const [index, { score }] of scores.entries()) {
    const fault = scoreFault(pack, score);
    const scale = { score: hidden, maximum: scoring.ballotMaximum, step: scoring.ballotStep };
    if (fault) throw refuse(fault, scale, `scores[${index}].score`);
  }
  if (reason === undefined && scores.some(({ score }) => isExtreme(pack, score))) {
    throw refuse(
      'extreme_reason_missing',
      { below: scoring.reasonBelow, above: scoring.reasonAbove },
      'reason',
    );
  }
}
