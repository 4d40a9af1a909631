import type { RulePack } from '@laurel/contracts';
import {
  dynamicScoreUnder,
  type DynamicSteps,
  type EntryStatus,
  type HeldTieBreaks,
  inPackOrder,
  rank,
  type RankedPart,
  sheetOf,
  type StageScore,
  stageScore,
  unheld,
} from '@laurel/rules';
import type { DynamicResult } from '../entry/entry.ts';
import { type Frozen, isSameSeat, type OpenedBallot, type Stage, stages } from '../panel/panel.ts';
import { isRecused } from '../panel/panel.rules.ts';
import { type Contest, isSameGroup, type Outcome, type Ranking } from './ranking.ts';

/**
 * The computation of the ranking. It is pure, so that the same inputs give the same ranking to the last digit
 * (docs/handbook/process.md#3).
 */

export interface RankingInput {
  readonly branchId: string;
  readonly bureauId: string;
  readonly route: 'recommended' | 'self';
  readonly rank?: number;
  readonly pool?: string;
  /**
   * An entry under review is ranked like any other, so its review is no input
   * (docs/handbook/process.md#1.11).
   */
  readonly status: Exclude<EntryStatus, 'suspended'>;
  readonly dynamic?: Extract<DynamicResult, { dynamic: string }>;
}

export interface RankingInputs {
  readonly rulePackHash: string;
  readonly entries: readonly RankingInput[];
  readonly ballots: readonly Pick<OpenedBallot, 'stage' | 'branchId' | 'expertId' | 'scores'>[];
}

/** The inputs in the order in which they are hashed. */
export function orderedInputs({ rulePackHash, entries, ballots }: RankingInputs): RankingInputs {
  const sheet = ({ stage, branchId, expertId }: RankingInputs['ballots'][number]) =>
    `${stage} ${branchId} ${expertId}`;
  return {
    rulePackHash,
    entries: [...entries].sort((one, other) => (one.branchId < other.branchId ? -1 : 1)),
    ballots: [...ballots].sort((one, other) => (sheet(one) < sheet(other) ? -1 : 1)),
  };
}

/** The ballots that count are opened, not set aside, and of nobody recused. */
export function countedBallots(panel: Frozen, opened: readonly OpenedBallot[]): RankingInputs['ballots'] {
  return opened
    .filter(
      (ballot) => !panel.setAside.some((gone) => gone.stage === ballot.stage && isSameSeat(gone, ballot)),
    )
    .filter((ballot) => !isRecused(panel, ballot))
    .map(({ stage, branchId, expertId, scores }) => ({ stage, branchId, expertId, scores }));
}

type Computation = Pick<Outcome, 'ranked' | 'unranked' | 'open' | 'winners' | 'reserves'>;

/** The ranking with every step; `held` are the run-offs and draws so far. */
export function computeRanking(pack: RulePack, inputs: RankingInputs, held: HeldTieBreaks): Computation {
  const { entries, ballots } = orderedInputs(inputs);
  const parts = new Map(entries.map((entry) => [entry.branchId, entryParts(pack, entry, ballots)]));
  const { ranked, unranked, open, winners, reserves } = rank(
    pack,
    entries.map(({ branchId, bureauId, route, rank: place, pool, status }) => ({
      branchId,
      status,
      ...(route === 'recommended' && { listBureauId: bureauId }),
      ...(place !== undefined && { rank: place }),
      ...(pool !== undefined && { pool }),
      ...parts.get(branchId)!.scores,
    })),
    held,
  );
  const detailed = ranked.map((entry) => ({ ...entry, ...recordedParts(parts.get(entry.branchId)!) }));
  return { ranked: detailed, unranked, open, winners, reserves };
}

interface Parts {
  readonly scores: Readonly<Partial<Record<'dynamic' | Stage, RankedPart>>>;
  readonly steps: Readonly<Record<string, unknown>>;
}

function entryParts(
  pack: RulePack,
  { branchId, dynamic }: RankingInput,
  ballots: RankingInputs['ballots'],
): Parts {
  const staged = stages.flatMap((stage) => {
    const theirs = ballots.filter((ballot) => ballot.stage === stage && ballot.branchId === branchId);
    const sheet = sheetOf(pack, stage);
    const result = stageScore(
      sheet,
      theirs.map(({ expertId, scores }) => ({ expertId, scores: inPackOrder(sheet, scores) })),
    );
    return 'score' in result ? [[stage, result] as const] : [];
  });
  const results: Partial<Record<Stage, StageScore>> = Object.fromEntries(staged);
  const assessed = dynamic && assessedUnder(pack, dynamic);
  return {
    scores: {
      ...unheldStages(pack),
      ...results,
      ...(assessed && { dynamic: assessed }),
    },
    steps: {
      dynamic: assessed?.steps,
      onSite: results.onSite?.steps,
      presentation: results.presentation?.steps,
    },
  };
}

/** The stages that weigh nothing, as parts that give nothing; ballots, if there are any, take their place. */
function unheldStages(pack: RulePack): Partial<Record<Stage, RankedPart>> {
  const onSite = unheld(sheetOf(pack, 'onSite'), pack.scoring.weightOnSite);
  const presentation = unheld(sheetOf(pack, 'presentation'), pack.scoring.weightPresentation);
  return { ...(onSite && { onSite }), ...(presentation && { presentation }) };
}

/**
 * Gives the dynamic score under the rule pack of the ranking, not under that of the assessment's closing, so
 * that the same work has the same score (docs/handbook/process.md#3.7). Undefined if that pack asks for more
 * than was done.
 */
function assessedUnder(
  pack: RulePack,
  { criteria, steps }: NonNullable<RankingInput['dynamic']>,
): (RankedPart & { readonly steps: unknown }) | undefined {
  const recorded = steps as unknown as DynamicSteps;
  const result = dynamicScoreUnder(pack, { criteria, steps: recorded });
  if ('noResult' in result) return undefined;
  // The records that the score stands on are told along.
  return { ...result, steps: { ...recorded, ...result.steps } };
}

/** The parts of a ranked entry as they are recorded. A ranked entry has all three. */
function recordedParts({
  scores,
  steps,
}: Parts): Pick<Outcome['ranked'][number], 'dynamic' | 'onSite' | 'presentation' | 'steps'> {
  const part = ({ score, perCriterion }: RankedPart) => ({
    score,
    criteria: perCriterion.map((criterion) => ({
      criterionId: criterion.criterionId,
      score: criterion.score,
    })),
  });
  return {
    dynamic: part(scores.dynamic!),
    onSite: part(scores.onSite!),
    presentation: part(scores.presentation!),
    steps: steps as Outcome['ranked'][number]['steps'],
  };
}

/** The entries that stand elsewhere than before, in order of branch (docs/handbook/domain.md#5.7). */
export function moves(before: Outcome | undefined, after: Pick<Outcome, 'ranked'>): Outcome['moved'] {
  if (!before) return [];
  const placeIn = (list: Outcome['ranked'], id: string) =>
    list.find(({ branchId }) => branchId === id)?.place;
  const everyone = [...new Set([...before.ranked, ...after.ranked].map(({ branchId }) => branchId))].sort();
  return everyone.flatMap((branchId) => {
    const [from, to] = [placeIn(before.ranked, branchId), placeIn(after.ranked, branchId)];
    return from === to
      ? []
      : [{ branchId, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
  });
}

/**
 * The vote that is due among exactly these entries: a first round among all that are tied, or its repeat
 * between the top two.
 */
export function dueContest(
  state: Exclude<Ranking, { status: 'none' }>,
  branchIds: readonly string[],
): Contest | undefined {
  const contests = state.outcome.open
    .filter(({ tieBreak }) => tieBreak === 'runOff')
    .map(
      ({ branchIds: tied }) =>
        state.repeats.find((repeat) => isSameGroup(repeat.tied, tied)) ?? { tied, branchIds: tied, round: 1 },
    );
  return contests.find((contest) => isSameGroup(contest.branchIds, branchIds));
}

/**
 * More than half of the votes cast decide. Otherwise a first round is repeated between the top two. When no
 * two lead clearly, or the repeat does not decide either, nobody is put ahead and the draw follows
 * (docs/handbook/process.md#3.6).
 */
export function tally(
  { branchIds, round }: Contest,
  choices: readonly string[],
): { order: string[]; decided: boolean } {
  const counts = [...branchIds]
    .sort()
    .map((branchId) => ({ branchId, count: choices.filter((choice) => choice === branchId).length }))
    .sort((one, other) => other.count - one.count);
  const [first, second, third] = counts;
  if (first!.count * 2 > choices.length) return { order: [first!.branchId], decided: true };
  const twoLead = choices.length > 0 && second!.count > (third?.count ?? -1);
  return { order: round === 1 && twoLead ? [first!.branchId, second!.branchId] : [], decided: false };
}
