import { refuse } from '@laurel/contracts';
import { openCampaign } from '../copies/campaign.rules.ts';
import {
  type Asked,
  isSameSeat,
  type OpenedBallot,
  type Panel,
  type PanelEvent,
  stages,
} from '../panel/panel.ts';
import { type ListedBallot, type PanelFacts, requireFrozen } from '../panel/panel.rules.ts';
import { recuse } from '../panel/recusal.rules.ts';

/**
 * The opening of the ballots, and the setting aside of one after it. The panel's decider hands these commands
 * on.
 */

/**
 * Opens the ballots listed when the stages were shut, each held to its commitment. One set aside stays sealed
 * for ever.
 */
export function openBallots(state: Panel, facts: PanelFacts): readonly PanelEvent[] {
  const panel = requireFrozen(state);
  const { scoring } = openCampaign(facts.campaign).rulePack;
  const weights = { onSite: scoring.weightOnSite, presentation: scoring.weightPresentation };
  // A stage that weighs nothing need not be held; one that was begun is shut first.
  const open = stages.find((stage) => {
    const { status } = panel.stages[stage];
    return status === 'scoring' || (status === 'waiting' && weights[stage] > 0);
  });
  if (open) throw refuse('stage_open', { stage: open });
  const ballots = facts.listed.map(opened);
  return [
    {
      type: 'BallotsOpened',
      data: { campaignId: facts.id.campaign, ballots, recused: recusedByBranch(panel.recusals) },
    },
  ];
}

function opened({ stage, branchId, expertId, commitment, sheet, proven }: ListedBallot): OpenedBallot {
  if (!sheet) throw refuse('key_missing');
  if (!proven) throw refuse('commitment_mismatch', { ballot: `${stage} ${branchId} ${expertId}` });
  return { stage, branchId, expertId, ...sheet, commitment };
}

function recusedByBranch(
  recusals: readonly { branchId: string; expertId: string }[],
): { branchId: string; experts: string[] }[] {
  const branchIds = [...new Set(recusals.map(({ branchId }) => branchId))].sort();
  return branchIds.map((branchId) => ({
    branchId,
    experts: recusals
      .filter((recusal) => recusal.branchId === branchId)
      .map(({ expertId }) => expertId)
      .sort(),
  }));
}

/**
 * Sets both ballots of an expert on an entry aside, because a conflict that was found late recuses the expert
 * from it (docs/handbook/process.md#1.18).
 */
export function setBallotAside(
  command: Asked<'SetBallotAside'>,
  state: Panel,
  facts: PanelFacts,
): readonly PanelEvent[] {
  const { stage, branchId, expertId, ground, reason, objectionId } = command.data;
  if (state.status !== 'opened') throw refuse('ballots_sealed');
  if (!['conflict', 'absence', 'identity'].includes(ground)) throw refuse('ground_unknown', {}, 'ground');
  if (objectionId !== undefined && !facts.objectionUpheld) throw refuse('no_cause', {}, 'objectionId');
  if (facts.rankingConfirmed && objectionId === undefined) throw refuse('ranking_confirmed');
  const theirs = state.opening.ballots.filter(
    (ballot) => ballot.branchId === branchId && ballot.expertId === expertId,
  );
  if (!theirs.some((ballot) => ballot.stage === stage)) throw refuse('not_found', {}, 'expertId');
  const named = { campaignId: facts.id.campaign };
  const recusal = ground === 'conflict' ? recuse(state, named, [{ branchId, expertId }], [], reason) : [];
  const affected = theirs.filter((ballot) => ground === 'conflict' || ballot.stage === stage);
  const counted = affected.filter(
    (ballot) => !state.setAside.some((gone) => gone.stage === ballot.stage && isSameSeat(gone, ballot)),
  );
  return [
    ...recusal,
    ...counted.map((ballot): PanelEvent => {
      const cited = objectionId === undefined ? {} : { objectionId };
      return {
        type: 'BallotSetAside',
        data: { ...named, stage: ballot.stage, branchId, expertId, ground, reason, ...cited },
      };
    }),
  ];
}
