import { refuse } from '@laurel/contracts';
import type { HeldOrder } from '@laurel/rules';
import { openCampaign } from '../copies/campaign.rules.ts';
import { isRecused } from '../panel/panel.rules.ts';
import {
  type Asked,
  type ComputedRanking,
  type Contest,
  isSameGroup,
  type RankingEvent,
  type Vote,
} from './ranking.ts';
import { dueContest, tally } from './ranking.rules.ts';
import { rankingComputed, type RankingFacts, requireUnchanged } from './version.rules.ts';

/**
 * An open tie is parted by a secret vote, which may be repeated once, and then by a draw that nobody can
 * steer (docs/handbook/process.md#3.6). The ranking's decider hands these commands on.
 */

/**
 * Experts who are recused from any of the tied do not vote. The choice is sealed until the run-off is closed.
 */
export function voteRunOff(
  command: Asked<'VoteRunOff'>,
  state: ComputedRanking,
  facts: RankingFacts,
): readonly (RankingEvent & { sealed?: object })[] {
  const contest = requireContest(state, command.data.branchIds);
  const expertId = command.actor.account;
  const { choice } = command.data;
  if (!contest.branchIds.includes(choice)) throw refuse('not_tied', {}, 'choice');
  if (!facts.experts.includes(expertId)) throw refuse('forbidden');
  if (!mayVote(contest, facts, expertId)) throw refuse('recused');
  if (votesOf(state, contest).some((vote) => vote.expertId === expertId)) throw refuse('already_voted');
  const { salt, commitment } = facts.vote;
  const data = {
    campaignId: facts.id.campaign,
    round: contest.round,
    branchIds: sorted(contest.branchIds),
    expertId,
    commitment,
  };
  return [{ type: 'RunOffVoteSealed', data, sealed: { choice, salt } }];
}

/**
 * A run-off needs as many votes as an entry needs ballots, or all where fewer experts may vote. If nobody
 * may, the draw follows.
 */
export function closeRunOff(
  command: Asked<'CloseRunOff'>,
  state: ComputedRanking,
  facts: RankingFacts,
): readonly RankingEvent[] {
  const contest = requireContest(state, command.data.branchIds);
  requireUnchanged(state, facts);
  const entitled = facts.experts.filter((expertId) => mayVote(contest, facts, expertId));
  const cast = votesOf(state, contest).filter(({ expertId }) => entitled.includes(expertId));
  const { ballotsMinimum } = openCampaign(facts.campaign).rulePack.scoring;
  if (cast.length < Math.min(ballotsMinimum, entitled.length)) {
    const missing = entitled.filter((expert) => !cast.some(({ expertId }) => expertId === expert));
    throw refuse('ballots_missing', { missing: missing.join(', ') });
  }
  const choices = cast.map((vote) => choiceOf(vote, facts));
  const { order, decided } = tally(contest, choices);
  const branchIds = sorted(contest.branchIds);
  const counts = branchIds.map((branchId) => ({
    branchId,
    count: choices.filter((choice) => choice === branchId).length,
  }));
  const commitments = cast.map(({ commitment }) => commitment).sort();
  const held = { round: contest.round, branchIds, counts, commitments, order, decided };
  const data = { campaignId: facts.id.campaign, ...held };
  const event: RankingEvent = { type: 'RunOffHeld', data };
  const isRepeated = !decided && order.length === 2;
  return isRepeated
    ? [event]
    : [event, rankingComputed(state, facts, { runOff: { tied: contest.tied, order } })];
}

export function holdDraw(
  command: Asked<'HoldDraw'>,
  state: ComputedRanking,
  facts: RankingFacts,
): readonly RankingEvent[] {
  const { branchIds, witnesses } = command.data;
  const tie = state.outcome.open.find((open) => isSameGroup(open.branchIds, branchIds));
  if (!tie) throw refuse('not_tied', {}, 'branchIds');
  if (tie.tieBreak !== 'draw') throw refuse('runoff_first');
  if (new Set(witnesses).size < 2) throw refuse('witnesses_missing', {}, 'witnesses');
  const holders = [command.actor, command.proposer].flatMap((holder) =>
    holder ? [holder.account, holder.person] : [],
  );
  if (witnesses.some((witness) => holders.includes(witness)))
    throw refuse('witness_holds_draw', {}, 'witnesses');
  requireUnchanged(state, facts);
  const { openingHash, order } = facts.draw;
  const draw: HeldOrder = { tied: tie.branchIds, order };
  const data = {
    campaignId: facts.id.campaign,
    branchIds: sorted(branchIds),
    openingHash,
    order: [...order],
    witnesses,
  };
  return [{ type: 'DrawHeld', data }, rankingComputed(state, facts, { draw })];
}

function requireContest(state: ComputedRanking, branchIds: readonly string[]): Contest {
  const contest = dueContest(state, branchIds);
  if (!contest) throw refuse('not_tied', {}, 'branchIds');
  return contest;
}

function mayVote({ tied }: Contest, facts: RankingFacts, expertId: string): boolean {
  return tied.every((branchId) => !isRecused(facts, { branchId, expertId }));
}

function votesOf(state: ComputedRanking, contest: Contest): readonly Vote[] {
  return state.votes.filter(
    ({ round, branchIds }) => round === contest.round && isSameGroup(branchIds, contest.branchIds),
  );
}

/** The choice, held to its commitment; it is counted and told to nobody (docs/handbook/process.md#3.6). */
function choiceOf({ expertId, commitment, sealed }: Vote, facts: RankingFacts): string {
  if (!sealed) throw refuse('key_missing');
  if (!facts.proven.includes(commitment)) throw refuse('commitment_mismatch', { ballot: expertId });
  return sealed.choice;
}

function sorted(branchIds: readonly string[]): string[] {
  return [...branchIds].sort();
}
