import type { RulePack } from '@laurel/contracts';

/** The size that a city needs for a rule pack: it grows and shrinks with places, lists and ballots. */
export interface Sizes {
  readonly entries: number;
  readonly countyBureaus: number;
  readonly experts: number;
}

/** Detachments, organs and the traffic detachment are given; these are about the branches that they have. */
const branchesOf = { detachment: 36, organ: 48, trafficDetachment: 20 } as const;
const bodiesOf = { detachment: 6, organ: 21, trafficDetachment: 1 } as const;
type Given = keyof typeof branchesOf;

const countiesLeast = 6;
const countiesMost = 24;
/** The share of entries that come by lists where organs nominate themselves, too. */
export const listedShare = 0.65;

export function sizesOf({ places, routes, scoring }: RulePack): Sizes {
  const entries = places >= 20 ? places + 61 : Math.round(30 + 2.55 * places);
  return {
    entries,
    countyBureaus: countiesFor(entries, routes),
    experts: expertsFor(scoring.ballotsMinimum),
  };
}

function countiesFor(
  entries: number,
  { recommending, selfNominating, listMaximum }: RulePack['routes'],
): number {
  const sum = (kinds: readonly string[], of: Readonly<Record<Given, number>>) =>
    kinds.reduce((total, kind) => total + (of[kind as Given] ?? 0), 0);
  const byLists = Math.max(listedShare * entries, entries - 0.9 * sum(selfNominating, branchesOf));
  const lists = Math.ceil(byLists / listMaximum) - sum(recommending, bodiesOf);
  return Math.min(countiesMost, Math.max(countiesLeast, lists));
}

/** Three for each ballot that an entry needs, as long as a hall holds them; always some to spare. */
function expertsFor(ballotsMinimum: number): number {
  return Math.min(
    50,
    Math.max(ballotsMinimum + 4 * Number(ballotsMinimum > 1), Math.min(3 * ballotsMinimum, 15)),
  );
}
