import { refuse } from '@laurel/contracts';
import { canonicalJson, type Decider, type Said, type Stateful } from '@laurel/core';
import { sheetOf } from '@laurel/rules';
import { type Ballot, type BallotCommand, type BallotEvent, evolve, initial } from './ballot.ts';
import { inOrder, requireValid } from './ballot.rules.ts';
import { type KnownCampaign, openCampaign } from '../copies/campaign.rules.ts';
import { type Panel, type Sheet, stages } from '../panel/panel.ts';
import { isRecused, scorers } from '../panel/panel.rules.ts';

export interface BallotFacts {
  readonly sheet: Sheet;
  readonly campaignId: string;
  readonly campaign: KnownCampaign | undefined;
  readonly panel: Panel;
  /** True while the entry can still be ranked. */
  readonly competes: boolean;
  readonly salt: string;
  /** The commitment to this command's scores, in the rule pack's order. */
  readonly commitment: string;
}

/**
 * A ballot is sealed while its stage is open. Sealing again replaces the earlier scores
 * (docs/handbook/process.md#4-panel).
 */
export const ballotDecider: Decider<Ballot, BallotCommand, BallotEvent, BallotFacts> & Stateful<Ballot> = {
  initial,
  evolve,
  stateOf: ({ status }) => status,
  decide(command, state, facts) {
    const { rulePack } = openCampaign(facts.campaign);
    if (command.actor.account !== facts.sheet.expertId) throw refuse('forbidden');
    requireOpenFor(facts);
    const { reason } = command.data;
    const sheet = sheetOf(rulePack, facts.sheet.stage);
    requireValid(sheet, command.data.scores, reason);
    const scores = inOrder(sheet, command.data.scores);
    if (isSealedAlready(state, scores, reason)) return [];
    const event: BallotEvent & Said = {
      type: 'BallotSealed',
      data: { campaignId: facts.campaignId, ...facts.sheet, commitment: facts.commitment },
      sealed: { scores, ...(reason !== undefined && { reason }), salt: facts.salt },
    };
    return [event];
  },
};

/** Throws unless the stage is open for this entry and this expert, and the entry has presented. */
function requireOpenFor({ panel, sheet, competes }: BallotFacts): void {
  const { stage, branchId } = sheet;
  if (!stages.includes(stage)) throw refuse('not_found');
  if (panel.status === 'opened') throw refuse('ballots_opened');
  if (panel.status !== 'none' && isRecused(panel, sheet)) throw refuse('recused');
  if (panel.status !== 'frozen') throw refuse('wrong_state', { state: panel.status });
  if (!scorers(panel, stage, branchId).includes(sheet.expertId)) throw refuse('not_assigned');
  if (!competes) throw refuse('wrong_state', { state: 'outOfCompetition' });
  const scoring = panel.stages[stage];
  if (scoring.status !== 'scoring') throw refuse('wrong_state', { state: scoring.status });
  if (scoring.reopened && !scoring.reopened.includes(branchId))
    throw refuse('wrong_state', { state: 'shut' });
  if (stage === 'presentation' && !panel.presented.includes(branchId)) throw refuse('not_presented');
}

function isSealedAlready(state: Ballot, scores: readonly object[], reason: string | undefined): boolean {
  const last = state.status === 'sealed' ? state.sheets[state.commitment] : undefined;
  return last ? canonicalJson([last.scores, last.reason]) === canonicalJson([scores, reason]) : false;
}
