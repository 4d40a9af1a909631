/**
 * The organisation as a tree: bureaus to any depth, with branches as leaves. A unit's id says nothing of its
 * place, since units move. Conflicts of interest follow from the tree (docs/handbook/process.md#1.17);
 * kinship and other ties are declared, never derived. A campaign that belongs to a unit hangs below it; those
 * of the root do not stand in the tree.
 */
export interface Tree {
  /**
   * The unit directly above a unit or a campaign (`campaignNode`); none for what stands directly below the
   * root, or is not registered.
   */
  parentOf(node: string): string | undefined;
  /** True for a unit that is registered, and for a campaign that belongs to one. */
  isRegistered(node: string): boolean;
  /** The units directly below. */
  childrenOf(unit: string): readonly string[];
  /** The campaigns that belong to the unit itself, or to any unit. */
  campaignsOf(unit?: string): readonly string[];
}

/** The place that a unit took at a position of a log: directly below `parentId`, or below the root. */
export interface Place {
  readonly since: number;
  readonly parentId?: string;
}

/** The relation of one unit to another. */
export type UnitRelation = 'own' | 'superior' | 'subordinate' | 'none';

/** The tree in which each unit stands below its parent. */
export function treeOf(parents: Iterable<readonly [unit: string, parent: string | undefined]>): Tree {
  const above = new Map(parents);
  const nodes = [...above.keys()];
  const campaigns = nodes.filter(isCampaign);
  const units = nodes.filter((node) => !isCampaign(node));
  const below = Map.groupBy(units, (unit) => above.get(unit));
  const hosted = Map.groupBy(campaigns, (campaign) => above.get(campaign));
  return {
    parentOf: (node) => above.get(node),
    isRegistered: (node) => above.has(node),
    childrenOf: (unit) => below.get(unit) ?? [],
    campaignsOf: (unit) => (unit === undefined ? campaigns : (hosted.get(unit) ?? [])).map(campaignIn),
  };
}

const campaignPrefix = 'campaign:';
const isCampaign = (node: string) => node.startsWith(campaignPrefix);
const campaignIn = (node: string) => node.slice(campaignPrefix.length);

/** The name of a campaign in the tree; no unit is called so. */
export function campaignNode(campaignId: string): string {
  return `${campaignPrefix}${campaignId}`;
}

/**
 * The tree as it was at a position, from the places that each unit took, the oldest first. The first one
 * holds from the beginning, since a log may hear late of a unit that was registered long ago.
 */
export function treeAt(
  places: Iterable<readonly [unit: string, places: readonly Place[]]>,
  position = Infinity,
): Tree {
  return treeOf(
    [...places].flatMap(([unit, taken]) => {
      const place = taken.findLast(({ since }) => since <= position) ?? taken[0];
      return place ? [[unit, place.parentId] as const] : [];
    }),
  );
}

/** The part of a tree that tells what stands above a unit. */
export type Upwards = Pick<Tree, 'parentOf'>;

/** The unit and all units above it, from below. */
export function above(tree: Upwards, unit: string): string[] {
  const parent = tree.parentOf(unit);
  return parent === undefined ? [unit] : [unit, ...above(tree, parent)];
}

/** The unit and all units below it. */
export function below(tree: Tree, unit: string): string[] {
  return [unit, ...tree.childrenOf(unit).flatMap((child) => below(tree, child))];
}

/**
 * The relation of `unit` to `other`: `superior` means that `unit` stands above `other`. Two branches of one
 * bureau are `none` to each other.
 */
export function relation(tree: Upwards, unit: string, other: string): UnitRelation {
  if (unit === other) return 'own';
  if (above(tree, other).includes(unit)) return 'superior';
  return above(tree, unit).includes(other) ? 'subordinate' : 'none';
}

/** True when somebody of `unit` must keep away from what concerns `other` (docs/handbook/process.md#1.17). */
export function conflicts(tree: Upwards, unit: string, other: string): boolean {
  return relation(tree, unit, other) !== 'none';
}
