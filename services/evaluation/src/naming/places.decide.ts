import { refuse } from '@laurel/contracts';
import { endOfShanghaiDay, shanghaiDay } from '@laurel/core';
import { campaignEnd, heldUntil } from '@laurel/rules';
import { requireSecretary } from '../copies/secretary.rules.ts';
import { requireOpenPack, requireStated } from './naming.rules.ts';
import {
  type Asked,
  heldTooLong,
  type Naming,
  type NamingEvent,
  type Place,
  placesOf,
  underWay,
} from './naming.ts';
import { type NamingFacts, nextReserve, poolOfEntry, requireCurrent, vacancy } from './order.rules.ts';

/**
 * The places between the approval and the naming: held and restored with the entry's standing, lost, given
 * up and passed on.
 */

type Said = readonly NamingEvent[];

/**
 * Until the campaign ends, the next reserve gets a place that fell free before its naming
 * (docs/handbook/process.md#1.14).
 */
export function callSuccessor(command: Asked<'CallSuccessor'>, state: Naming, facts: NamingFacts): Said {
  const pack = requireOpenPack(facts.campaign);
  if (shanghaiDay(command.instant) > campaignEnd(pack)) throw refuse('campaign_closed');
  const approved = underWay(state);
  requireCurrent(approved, facts.ranking);
  const { branchId } = command.data;
  // A place that falls free is filled up from its own pool.
  const pool = poolOfEntry(branchId, facts.standings, pack);
  const replaces = vacancy(approved, pool, facts.standings, pack);
  if (replaces === undefined) throw refuse('no_vacancy');
  const next = nextReserve(approved, pool, facts.standings, pack, command.instant);
  if (branchId !== next) throw refuse('not_next', { next: next ?? '—' }, 'branchId');
  const campaignId = facts.id.campaign;
  const called: NamingEvent = { type: 'SuccessorCalled', data: { campaignId, branchId, replaces } };
  if (!facts.standings[branchId]!.suspended) return [called];
  return [called, { type: 'PlaceHeld', data: { campaignId, branchId, until: heldUntil(pack) } }];
}

export function holdPlace(command: Asked<'HoldPlace'>, state: Naming, facts: NamingFacts): Said {
  const { branchId } = command.data;
  if (placesOf(state)[branchId]?.state !== 'proposed') return [];
  const until = heldUntil(requireOpenPack(facts.campaign));
  return [{ type: 'PlaceHeld', data: { campaignId: facts.id.campaign, branchId, until } }];
}

/** A review that ended too late restores nothing, even if the place was not taken away yet. */
export function restorePlace(command: Asked<'RestorePlace'>, state: Naming, facts: NamingFacts): Said {
  const { branchId } = command.data;
  const place = placesOf(state)[branchId];
  if (place?.state !== 'held') return [];
  const data = { campaignId: facts.id.campaign, branchId };
  if (isHeldTooLong(place, command.instant))
    return [{ type: 'PlaceForfeited', data: { ...data, reason: heldTooLong } }];
  return [{ type: 'PlaceRestored', data }];
}

/**
 * After a naming nothing is forfeited by itself: that takes a revocation by two persons
 * (docs/handbook/process.md#1.24).
 */
export function forfeitPlace(command: Asked<'ForfeitPlace'>, state: Naming, facts: NamingFacts): Said {
  if (state.status === 'none') return [];
  const { branchId, reason } = command.data;
  const place = state.places[branchId];
  if (place ? !['proposed', 'held', 'reserve'].includes(place.state) : !state.order.includes(branchId))
    return [];
  if (reason === heldTooLong && !isHeldTooLong(place, command.instant)) return [];
  return [{ type: 'PlaceForfeited', data: { campaignId: facts.id.campaign, branchId, reason } }];
}

/** A branch may give up its place, or its turn in reserve, until it is named. */
export function declineNaming(command: Asked<'DeclineNaming'>, facts: NamingFacts): Said {
  requireOpenPack(facts.campaign);
  requireSecretary(facts.secretary, command);
  const reason = requireStated(command.data.reason, 'reason_missing', 'reason');
  return [
    {
      type: 'NamingDeclined',
      data: { campaignId: facts.id.campaign, branchId: command.data.branchId, reason },
    },
  ];
}

function isHeldTooLong(place: Place | undefined, instant: string): boolean {
  return place?.state === 'held' && instant >= endOfShanghaiDay(place.until);
}
