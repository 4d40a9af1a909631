import type { Panel, PanelEvent, Seat } from './panel.ts';
import { isRecused, type SealedBallot } from './panel.rules.ts';

/** The reason on record for a ballot that is set aside for a conflict which the system derived. */
export const derivedGround = '系统推导的回避关系 (derived conflict)';

/**
 * A conflict, however it became known, recuses the expert once. Ballots that the expert had sealed for the
 * entry are set aside, so that nobody recused has a ballot that counts (docs/handbook/process.md#4-panel).
 */
export function recuse(
  panel: Exclude<Panel, { status: 'none' }>,
  named: { readonly campaignId: string },
  seats: readonly Seat[],
  sealed: readonly SealedBallot[],
  reason: string,
): PanelEvent[] {
  const fresh = seats.filter(
    (seat, index) =>
      !isRecused(panel, seat) && seats.findIndex((other) => isRecused({ recusals: [other] }, seat)) === index,
  );
  return fresh.flatMap(({ branchId, expertId }): PanelEvent[] => [
    { type: 'ExpertRecused', data: { ...named, branchId, expertId } },
    ...sealed
      .filter((ballot) => ballot.branchId === branchId && ballot.expertId === expertId)
      .map(({ stage }): PanelEvent => ({
        type: 'BallotSetAside',
        data: { ...named, branchId, expertId, stage, ground: 'conflict', reason },
      })),
  ]);
}
