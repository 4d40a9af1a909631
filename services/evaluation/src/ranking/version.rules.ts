import { refuse } from '@laurel/contracts';
import type { HeldOrder } from '@laurel/rules';
import { type KnownCampaign, openCampaign } from '../copies/campaign.rules.ts';
import type { Seat } from '../panel/panel.ts';
import type { ComputedRanking, Outcome, Ranking, RankingEvent } from './ranking.ts';
import { computeRanking, moves, type RankingInputs } from './ranking.rules.ts';

/** The making of a version of the ranking, whichever decision asks for it. */

/** The facts that the ranking's decisions need from outside its stream. */
export interface RankingFacts {
  readonly id: { readonly campaign: string };
  readonly campaign: KnownCampaign | undefined;
  /** Absent until the ballots are opened. */
  readonly inputs?: RankingInputs;
  readonly inputsHash: string;
  /** Competing entries whose dynamic assessment is not closed. */
  readonly assessing: readonly string[];
  readonly experts: readonly string[];
  readonly recusals: readonly Seat[];
  /** For this command's vote, should it be one. */
  readonly vote: { readonly salt: string; readonly commitment: string };
  /** The commitments of votes so far that are those of their sealed parts. */
  readonly proven: readonly string[];
  /** The drawn order of the command's entries, should it be a draw. */
  readonly draw: { readonly openingHash: string; readonly order: readonly string[] };
  /** True if the objection that the command cites was upheld as a scoring error. */
  readonly objectionUpheld: boolean;
}

/** The next version, with the run-offs and draws held so far and the one that has just been held, if any. */
export function rankingComputed(
  state: Ranking,
  facts: RankingFacts,
  { runOff, draw, objectionId }: { runOff?: HeldOrder; draw?: HeldOrder; objectionId?: string } = {},
): RankingEvent {
  const { rulePack, rulePackHash } = openCampaign(facts.campaign);
  const before = state.status === 'none' ? undefined : state;
  const outcome = computeRanking(rulePack, requireInputs(facts), {
    runOffs: [...(before?.runOffs ?? []), ...(runOff ? [runOff] : [])],
    draws: [...(before?.draws ?? []), ...(draw ? [draw] : [])],
  });
  const data: Outcome = {
    campaignId: facts.id.campaign,
    version: (before?.outcome.version ?? 0) + 1,
    rulePackHash,
    inputsHash: facts.inputsHash,
    ...outcome,
    moved: moves(before?.outcome, outcome),
    ...(objectionId !== undefined && { objectionId }),
  };
  return { type: 'RankingComputed', data };
}

/** The ranking once it was computed. Throws `wrong_state` before. */
export function requireComputed(state: Ranking): ComputedRanking {
  if (state.status === 'none') throw refuse('wrong_state', { state: state.status });
  return state;
}

/** Throws `inputs_changed` if the ranking was computed from other inputs than those of now. */
export function requireUnchanged(state: ComputedRanking, facts: RankingFacts): void {
  if (state.outcome.inputsHash !== facts.inputsHash) throw refuse('inputs_changed');
}

/** Throws `ballots_sealed`, `assessment_open`. */
export function requireInputs({ inputs, assessing }: RankingFacts): RankingInputs {
  if (!inputs) throw refuse('ballots_sealed');
  if (assessing.length > 0) throw refuse('assessment_open', { branch: assessing.join(', ') });
  return inputs;
}
