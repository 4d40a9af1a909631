import type { RulePack } from '@laurel/contracts';
import type { Entry } from './contest.ts';

/**
 * Pairs of entries behind the winners that end with the same score, so that each tie-break of the rules has
 * something to part: the score on site, the first criterion, the rank on a list.
 */
export interface Twins {
  readonly one: string;
  /** Does what `one` does, but for the shifts. */
  readonly other: string;
  readonly parted: 'onSite' | 'firstCriterion' | 'rank';
}

/** Steps by which the other's sheets differ from the one's, by stage and criterion. */
export interface Shift {
  readonly onSite: readonly number[];
  readonly presentation: readonly number[];
}

/** `free` play no other part, and every expert scores them. */
export function drawTwins(pack: RulePack, free: readonly Entry[]): Twins[] {
  const listed = free.filter(({ route }) => route === 'recommended');
  const one = listed.find(({ bureauId, branchId }) =>
    listed.some((mate) => mate.bureauId === bureauId && mate.branchId !== branchId),
  );
  const mate = listed.find(
    ({ bureauId, branchId }) => bureauId === one?.bureauId && branchId !== one.branchId,
  );
  const [first, second, third, fourth] = listed.filter((entry) => entry !== one && entry !== mate);
  const pairs = [
    [one, mate, 'rank'],
    [first, second, 'onSite'],
    [third, fourth, 'firstCriterion'],
  ] as const;
  return pairs.flatMap(([left, right, parted]) =>
    left && right && pack.ties.includes(parted) && shiftOf(pack, parted)
      ? [{ one: left.branchId, other: right.branchId, parted }]
      : [],
  );
}

const fewSteps = 6;

/** The shift that leaves the final score as it is; undefined where weights or steps allow none. */
export function shiftOf(
  { criteria, stageCriteria, scoring }: RulePack,
  parted: Twins['parted'],
): Shift | undefined {
  const same = criteria.map(() => 0);
  if (parted === 'rank') return { onSite: same, presentation: same };
  // The shifts are those of one sheet for both stages.
  if (stageCriteria) return undefined;
  const { weightOnSite, weightPresentation } = scoring;
  const factor = divisorOf(weightOnSite, weightPresentation);
  const [more, less] = [weightPresentation / factor, weightOnSite / factor];
  if (weightOnSite === 0 || weightPresentation === 0 || Math.max(more, less) > fewSteps) return undefined;
  if (parted === 'onSite') return { onSite: same.map(() => more), presentation: same.map(() => -less) };
  const like = criteria.findIndex(({ weight }, index) => index > 0 && weight === criteria[0]!.weight);
  if (like < 0) return undefined;
  return { onSite: same, presentation: same.map((_, index) => (index === 0 ? 2 : index === like ? -2 : 0)) };
}

function divisorOf(one: number, other: number): number {
  return other === 0 ? one : divisorOf(other, one % other);
}
