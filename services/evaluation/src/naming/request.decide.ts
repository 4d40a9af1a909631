import { refuse } from '@laurel/contracts';
import { heldUntil } from '@laurel/rules';
import { requireOpenPack, requireQuorum, requireStated } from './naming.rules.ts';
import {
  type Asked,
  type Naming,
  type NamingEvent,
  type Places,
  placesOf,
  superseded,
  underWay,
} from './naming.ts';
import {
  changedSince,
  type NamingFacts,
  type PoolOrder,
  requireCurrent,
  split,
  splitByPool,
} from './order.rules.ts';

/** The list: requested from the ranking, and approved, returned or shortened by the committee. */

type Said = readonly NamingEvent[];

/**
 * The formal request (请示) for one confirmed version of the ranking; a higher version is requested anew
 * (docs/handbook/process.md#1.13).
 */
export function requestNaming(command: Asked<'RequestNaming'>, state: Naming, facts: NamingFacts): Said {
  const pack = requireOpenPack(facts.campaign);
  const { ranking } = facts;
  const documentNumber = requireStated(command.data.documentNumber, 'document_missing', 'documentNumber');
  if (!ranking) throw refuse('ranking_unconfirmed');
  if (
    (state.status === 'requested' || state.status === 'approved') &&
    ranking.version <= state.rankingVersion
  ) {
    throw refuse('wrong_state', { state: state.status });
  }
  const order = [...ranking.winners, ...ranking.reserves];
  const { winners, reserves } = split(order, placesOf(state), facts.standings, pack);
  const changed =
    state.status === 'none' ? [] : changedSince(state.rankingVersion, ranking, [...winners, ...reserves]);
  return [
    {
      type: 'NamingRequested',
      data: {
        campaignId: facts.id.campaign,
        documentNumber,
        rankingVersion: ranking.version,
        winners,
        reserves,
        changed,
      },
    },
  ];
}

/**
 * The winners in the order of the ranking and nobody else; places of the suspended are held
 * (docs/handbook/process.md#1.11). On a ground the committee approves fewer; those next in order then stand
 * first in reserve (docs/handbook/process.md#1.19).
 */
export function approveWinners(command: Asked<'ApproveWinners'>, state: Naming, facts: NamingFacts): Said {
  const pack = requireOpenPack(facts.campaign);
  const requested = underWay(state);
  requireCurrent(requested, facts.ranking);
  requireQuorum(command);
  const minutesNumber = requireStated(command.data.minutesNumber, 'minutes_missing', 'minutesNumber');
  const pools = splitByPool(requested.order, requested.places, facts.standings, pack);
  const { branchIds, ground } = command.data;
  const chosen = pools.map((pool) => firstOf(pool, branchIds));
  const winners = chosen.flatMap((pool) => pool.winners);
  const all = pools.flatMap((pool) => pool.winners);
  if (branchIds.join() !== winners.join())
    throw refuse('not_in_order', { expected: all.join(', ') }, 'branchIds');
  const isFewer = winners.length < all.length;
  const stated = isFewer ? { ground: requireStated(ground ?? '', 'ground_missing', 'ground') } : {};
  const reserves = chosen.flatMap((pool) => pool.reserves);
  const held = winners.filter((branchId) => facts.standings[branchId]!.suspended);
  const proposed = winners.filter((branchId) => !held.includes(branchId));
  const campaignId = facts.id.campaign;
  return [
    ...displaced(requested.places, [...winners, ...reserves]).map((branchId): NamingEvent => ({
      type: 'PlaceForfeited',
      data: { campaignId, branchId, reason: superseded },
    })),
    { type: 'WinnersApproved', data: { campaignId, minutesNumber, proposed, held, reserves, ...stated } },
    ...held.map((branchId): NamingEvent => ({
      type: 'PlaceHeld',
      data: { campaignId, branchId, until: heldUntil(pack) },
    })),
  ];
}

/** As many of a pool's winners as are approved, the first of them; the others stand first in reserve. */
function firstOf({ winners, reserves }: PoolOrder, approved: readonly string[]): PoolOrder {
  const count = winners.filter((branchId) => approved.includes(branchId)).length;
  return { winners: winners.slice(0, count), reserves: [...winners.slice(count), ...reserves] };
}

/**
 * Entries with a place or a turn in reserve under the earlier version and none under this one: an event
 * says so for each (docs/handbook/domain.md#5.7).
 */
function displaced(places: Places, staying: readonly string[]): string[] {
  const waiting = Object.entries(places).filter(([, { state }]) =>
    ['proposed', 'held', 'reserve'].includes(state),
  );
  return waiting
    .map(([branchId]) => branchId)
    .filter((branchId) => !staying.includes(branchId))
    .sort();
}

export function returnWinners(command: Asked<'ReturnWinners'>, facts: NamingFacts): Said {
  requireOpenPack(facts.campaign);
  const reason = requireStated(command.data.reason, 'reason_missing', 'reason');
  return [{ type: 'WinnersReturned', data: { campaignId: facts.id.campaign, reason } }];
}

/**
 * Before the approval, on a stated ground; the next in the ranking moves up by itself
 * (docs/handbook/process.md#1.19).
 */
export function excludeEntry(command: Asked<'ExcludeEntry'>, state: Naming, facts: NamingFacts): Said {
  requireOpenPack(facts.campaign);
  const { branchId } = command.data;
  const ground = requireStated(command.data.ground, 'ground_missing', 'ground');
  if (!underWay(state).order.includes(branchId)) throw refuse('not_found', {}, 'branchId');
  return [{ type: 'EntryExcluded', data: { campaignId: facts.id.campaign, branchId, ground } }];
}
