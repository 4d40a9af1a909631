import { above, below, campaignNode, type Tree, type Upwards } from './units.ts';

/**
 * The units to which campaigns belong, their hosts. A campaign reaches what stands below its host; without a
 * host it is the root's and reaches every unit (docs/handbook/process.md#1.23).
 */

/** The unit to which a campaign belongs; none if it is the root's. */
export function hostOf(tree: Upwards, campaignId: string): string | undefined {
  return tree.parentOf(campaignNode(campaignId));
}

/** The campaigns that belong to a unit or to one below it. */
export function campaignsWithin(tree: Tree, unit: string): string[] {
  return below(tree, unit).flatMap((each) => tree.campaignsOf(each));
}

/** The campaigns that belong to a unit and neither reach another nor belong to it or to one below it. */
export function campaignsApart(tree: Tree, unit: string): string[] {
  return tree.campaignsOf().filter((campaignId) => {
    const host = hostOf(tree, campaignId)!;
    return !above(tree, unit).includes(host) && !above(tree, host).includes(unit);
  });
}

/** True if a campaign of the host reaches the unit: it stands below the host, or is it. */
export function isReached(tree: Upwards, host: string | undefined, unit: string): boolean {
  return host === undefined || above(tree, unit).includes(host);
}

/**
 * The bureau that hands in for the branches of a bureau in a campaign of the host: the one directly below the
 * host on the way to them, or the host itself where nothing stands between. Undefined where the campaign does
 * not reach them.
 */
export function handingIn(tree: Upwards, host: string | undefined, bureau: string): string | undefined {
  const way = above(tree, bureau);
  if (host === undefined) return way.at(-1);
  const place = way.indexOf(host);
  return place < 0 ? undefined : (way[place - 1] ?? host);
}
