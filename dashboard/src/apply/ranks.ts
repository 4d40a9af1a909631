/** A place in a ranked list; its rank is where it stands, from 1. */
export interface Place {
  readonly branchId: string;
  readonly rank: number;
  readonly reason: string;
}

const ranked = (places: readonly Place[]): Place[] =>
  places.map((place, index) => ({ ...place, rank: index + 1 }));

/** The list with the branch at a rank; a rank beyond an end is that end. */
export function moved(places: readonly Place[], branchId: string, rank: number): Place[] {
  const place = places.find((each) => each.branchId === branchId);
  if (!place) return [...places];
  const others = places.filter((each) => each !== place);
  const index = Math.min(others.length, Math.max(0, rank - 1));
  return ranked(others.toSpliced(index, 0, place));
}

/** The list with the branch at its end. */
export function added(places: readonly Place[], branchId: string): Place[] {
  return ranked([...places, { branchId, rank: 0, reason: '' }]);
}

/** The list without the branch; those behind it move up. */
export function removed(places: readonly Place[], branchId: string): Place[] {
  return ranked(places.filter((each) => each.branchId !== branchId));
}
