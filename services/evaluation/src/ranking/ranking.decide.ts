import { refuse } from '@laurel/contracts';
import type { Decider, Said } from '@laurel/core';
import { openCampaign } from '../copies/campaign.rules.ts';
import { type AskedOfRanking, evolve, initial, type Ranking, type RankingCommand, type RankingEvent } from './ranking.ts';
import { closeRunOff, holdDraw, voteRunOff } from './tie.decide.ts';
import { type ComputedRanking, needInputs, needUnchanged, rankingComputed, type RankingFacts } from './version.rules.ts';

/** PROCESS.md §4, table "Ranking". */
export const rankingDecider: Decider<Ranking, RankingCommand, RankingEvent, RankingFacts> = {
  initial,
  evolve,
  decide(command, state, facts): readonly (RankingEvent & Said)[] {
    openCampaign(facts.campaign);
    switch (command.type) {
      case 'ComputeRanking':
        return compute(state, facts);
      case 'VoteRunOff':
        return voteRunOff(command, needTied(state), facts);
      case 'CloseRunOff':
        return closeRunOff(command, needTied(state), facts);
      case 'HoldDraw':
        return holdDraw(command, needTied(state), facts);
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

/** Computing again from the same inputs changes nothing. */
function compute(state: Ranking, facts: RankingFacts): readonly RankingEvent[] {
  if (state.status === 'confirmed') throw refuse('ranking_confirmed');
  needInputs(facts);
  if (state.status !== 'none' && state.outcome.inputsHash === facts.inputsHash) return [];
  return [rankingComputed(state, facts)];
}

function confirm(command: AskedOfRanking<'ConfirmRanking'>, state: Ranking, facts: RankingFacts): readonly RankingEvent[] {
  if (state.status === 'none') throw refuse('wrong_state', { state: state.status });
  if (state.status === 'confirmed') throw refuse('ranking_confirmed');
  const { version, open, winners, reserves } = state.outcome;
  if (command.data.version !== version) throw refuse('stale_version', { expected: command.data.version, actual: version }, 'version');
  if (open.length > 0) throw refuse('tie_open', { branches: open.map(({ branchIds }) => branchIds.join(' = ')).join(', ') });
  needUnchanged(state, facts);
  return [{ type: 'RankingConfirmed', data: { campaignId: facts.id.campaign, version, winners, reserves } }];
}

/** After the confirmation only an upheld scoring error moves anything; the old version stays on record (PROCESS.md 1.13). */
function recompute(command: AskedOfRanking<'RecomputeRanking'>, state: Ranking, facts: RankingFacts): readonly RankingEvent[] {
  if (state.status !== 'confirmed') throw refuse('wrong_state', { state: state.status });
  if (!facts.objectionUpheld) throw refuse('no_cause', {}, 'objectionId');
  needInputs(facts);
  if (state.outcome.inputsHash === facts.inputsHash) throw refuse('nothing_changed');
  return [rankingComputed(state, facts, { objectionId: command.data.objectionId })];
}

/** Once per confirmed version: a notice of a successor tells nobody a new score. */
function publish(command: AskedOfRanking<'PublishRanking'>, state: Ranking, facts: RankingFacts): readonly RankingEvent[] {
  if (state.status !== 'confirmed') throw refuse('wrong_state', { state: state.status });
  const { version, ranked, unranked, winners, reserves } = state.outcome;
  if (state.publishedVersion === version) return [];
  const outcome = (branchId: string) => (winners.includes(branchId) ? 'winner' : reserves.includes(branchId) ? 'reserve' : 'ranked');
  const shown = ranked.map(({ steps: _steps, ...entry }) => ({ ...entry, outcome: outcome(entry.branchId) }) as const);
  const { noticeId } = command.data;
  return [{ type: 'RankingPublished', data: { campaignId: facts.id.campaign, version, noticeId, ranked: shown, unranked } }];
}

function needTied(state: Ranking): ComputedRanking {
  if (state.status !== 'tied') throw refuse('wrong_state', { state: state.status });
  return state;
}
