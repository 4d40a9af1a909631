import type { RulePack } from '@laurel/contracts';
import { criterionOfClause, scoreFault } from '@laurel/rules';
import { partsOf } from '../history/concerning.ts';
import { rule } from '../law/rule.ts';

/** The rules of scores and points: recorded or proposed, they are those of the rule pack. */

export const onScale = rule(
  'onScale',
  '3',
  '分值、扣分或条款不合规则包',
  'a score, points or a clause are not of the rule pack',
  (event, past) => {
    const pack = past.pack(event);
    return !!pack && soundScores(pack, event.data.scores) && soundPoints(pack, event.data.adjustments);
  },
);

/**
 * A proposal keeps to the rule pack, whether anybody confirms it or not: an amendment that voids a
 * record, a declined and a withdrawn proposal are never said again by another event.
 */
export const proposedOnScale = rule(
  'proposedOnScale',
  '3',
  '提议的分值、扣分或条款不合规则包',
  'proposed scores, points or a clause are not of the rule pack',
  (event, past) => {
    const { scores = [], adjustments = [] } = event.data.content ?? {};
    if (scores.length === 0 && adjustments.length === 0) return true;
    const pack = past.pack(event, partsOf(event.stream).campaign);
    return !!pack && soundScores(pack, scores) && soundPoints(pack, adjustments);
  },
);

function soundScores(pack: RulePack, scores: readonly { criterionId: string; score: string }[]): boolean {
  const named = scores.map(({ criterionId }) => criterionId);
  return (
    new Set(named).size === named.length &&
    scores.every(
      ({ criterionId, score }) =>
        pack.criteria.some(({ id }) => id === criterionId) && scoreFault(pack, score) === undefined,
    )
  );
}

function soundPoints(
  pack: RulePack,
  adjustments: readonly { criterionId: string; clause: string; points: string }[],
): boolean {
  return adjustments.every(
    ({ criterionId, clause, points }) =>
      criterionOfClause(pack, clause) === criterionId && scoreFault(pack, points) === undefined,
  );
}
