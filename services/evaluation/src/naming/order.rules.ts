import { refuse, type RulePack } from '@laurel/contracts';
import { endOfShanghaiDay } from '@laurel/core';
import { type Appointment, byPool, heldUntil, type Pool } from '@laurel/rules';
import type { KnownCampaign } from '../copies/campaign.rules.ts';
import { type Coverage, type EntryStanding, mayStillWin } from './naming.rules.ts';
import { type Naming, type NamingUnderWay, type Places, superseded } from './naming.ts';

/**
 * The order of the places is the ranking's, and no place is given twice (docs/handbook/process.md#1.14,
 * #1.19).
 */

export type Standings = Readonly<Record<string, EntryStanding>>;

/** A confirmed version of the ranking, and the result of each entry in every confirmed version. */
export interface ConfirmedRanking {
  readonly version: number;
  readonly winners: readonly string[];
  readonly reserves: readonly string[];
  readonly results: Readonly<Record<string, Readonly<Record<string, RankedResult>>>>;
}

export interface RankedResult {
  readonly place: number;
  readonly final: string;
}

export interface NamingFacts {
  readonly id: { readonly campaign: string };
  readonly campaign: KnownCampaign | undefined;
  readonly ranking: ConfirmedRanking | undefined;
  readonly standings: Standings;
  /** Of the branch that the command is about. */
  readonly coverage: Coverage | undefined;
  /** The secretary of the branch that declines. */
  readonly secretary: Appointment | undefined;
  /** The numbers of the command that another campaign of the city gave away. */
  readonly numbersElsewhere: readonly string[];
  /** The campaigns above into which the branch was handed because it was named here. */
  readonly above: readonly string[];
  /** The titles that the branch of a certificate holds. */
  readonly titles: readonly { readonly titleId: string; readonly until?: string | undefined }[];
}

/** Winners and reserves of a pool, as they should be approved now. */
export interface PoolOrder {
  readonly winners: string[];
  readonly reserves: string[];
}

/**
 * The order of each pool, without those who no longer stand, cut at the places that the pool has left
 * (docs/handbook/process.md#1.15).
 */
export function splitByPool(
  order: readonly string[],
  places: Places,
  standings: Standings,
  pack: RulePack,
): PoolOrder[] {
  const running = order.filter(
    (branchId) => mayBePlaced(places, branchId) && mayStillWin(standings[branchId]),
  );
  return byPool(pack, pooled(running, standings)).map(({ pool, entries }) => {
    const branchIds = entries.map(({ branchId }) => branchId);
    const left = Math.max(0, pool.places - givenAway(placesIn(pool, places, standings, pack)));
    return { winners: branchIds.slice(0, left), reserves: branchIds.slice(left) };
  });
}

/** Winners and reserves of all pools as they should be approved now, one pool behind the other. */
export function split(
  order: readonly string[],
  places: Places,
  standings: Standings,
  pack: RulePack,
): PoolOrder {
  const pools = splitByPool(order, places, standings, pack);
  return {
    winners: pools.flatMap(({ winners }) => winners),
    reserves: pools.flatMap(({ reserves }) => reserves),
  };
}

/** The pool of an entry, with its places. Refuses with `not_found` what is no entry. */
export function poolOfEntry(branchId: string, standings: Standings, pack: RulePack): Pool {
  if (pack.pools && standings[branchId]?.pool === undefined) throw refuse('not_found', {}, 'branchId');
  return byPool(pack, pooled([branchId], standings)).find(({ entries }) => entries.length > 0)!.pool;
}

/** The places of the entries of a pool. */
export function placesIn(pool: Pool, places: Places, standings: Standings, pack: RulePack): Places {
  const inPool = Object.entries(places).filter(
    ([branchId]) => pack.pools === undefined || standings[branchId]?.pool === pool.id,
  );
  return Object.fromEntries(inPool);
}

function pooled(branchIds: readonly string[], standings: Standings) {
  return branchIds.map((branchId) => ({ branchId, pool: standings[branchId]?.pool }));
}

/**
 * Places that nobody else can have any more: a revoked naming leaves its place empty
 * (docs/handbook/process.md#1.14).
 */
export function givenAway(places: Places): number {
  return countOf(places, ['named', 'revoked']);
}

/** Places that are taken, those held for the suspended among them. */
export function taken(places: Places): number {
  return countOf(places, ['proposed', 'held', 'named', 'revoked']);
}

/** The entry that a successor in the pool would replace, if a place of the pool is free. */
export function vacancy(
  state: NamingUnderWay,
  pool: Pool,
  standings: Standings,
  pack: RulePack,
): string | undefined {
  const inPool = placesIn(pool, state.places, standings, pack);
  return taken(inPool) < pool.places ? state.vacated.find((branchId) => branchId in inPool) : undefined;
}

/**
 * The next reserve of the pool that stands. One under review is called too, as long as a place can still be
 * held for it.
 */
export function nextReserve(
  state: NamingUnderWay,
  pool: Pool,
  standings: Standings,
  pack: RulePack,
  instant: string,
): string | undefined {
  return state.order.find((branchId) => {
    const standing = standings[branchId];
    if (state.places[branchId]?.state !== 'reserve' || !mayStillWin(standing)) return false;
    if (pack.pools && standing?.pool !== pool.id) return false;
    return !standing!.suspended || instant < endOfShanghaiDay(heldUntil(pack));
  });
}

/**
 * A confirmed ranking newer than the one approved must be requested and approved first
 * (docs/handbook/process.md#1.13).
 */
export function requireCurrent(state: NamingUnderWay, ranking: ConfirmedRanking | undefined): NamingUnderWay {
  if (ranking && ranking.version > state.rankingVersion) throw refuse('wrong_state', { state: superseded });
  return state;
}

/** Entries whose place or score is not what the version requested before said. */
export function changedSince(
  earlierVersion: number,
  ranking: ConfirmedRanking,
  order: readonly string[],
): string[] {
  const [earlier, now] = [ranking.results[earlierVersion] ?? {}, ranking.results[ranking.version] ?? {}];
  return order.filter(
    (branchId) =>
      earlier[branchId]?.place !== now[branchId]?.place || earlier[branchId]?.final !== now[branchId]?.final,
  );
}

function mayBePlaced(places: Places, branchId: string): boolean {
  const place = places[branchId];
  if (place?.state === 'dropped') return place.reason === superseded;
  return place?.state !== 'named' && place?.state !== 'revoked';
}

function countOf(places: Places, states: readonly string[]): number {
  return Object.values(places).filter(({ state }) => states.includes(state)).length;
}

/** The entries that may be put on notice for a place: those proposed under the ranking that holds. */
export function noticeable(state: Naming, ranking: ConfirmedRanking | undefined): string[] {
  if (state.status !== 'approved' || (ranking && ranking.version > state.rankingVersion)) return [];
  return state.order.filter(
    (branchId) => state.places[branchId]?.state === 'proposed' && !state.waived.includes(branchId),
  );
}
