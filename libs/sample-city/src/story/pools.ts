import type { RulePack } from '@laurel/contracts';
import { type Pool, poolOf, poolsOf } from '@laurel/rules';
import type { Bureau } from '../city/units.ts';

/**
 * The pools of a story. Whatever moves places is played in the one with most places; without pools that is
 * everybody's.
 */

export function mainPool(pack: RulePack): Pool {
  return poolsOf(pack).reduce((most, pool) => (pool.places > most.places ? pool : most));
}

/** The pool of an entry of a bureau, as far as the rule pack has pools. */
export function pooled<
  Nominated extends { readonly bureauId: string; readonly route: 'recommended' | 'self' },
>(pack: RulePack, bureaus: readonly Bureau[], entry: Nominated): Nominated & { readonly pool?: string } {
  const { kind } = bureaus.find(({ bureauId }) => bureauId === entry.bureauId)!;
  const pool = poolOf(pack, { route: entry.route, bureauKind: kind, bureauId: entry.bureauId });
  return pool === undefined ? entry : { ...entry, pool };
}

interface Contending {
  readonly pack: RulePack;
  entry(branchId: string): { readonly pool?: string };
}

/** The order of each pool, as the entries stand in a list of several. */
export function ordersOf(
  story: Contending,
  order: readonly string[],
): { readonly pool: Pool; readonly order: readonly string[] }[] {
  return poolsOf(story.pack).map((pool) => ({
    pool,
    order: order.filter((branchId) => story.entry(branchId).pool === pool.id),
  }));
}

/** The entries that a pool needs: its places, its reserves, and some to lose. */
export function needOf({ places, reserves }: Pool): number {
  return places + reserves + 4;
}
