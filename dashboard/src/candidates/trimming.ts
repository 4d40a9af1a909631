/**
 * The scores that were dropped, as the ranking's steps record them: one number per criterion of the rule
 * pack, each an index into `experts`, naming the expert whose ballot's score was dropped.
 */
export interface StageSteps {
  readonly experts?: readonly string[];
  readonly trimmed?: { readonly highest: readonly number[]; readonly lowest: readonly number[] };
}

/**
 * True if an expert's score of a criterion (given by its index in the rule pack) was dropped as the highest
 * or the lowest.
 */
export function isTrimmed(
  { experts = [], trimmed }: StageSteps,
  expertId: string,
  criterion: number,
): boolean {
  const expert = experts.indexOf(expertId);
  return (
    trimmed !== undefined &&
    expert >= 0 &&
    (trimmed.highest[criterion] === expert || trimmed.lowest[criterion] === expert)
  );
}
