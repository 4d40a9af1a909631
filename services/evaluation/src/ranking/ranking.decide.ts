import { refuse } from '@laurel/contracts';
import type { Decider, Said, Stateful } from '@laurel/core';
import { openCampaign } from '../copies/campaign.rules.ts';
import {
  type Asked,
  evolve,
  initial,
  type Ranking,
  type RankingCommand,
  type RankingEvent,
} from './ranking.ts';
import { closeRunOff, holdDraw, voteRunOff } from './tie.decide.ts';
import {
  rankingComputed,
  type RankingFacts,
  requireComputed,
  requireInputs,
  requireUnchanged,
} from './version.rules.ts';

/** The ranking's decisions (docs/handbook/process.md#4-ranking). */
export const rankingDecider: Decider<Ranking, RankingCommand, RankingEvent, RankingFacts> &
  Stateful<Ranking> = {
  initial,
  evolve,
  stateOf: ({ status }) => status,
  decide(command, state, facts): readonly (RankingEvent & Said)[] {
    openCampaign(facts.campaign);
    switch (command.type) {
      case 'ComputeRanking':
        return compute(state, facts);
      case 'VoteRunOff':
        return voteRunOff(command, requireComputed(state), facts);
      case 'CloseRunOff':
        return closeRunOff(command, requireComputed(state), facts);
      case 'HoldDraw':
        return holdDraw(command, requireComputed(state), facts);
      case 'ConfirmRanking':
        return confirm(command, state, facts);
      case 'RecomputeRanking':
        return recompute(command, state, facts);
      case 'PublishRanking':
        return publish(command, state, facts);
      default:
        return command satisfies never;
    }
  },
};

/** Computing again from the same inputs records nothing. */
function compute(state: Ranking, facts: RankingFacts): readonly RankingEvent[] {
  requireUnconfirmed(state);
  requireInputs(facts);
  if (state.status !== 'none' && state.outcome.inputsHash === facts.inputsHash) return [];
  return [rankingComputed(state, facts)];
}

function confirm(
  command: Asked<'ConfirmRanking'>,
  state: Ranking,
  facts: RankingFacts,
): readonly RankingEvent[] {
  requireUnconfirmed(state);
  const computed = requireComputed(state);
  const { version, open, winners, reserves } = computed.outcome;
  if (command.data.version !== version)
    throw refuse('stale_version', { expected: command.data.version, actual: version }, 'version');
  if (open.length > 0)
    throw refuse('tie_open', { branches: open.map(({ branchIds }) => branchIds.join(' = ')).join(', ') });
  requireUnchanged(computed, facts);
  return [{ type: 'RankingConfirmed', data: { campaignId: facts.id.campaign, version, winners, reserves } }];
}

/**
 * After the confirmation only an upheld scoring error changes the ranking. The old version stays on record
 * (docs/handbook/process.md#1.13).
 */
function recompute(
  command: Asked<'RecomputeRanking'>,
  state: Ranking,
  facts: RankingFacts,
): readonly RankingEvent[] {
  const { inputsHash } = requireComputed(state).outcome;
  if (!facts.objectionUpheld) throw refuse('no_cause', {}, 'objectionId');
  requireInputs(facts);
  if (inputsHash === facts.inputsHash) throw refuse('nothing_changed');
  return [rankingComputed(state, facts, { objectionId: command.data.objectionId })];
}

/** A confirmed version is published once, because a later notice of a successor tells nobody a new score. */
function publish(
  command: Asked<'PublishRanking'>,
  state: Ranking,
  facts: RankingFacts,
): readonly RankingEvent[] {
  if (state.status === 'published') return [];
  const { version, ranked, unranked, winners, reserves } = requireComputed(state).outcome;
  const outcome = (branchId: string) =>
    winners.includes(branchId) ? 'winner' : reserves.includes(branchId) ? 'reserve' : 'ranked';
  const shown = ranked.map(
    ({ steps: _steps, ...entry }) => ({ ...entry, outcome: outcome(entry.branchId) }) as const,
  );
  const { noticeId } = command.data;
  return [
    {
      type: 'RankingPublished',
      data: { campaignId: facts.id.campaign, version, noticeId, ranked: shown, unranked },
    },
  ];
}

function requireUnconfirmed({ status }: Ranking): void {
  if (status === 'confirmed' || status === 'published') throw refuse('ranking_confirmed');
}
