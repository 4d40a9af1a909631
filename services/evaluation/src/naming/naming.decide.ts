import { refuse } from '@laurel/contracts';
import { type Decider, endOfShanghaiDay, shanghaiDay } from '@laurel/core';
import { campaignEnd, heldUntil } from '@laurel/rules';
import { declineNaming, issueCertificate, nameBranch, recallPlaque, revokeNaming } from './award.decide.ts';
import { changedSince, type NamingFacts, needCurrent, nextReserve, split, vacancy } from './order.rules.ts';
import { openPack, stated } from './naming.rules.ts';
import {
  type AskedNaming,
  evolve,
  heldTooLong,
  initial,
  type Naming,
  type NamingCommand,
  type NamingEvent,
  type NamingUnderWay,
  type Place,
  superseded,
} from './naming.ts';

type Said = readonly NamingEvent[];

/** The committee's decisions on who is named, and what follows from them. PROCESS.md §4 table Naming, 1.11, 1.13, 1.14, 1.19. */
export const namingDecider: Decider<Naming, NamingCommand, NamingEvent, NamingFacts> = {
  initial,
  evolve,
  decide(command, state, facts) {
    switch (command.type) {
      case 'RequestNaming':
        return requestNaming(command, state, facts);
      case 'ApproveWinners':
        return approveWinners(command, state, facts);
      case 'ReturnWinners':
        return returnWinners(command, state, facts);
      case 'ExcludeEntry':
        return excludeEntry(command, state, facts);
      case 'CallSuccessor':
        return callSuccessor(command, state, facts);
      case 'HoldPlace':
        return holdPlace(command, state, facts);
      case 'RestorePlace':
        return restorePlace(command, state, facts);
      case 'ForfeitPlace':
        return forfeitPlace(command, state, facts);
      case 'NameBranch':
        return nameBranch(command, state, facts);
      case 'DeclineNaming':
        return declineNaming(command, state, facts);
      case 'IssueCertificate':
        return issueCertificate(command, state, facts);
      case 'RevokeNaming':
        return revokeNaming(command, state, facts);
      case 'RecallPlaque':
        return recallPlaque(command, state, facts);
      default:
        return command satisfies never;
    }
  },
};

/** The formal request (请示) for one confirmed version of the ranking; a higher version is requested anew (PROCESS.md 1.13). */
function requestNaming(command: AskedNaming<'RequestNaming'>, state: Naming, facts: NamingFacts): Said {
  const pack = openPack(facts.campaign);
  const { ranking } = facts;
  const documentNumber = stated(command.data.documentNumber, 'document_missing', 'documentNumber');
  if (!ranking) throw refuse('ranking_unconfirmed');
  if ((state.status === 'requested' || state.status === 'approved') && ranking.version <= state.rankingVersion) {
    throw refuse('wrong_state', { state: state.status });
  }
  const order = [...ranking.winners, ...ranking.reserves];
  const { winners, reserves } = split(order, state.status === 'none' ? {} : state.places, facts.standings, pack);
  const changed = state.status === 'none' ? [] : changedSince(state.rankingVersion, ranking, [...winners, ...reserves]);
  return [
    {
      type: 'NamingRequested',
      data: { campaignId: facts.id.campaign, documentNumber, rankingVersion: ranking.version, winners, reserves, changed },
    },
  ];
}

/** The winners in the order of the ranking, all of them and nobody else; places of the suspended are held (PROCESS.md 1.11). */
function approveWinners(command: AskedNaming<'ApproveWinners'>, state: Naming, facts: NamingFacts): Said {
  const pack = openPack(facts.campaign);
  const requested = inStatus(state, 'requested');
  needCurrent(requested, facts.ranking);
  needQuorum(command);
  const minutesNumber = stated(command.data.minutesNumber, 'minutes_missing', 'minutesNumber');
  const { winners, reserves } = split(requested.order, requested.places, facts.standings, pack);
  if (command.data.branchIds.join() !== winners.join()) throw refuse('not_in_order', { expected: winners.join(', ') }, 'branchIds');
  const held = winners.filter((branchId) => facts.standings[branchId]!.suspended);
  const proposed = winners.filter((branchId) => !held.includes(branchId));
  const campaignId = facts.id.campaign;
  return [
    ...displaced(requested, [...winners, ...reserves]).map((branchId): NamingEvent => ({
      type: 'PlaceForfeited',
      data: { campaignId, branchId, reason: superseded },
    })),
    { type: 'WinnersApproved', data: { campaignId, minutesNumber, proposed, held, reserves } },
    ...held.map((branchId): NamingEvent => ({ type: 'PlaceHeld', data: { campaignId, branchId, until: heldUntil(pack) } })),
  ];
}

/** Who had a place or stood in reserve under the earlier version and does not under this one: said aloud, never silently (DOMAIN.md 5.7). */
function displaced({ places }: NamingUnderWay, staying: readonly string[]): string[] {
  const waiting = Object.entries(places).filter(([, { state }]) => ['proposed', 'held', 'reserve'].includes(state));
  return waiting
    .map(([branchId]) => branchId)
    .filter((branchId) => !staying.includes(branchId))
    .sort();
}

function returnWinners(command: AskedNaming<'ReturnWinners'>, state: Naming, facts: NamingFacts): Said {
  openPack(facts.campaign);
  inStatus(state, 'requested');
  const reason = stated(command.data.reason, 'reason_missing', 'reason');
  return [{ type: 'WinnersReturned', data: { campaignId: facts.id.campaign, reason } }];
}

/** Before the approval, on a stated ground; whoever follows in the ranking moves up by itself (PROCESS.md 1.19). */
function excludeEntry(command: AskedNaming<'ExcludeEntry'>, state: Naming, facts: NamingFacts): Said {
  openPack(facts.campaign);
  const { order, places } = inStatus(state, 'requested');
  const { branchId } = command.data;
  const ground = stated(command.data.ground, 'ground_missing', 'ground');
  if (!order.includes(branchId)) throw refuse('not_found', {}, 'branchId');
  const place = places[branchId];
  if (place?.state === 'dropped' && place.reason !== superseded) throw refuse('wrong_state', { state: place.state });
  return [{ type: 'EntryExcluded', data: { campaignId: facts.id.campaign, branchId, ground } }];
}

/** Until the campaign ends, the next reserve gets a place that fell free before its naming (PROCESS.md 1.14). */
function callSuccessor(command: AskedNaming<'CallSuccessor'>, state: Naming, facts: NamingFacts): Said {
  const pack = openPack(facts.campaign);
  if (shanghaiDay(command.instant) > campaignEnd(pack)) throw refuse('campaign_closed');
  const approved = inStatus(state, 'approved');
  needCurrent(approved, facts.ranking);
  const replaces = vacancy(approved, pack);
  if (replaces === undefined) throw refuse('no_vacancy');
  const { branchId } = command.data;
  const next = nextReserve(approved, facts.standings, pack, command.instant);
  if (branchId !== next) throw refuse('not_next', { next: next ?? '—' }, 'branchId');
  const campaignId = facts.id.campaign;
  const called: NamingEvent = { type: 'SuccessorCalled', data: { campaignId, branchId, replaces } };
  if (!facts.standings[branchId]!.suspended) return [called];
  return [called, { type: 'PlaceHeld', data: { campaignId, branchId, until: heldUntil(pack) } }];
}

function holdPlace(command: AskedNaming<'HoldPlace'>, state: Naming, facts: NamingFacts): Said {
  const { branchId } = command.data;
  if (placeOf(state, branchId)?.state !== 'proposed') return [];
  return [{ type: 'PlaceHeld', data: { campaignId: facts.id.campaign, branchId, until: heldUntil(openPack(facts.campaign)) } }];
}

/** A review that ended too late restores nothing, even if the place was not taken away yet. */
function restorePlace(command: AskedNaming<'RestorePlace'>, state: Naming, facts: NamingFacts): Said {
  const { branchId } = command.data;
  const place = placeOf(state, branchId);
  if (place?.state !== 'held') return [];
  const data = { campaignId: facts.id.campaign, branchId };
  if (isHeldTooLong(place, command.instant)) return [{ type: 'PlaceForfeited', data: { ...data, reason: heldTooLong } }];
  return [{ type: 'PlaceRestored', data }];
}

/** After a naming nothing is forfeited by itself: that takes a revocation by two persons (PROCESS.md 1.24). */
function forfeitPlace(command: AskedNaming<'ForfeitPlace'>, state: Naming, facts: NamingFacts): Said {
  if (state.status === 'none') return [];
  const { branchId, reason } = command.data;
  const place = state.places[branchId];
  if (place ? !['proposed', 'held', 'reserve'].includes(place.state) : !state.order.includes(branchId)) return [];
  if (reason === heldTooLong && !isHeldTooLong(place, command.instant)) return [];
  return [{ type: 'PlaceForfeited', data: { campaignId: facts.id.campaign, branchId, reason } }];
}

function inStatus(state: Naming, status: NamingUnderWay['status']): NamingUnderWay {
  if (state.status !== status) throw refuse('wrong_state', { state: state.status });
  return state;
}

function isHeldTooLong(place: Place | undefined, instant: string): boolean {
  return place?.state === 'held' && instant >= endOfShanghaiDay(place.until);
}

function placeOf(state: Naming, branchId: string): Place | undefined {
  return state.status === 'none' ? undefined : state.places[branchId];
}

/** The Party committee names, so both of the two who confirm speak for it [P]. */
function needQuorum({ proposer, actor }: NamingCommand): void {
  if (proposer && [proposer, actor].some(({ role }) => role !== 'committee')) throw refuse('quorum_missing');
}
