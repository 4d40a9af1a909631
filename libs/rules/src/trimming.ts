import { Rejected } from '@laurel/core';
import type { RulePack } from '@laurel/contracts';
import { compare, type Fraction } from './fraction.ts';

/**
 * Dropping one highest and one lowest value, so that the choice is the same however the ballots came in
 * (docs/handbook/process.md#3.4).
 */

/** Two different positions of a list, those of its highest and its lowest value. */
export interface Extremes {
  readonly highest: number;
  readonly lowest: number;
}

/**
 * One highest and one lowest value of a list of at least two. Of equal lowest the first is meant, of equal
 * highest the last, so the two never coincide.
 */
export function extremes(values: readonly Fraction[]): Extremes {
  const ascending = values
    .map((_, index) => index)
    .sort((one, other) => compare(values[one]!, values[other]!) || one - other);
  return { highest: ascending.at(-1)!, lowest: ascending[0]! };
}

export function isDropped({ highest, lowest }: Extremes, index: number): boolean {
  return index === highest || index === lowest;
}

/** True when a panel of this many valid ballots is trimmed at all (docs/handbook/process.md#3.4). */
export function isTrimmed({ scoring }: Pick<RulePack, 'scoring'>, ballotCount: number): boolean {
  return scoring.trimming !== 'none' && ballotCount >= scoring.trimFromBallots;
}

/** Ballots sorted by expert id. Throws Rejected('ballot_repeated') when an expert has two. */
export function sortByExpert<Ballot extends { readonly expertId: string }>(
  ballots: readonly Ballot[],
): Ballot[] {
  const sorted = [...ballots].sort((one, other) => (one.expertId < other.expertId ? -1 : 1));
  const repeated = sorted.find((ballot, index) => ballot.expertId === sorted[index + 1]?.expertId);
  if (repeated) throw new Rejected('ballot_repeated', { expertId: repeated.expertId });
  return sorted;
}
