import { Rejected } from '@laurel/core';
import type { RulePack } from '@laurel/contracts';

/**
 * The pools into which a rule pack parts its places, and the maximum of each list
 * (docs/handbook/process.md#1.15).
 */

/** A pool with its places; `id` is undefined for the one pool of a pack that states none. */
export interface Pool {
  readonly id: string | undefined;
  readonly places: number;
  readonly reserves: number;
}

/** The part of an entry by which its pool is found. */
export interface Pooled {
  readonly route: 'recommended' | 'self';
  readonly bureauKind: string;
  readonly bureauId: string;
}

type Places = Pick<RulePack, 'places' | 'reserves' | 'pools'>;

/** Every pool in the rule pack's order; there is always one. */
export function poolsOf({ pools, places, reserves }: Places): readonly Pool[] {
  return pools ?? [{ id: undefined, places, reserves }];
}

/** The id of the pool in which an entry stands; undefined if the pack has no pools, or none takes it. */
export function poolOf({ pools }: Pick<RulePack, 'pools'>, entry: Pooled): string | undefined {
  return pools?.find(
    ({ routes, ...bureaus }) => (routes?.includes(entry.route) ?? true) && fits(bureaus, entry),
  )?.id;
}

/**
 * The entries of each pool, in the order in which they are given. A pack without pools has all in one. Throws
 * Rejected('pool_unknown') for an entry that stands in no pool of the pack.
 */
export function byPool<Entry extends { readonly branchId: string; readonly pool?: string | undefined }>(
  pack: Places,
  entries: readonly Entry[],
): { pool: Pool; entries: Entry[] }[] {
  const pools = poolsOf(pack);
  const inPool = ({ pool }: Entry) => (pack.pools ? pool : undefined);
  const stray = entries.find((entry) => !pools.some(({ id }) => id === inPool(entry)));
  if (stray) throw new Rejected('pool_unknown', { branchId: stray.branchId });
  return pools.map((pool) => ({ pool, entries: entries.filter((entry) => inPool(entry) === pool.id) }));
}

/** The most entries that the list of a bureau may have. */
export function listMaximumFor(
  { routes: { listMaximum, listMaximums } }: Pick<RulePack, 'routes'>,
  bureau: Pick<Pooled, 'bureauKind' | 'bureauId'>,
): number {
  return listMaximums?.find((own) => fits(own, bureau))?.maximum ?? listMaximum;
}

function fits(
  { bureauKinds, bureauIds }: { bureauKinds?: string[] | undefined; bureauIds?: string[] | undefined },
  { bureauKind, bureauId }: Pick<Pooled, 'bureauKind' | 'bureauId'>,
): boolean {
  return (bureauKinds?.includes(bureauKind) ?? true) && (bureauIds?.includes(bureauId) ?? true);
}
