import type { RulePack } from '@laurel/contracts';
import { compare, mean, parseFraction, wire } from './fraction.ts';
import { scoreValue } from './score.ts';
import { extremes, isDropped, isTrimmed, sortByExpert } from './trimming.ts';

/**
 * Ballots for a special title: one score each, the same trimming as a stage's criterion
 * (docs/handbook/process.md#1.20).
 */

export interface TitleBallot {
  readonly expertId: string;
  readonly score: string;
}

export interface TitleScore {
  score: string;
  /** The experts whose ballots counted, sorted, and of whom the highest and lowest score was dropped. */
  steps: { kept: string[]; trimmed?: { highest: string; lowest: string } };
}

/**
 * The title's score of a branch, or that too few experts voted. Throws Rejected: `score_range`, `score_step`,
 * `ballot_repeated`.
 */
export function titleScore(
  pack: Pick<RulePack, 'scoring'>,
  ballots: readonly TitleBallot[],
): TitleScore | { noResult: 'ballots_below_minimum' } {
  const sorted = sortByExpert(ballots);
  if (sorted.length < pack.scoring.ballotsMinimum) return { noResult: 'ballots_below_minimum' };
  const values = sorted.map(({ score }) => scoreValue(pack, score));
  const experts = sorted.map(({ expertId }) => expertId);
  if (!isTrimmed(pack, sorted.length)) return { score: wire(mean(values)), steps: { kept: experts } };
  const dropped = extremes(values);
  return {
    score: wire(mean(values.filter((_, index) => !isDropped(dropped, index)))),
    steps: {
      kept: experts.filter((_, index) => !isDropped(dropped, index)),
      trimmed: { highest: experts[dropped.highest]!, lowest: experts[dropped.lowest]! },
    },
  };
}

/** True when a score, unrounded, is enough for the title. */
export function reachesTitleFloor(title: RulePack['titles'][number], score: string): boolean {
  return compare(parseFraction(score), parseFraction(title.floor)) >= 0;
}
