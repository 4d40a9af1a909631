import { refuse } from '@laurel/contracts';
import type { HeldOrder } from '@laurel/rules';
import { type KnownCampaign, openCampaign } from '../copies/campaign.rules.ts';
import type { Seat } from '../panel/panel.ts';
import type { Outcome, Ranking, RankingEvent } from './ranking.ts';
import { computeRanking, moves, type RankingInputs } from './ranking.rules.ts';

/** How a version of the ranking comes about, whichever decision asks for it. */

/** What the ranking's decisions must know from outside its stream. */
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
  /** Whether the objection that the command cites was upheld as a scoring error. */
  readonly objectionUpheld: boolean;
}

export type ComputedRanking = Exclude<Ranking, { status: 'none' }>;

/** The next version, with the run-offs and draws held so far and, where one has just been held, that one. */
export function rankingComputed(
  state: Ranking,
  facts: RankingFacts,
  { runOff, draw, objectionId }: { runOff?: HeldOrder; draw?: HeldOrder; objectionId?: string } = {},
): RankingEvent {
  const { rulePack, rulePackHash } = openCampaign(facts.campaign);
  const before = state.status === 'none' ? undefined : state;
  const outcome = computeRanking(rulePack, needInputs(facts), {
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

/** Refuses with `inputs_changed` what would be decided on a ranking that no longer holds. */
export function needUnchanged(state: ComputedRanking, facts: RankingFacts): void {
  if (state.outcome.inputsHash !== facts.inputsHash) throw refuse('inputs_changed');
}

/** Throws `ballots_sealed`, `assessment_open`. */
export function needInputs({ inputs, assessing }: RankingFacts): RankingInputs {
  if (!inputs) throw refuse('ballots_sealed');
  if (assessing.length > 0) throw refuse('assessment_open', { branch: assessing.join(', ') });
  return inputs;
}
