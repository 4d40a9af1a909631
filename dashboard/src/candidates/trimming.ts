/** Which ballots' scores were dropped, as the ranking's steps say: numbers point into the experts, one per criterion of the rule pack. */
export interface StageSteps {
  readonly experts?: readonly string[];
  readonly trimmed?: { readonly highest: readonly number[]; readonly lowest: readonly number[] };
}

/** Whether an expert's score of a criterion (by its index in the rule pack) was dropped as the highest or the lowest. */
export function isTrimmed({ experts = [], trimmed }: StageSteps, expertId: string, criterion: number): boolean {
  const expert = experts.indexOf(expertId);
  return trimmed !== undefined && expert >= 0 && (trimmed.highest[criterion] === expert || trimmed.lowest[criterion] === expert);
}
