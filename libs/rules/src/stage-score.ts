import { Rejected } from '@laurel/core';
import type { RulePack } from '@laurel/contracts';
import { type Fraction, mean } from './fraction.ts';
import { partScore, type PartScore, scoreValue, weighted } from './score.ts';
import { type Extremes, extremes, isDropped, isTrimmed, sortByExpert } from './trimming.ts';

/**
 * The score that the experts' ballots of one entry at one stage give, each criterion trimmed and averaged by
 * itself (docs/handbook/process.md#3.4). There is no normalisation, so an entry's score depends on its own
 * ballots alone.
 */

export interface Ballot {
  readonly expertId: string;
  /** One score per criterion, in the rule pack's order (`inPackOrder` makes it from named scores). */
  readonly scores: readonly (string | null)[];
}

export interface StageScore extends PartScore {
  steps: StageSteps;
}

/**
 * The ballots that were counted, and the score of each criterion that was not. Numbers are indexes in
 * `experts`, so that thousands of entries fit in one event.
 */
export interface StageSteps {
  /** The experts whose ballots were valid, sorted. */
  experts: string[];
  /** Per criterion, the expert whose score was dropped; absent when nothing was trimmed. */
  trimmed?: { highest: number[]; lowest: number[] };
}

export interface NoStageScore {
  noResult: 'ballots_below_minimum';
}

/** A stage's score of one criterion with the experts by name, as people read it. */
export interface CriterionTrail {
  criterionId: string;
  score: string;
  kept: string[];
  trimmed?: { highest: string; lowest: string };
}

/**
 * Gives an entry's score at a stage from its valid ballots, in any order. Too few ballots give no result,
 * because an absent ballot is not a zero (docs/handbook/process.md#1.16). Throws Rejected:
 * `criterion_missing`, `criterion_unknown`, `score_range`, `score_step`, `ballot_repeated`.
 */
export function stageScore(
  pack: Pick<RulePack, 'criteria' | 'scoring'>,
  ballots: readonly Ballot[],
): StageScore | NoStageScore {
  const sorted = sortByExpert(ballots);
  if (sorted.length < pack.scoring.ballotsMinimum) return { noResult: 'ballots_below_minimum' };
  const table = sorted.map((ballot) => readScores(pack, ballot));
  const experts = sorted.map(({ expertId }) => expertId);
  const columns = pack.criteria.map((_, index) => table.map((row) => row[index]!));
  const dropped = droppedPerCriterion(pack, table, columns);
  const scores = columns.map((column, index) =>
    mean(column.filter((_, expert) => !dropped || !isDropped(dropped[index]!, expert))),
  );
  const trimmed = dropped && {
    highest: dropped.map(({ highest }) => highest),
    lowest: dropped.map(({ lowest }) => lowest),
  };
  return { ...partScore(pack, scores), steps: trimmed ? { experts, trimmed } : { experts } };
}

/** The steps of a stage's score written out per criterion, with the experts' ids. */
export function criterionTrails({ perCriterion, steps }: StageScore): CriterionTrail[] {
  return perCriterion.map(({ criterionId, score }, index) => {
    if (!steps.trimmed) return { criterionId, score, kept: steps.experts };
    const dropped = { highest: steps.trimmed.highest[index]!, lowest: steps.trimmed.lowest[index]! };
    const kept = steps.experts.filter((_, expert) => !isDropped(dropped, expert));
    return {
      criterionId,
      score,
      kept,
      trimmed: { highest: steps.experts[dropped.highest]!, lowest: steps.experts[dropped.lowest]! },
    };
  });
}

/**
 * `perTotal` drops whole ballots, those of the highest and lowest weighted total: it can choose other winners
 * (docs/handbook/domain.md#3).
 */
function droppedPerCriterion(
  pack: Pick<RulePack, 'criteria' | 'scoring'>,
  table: readonly Fraction[][],
  columns: readonly Fraction[][],
): Extremes[] | undefined {
  if (!isTrimmed(pack, table.length)) return undefined;
  if (pack.scoring.trimming === 'perCriterion') return columns.map(extremes);
  const whole = extremes(table.map((row) => weighted(pack, row)));
  return columns.map(() => whole);
}

function readScores(pack: Pick<RulePack, 'criteria' | 'scoring'>, ballot: Ballot): Fraction[] {
  if (ballot.scores.length > pack.criteria.length)
    throw new Rejected('criterion_unknown', { expertId: ballot.expertId });
  return pack.criteria.map(({ id }, index) => {
    const score = ballot.scores[index];
    if (score === undefined || score === null)
      throw new Rejected('criterion_missing', { criterionId: id, expertId: ballot.expertId });
    return scoreValue(pack, score);
  });
}
