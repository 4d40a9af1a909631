import { refuse, type RulePack } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';
import {
  compare,
  parseFraction,
  reachesTitleFloor,
  scoreFault,
  type TitleScore,
  titleScore,
} from '@laurel/rules';
import type { SealedTitleBallot, TitleBallots } from './title.ts';

/**
 * The rules on scoring a title, opening its ballots and choosing the best (docs/handbook/process.md#1.20).
 */

export type TitleRules = RulePack['titles'][number];

/** The experts who may score an entry, and those who are recused from it. */
export interface EntryExperts {
  readonly experts: readonly string[];
  readonly recused: readonly string[];
}

/** Another branch's state in the competition for the same title. */
export interface Rival {
  readonly branchId: string;
  readonly status: string;
  readonly score?: string | undefined;
}

/**
 * The text whose hash is an expert's commitment. The salt keeps others from guessing the text, and the hash
 * keeps it from being changed later.
 */
export function titleBallotText(
  titleKey: string,
  expertId: string,
  { score, salt }: Pick<SealedTitleBallot, 'score' | 'salt'>,
): string {
  return canonicalJson({ title: titleKey, expertId, score, salt });
}

/** Throws `recused` or `not_assigned`. */
export function requireScorer(known: EntryExperts | undefined, expertId: string): void {
  if (known?.recused.includes(expertId)) throw refuse('recused');
  if (!known?.experts.includes(expertId)) throw refuse('not_assigned');
}

/**
 * The score is on the scale. The refusal does not repeat it: nothing that leaves may tell a sealed score
 * (docs/handbook/process.md#1.3).
 */
export function requireScore(pack: RulePack, score: string): void {
  const fault = scoreFault(pack, score);
  if (fault)
    throw refuse(fault, { maximum: pack.scoring.ballotMaximum, step: pack.scoring.ballotStep }, 'score');
}

/** Ballots of experts who were recused after sealing do not count. Sorted by expert. */
export function validBallots(
  ballots: TitleBallots,
  known: EntryExperts | undefined,
): { expertId: string; ballot: SealedTitleBallot }[] {
  return Object.keys(ballots)
    .filter((expertId) => !known?.recused.includes(expertId))
    .sort()
    .map((expertId) => ({ expertId, ballot: ballots[expertId]! }));
}

/** Throws `ballots_missing`. */
export function requireScored(
  pack: RulePack,
  valid: readonly { expertId: string; ballot: SealedTitleBallot }[],
): TitleScore {
  const result = titleScore(
    pack,
    valid.map(({ expertId, ballot }) => ({ expertId, score: ballot.score })),
  );
  if ('noResult' in result)
    throw refuse('ballots_missing', { missing: pack.scoring.ballotsMinimum - valid.length });
  return result;
}

/**
 * The best N by score, whoever is approved first: nobody below the floor, nobody while those with more
 * points leave no place, and nobody whom a rival not scored yet could still displace. Throws `below_floor`,
 * `over_quota`, `ballots_missing`.
 */
export function requireAmongBest(title: TitleRules, score: string, rivals: readonly Rival[]): void {
  if (!reachesTitleFloor(title, score)) throw refuse('below_floor', { floor: title.floor });
  const ahead = rivals.filter((rival) => isChosen(rival) || isBetter(rival, score));
  if (ahead.length >= title.places) throw refuse('over_quota', { quota: title.places });
  const unscored = rivals.filter(({ status }) => status === 'recommended');
  if (ahead.length + unscored.length >= title.places) {
    throw refuse('ballots_missing', { missing: unscored.map(({ branchId }) => branchId).join(', ') });
  }
}

function isChosen({ status }: Rival): boolean {
  return ['approved', 'conferred', 'recheckDue', 'warned', 'lapsed'].includes(status);
}

function isBetter({ status, score }: Rival, than: string): boolean {
  return status === 'scored' && score !== undefined && compare(parseFraction(score), parseFraction(than)) > 0;
}
