import { type CommandOf, type EventOf, type naming, refuse } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';

/**
 * One campaign's naming: the committee's approval, the places and their holders, certificates and plaques.
 * docs/handbook/process.md#4-naming.
 */

export type NamingCommand = CommandOf<typeof naming>;
export type Asked<Type extends NamingCommand['type']> = Extract<NamingCommand, { type: Type }>;
export type NamingEvent = EventOf<typeof naming>;

type Named = Extract<NamingEvent, { type: 'BranchNamed' }>['data'];

export interface Numbers {
  readonly certificateNumber: string;
  readonly plaqueNumber: string;
}

/**
 * The place of one entry. An entry that is in the order and has none yet waits for the committee's
 * approval.
 */
export type Place =
  | { readonly state: 'proposed' }
  | { readonly state: 'held'; readonly until: string }
  | { readonly state: 'reserve' }
  | {
      readonly state: 'named';
      readonly naming: Named;
      readonly numbers?: Numbers;
      /** A revocation is to be considered. */
      readonly considered?: true;
    }
  | { readonly state: 'revoked'; readonly numbers?: Numbers; readonly plaqueRecalled: boolean }
  | { readonly state: 'dropped'; readonly reason: string };

type PlaceState = keyof NonNullable<(typeof naming)['parts']>['states'];
export type Places = Readonly<Record<string, Place>>;

export interface NamingUnderWay {
  readonly status: 'requested' | 'returned' | 'approved';
  readonly rankingVersion: number;
  /**
   * Winners and reserves as requested, in the order of the ranking; the committee never reorders
   * (docs/handbook/process.md#1.19).
   */
  readonly order: readonly string[];
  readonly places: Places;
  /** Entries that lost a place since the approval and were not replaced yet, oldest first. */
  readonly vacated: readonly string[];
}

export type Naming = { readonly status: 'none' } | NamingUnderWay;

/**
 * The reason when a later version of the ranking took a place away: the only loss that a still later
 * version may undo.
 */
export const superseded = 'superseded';
/** The reason when a held place passed on (docs/handbook/process.md#1.11). */
export const heldTooLong = 'heldTooLong';

export const initial: Naming = { status: 'none' };

/** The state of the naming, as its state table names it. */
export function stateOf({ status }: Naming): keyof (typeof naming)['states'] {
  return status;
}

/** The state of the place of the branch that a command names. */
export function partOf(state: Naming, { branchId }: { readonly branchId?: string }): PlaceState | undefined {
  if (branchId === undefined) return undefined;
  const place = placesOf(state)[branchId];
  const isInOrder = state.status !== 'none' && state.order.includes(branchId);
  if (!place) return isInOrder ? 'ranked' : 'unplaced';
  switch (place.state) {
    case 'named':
      return place.considered ? 'considered' : namedState(place);
    case 'revoked':
      return place.plaqueRecalled ? 'plaqueRecalled' : 'revoked';
    case 'dropped':
      return isInOrder && place.reason === superseded ? 'ranked' : 'dropped';
    default:
      return place.state;
  }
}

/** The state of a named branch that nothing is held against. */
export function namedState({ numbers }: { readonly numbers?: Numbers }): 'named' | 'certificateIssued' {
  return numbers ? 'certificateIssued' : 'named';
}

export function placesOf(state: Naming): Places {
  return state.status === 'none' ? {} : state.places;
}

/** The naming once it was requested; for commands that the state table lets through only then. */
export function underWay(state: Naming): NamingUnderWay {
  if (state.status === 'none') throw refuse('wrong_state', { state: state.status });
  return state;
}

export function evolve(state: Naming, event: Stamped<NamingEvent>): Naming {
  if (event.type === 'NamingRequested') {
    const { rankingVersion, winners, reserves } = event.data;
    const { places, vacated } = state.status === 'none' ? { places: {}, vacated: [] } : state;
    return { status: 'requested', rankingVersion, order: [...winners, ...reserves], places, vacated };
  }
  return state.status === 'none' ? state : evolveUnderWay(state, event);
}

function evolveUnderWay(
  state: NamingUnderWay,
  event: Exclude<Stamped<NamingEvent>, { type: 'NamingRequested' }>,
): NamingUnderWay {
  switch (event.type) {
    case 'WinnersApproved':
      return { ...state, status: 'approved', vacated: [], places: approvedPlaces(state.places, event.data) };
    case 'WinnersReturned':
      return { ...state, status: 'returned' };
    case 'EntryExcluded':
      return drop(state, event.data.branchId, event.data.ground);
    case 'PlaceForfeited':
    case 'NamingDeclined':
      return drop(state, event.data.branchId, event.data.reason);
    case 'SuccessorCalled':
      return {
        ...put(state, event.data.branchId, { state: 'proposed' }),
        vacated: state.vacated.filter((id) => id !== event.data.replaces),
      };
    case 'PlaceHeld':
      return put(state, event.data.branchId, { state: 'held', until: event.data.until });
    case 'PlaceRestored':
      return put(state, event.data.branchId, { state: 'proposed' });
    case 'BranchNamed':
      return put(state, event.data.branchId, { state: 'named', naming: event.data });
    case 'CertificateIssued':
      return numbered(state, event.data);
    case 'NamingRevoked':
      return put(state, event.data.branchId, {
        state: 'revoked',
        ...numbersOf(state.places[event.data.branchId]),
        plaqueRecalled: false,
      });
    case 'RevocationConsidered':
      return considered(state, event.data.branchId, true);
    case 'NamingUpheld':
      return considered(state, event.data.branchId, false);
    case 'PlaqueRecalled': {
      const numbers = numbersOf(state.places[event.data.branchId]);
      return put(state, event.data.branchId, { state: 'revoked', ...numbers, plaqueRecalled: true });
    }
  }
}

/** Places that are published or lost for good stay; everything else is as the committee approved it now. */
function approvedPlaces(
  places: Places,
  approved: Extract<NamingEvent, { type: 'WinnersApproved' }>['data'],
): Places {
  const kept = Object.entries(places).filter(([, { state }]) =>
    ['named', 'revoked', 'dropped'].includes(state),
  );
  return {
    ...Object.fromEntries(kept),
    ...all(approved.proposed, { state: 'proposed' }),
    // The events that follow say until when.
    ...all(approved.held, { state: 'held', until: '' }),
    ...all(approved.reserves, { state: 'reserve' }),
  };
}

function all(branchIds: readonly string[], place: Place): Places {
  return Object.fromEntries(branchIds.map((branchId) => [branchId, place]));
}

function put(state: NamingUnderWay, branchId: string, place: Place): NamingUnderWay {
  return { ...state, places: { ...state.places, [branchId]: place } };
}

function drop(state: NamingUnderWay, branchId: string, reason: string): NamingUnderWay {
  const before = state.places[branchId]?.state;
  const vacated = before === 'proposed' || before === 'held' ? [...state.vacated, branchId] : state.vacated;
  return { ...put(state, branchId, { state: 'dropped', reason }), vacated };
}

function numbered(
  state: NamingUnderWay,
  { branchId, certificateNumber, plaqueNumber }: Numbers & { branchId: string },
): NamingUnderWay {
  const place = state.places[branchId];
  return place?.state === 'named'
    ? put(state, branchId, { ...place, numbers: { certificateNumber, plaqueNumber } })
    : state;
}

function considered(state: NamingUnderWay, branchId: string, is: boolean): NamingUnderWay {
  const place = state.places[branchId];
  if (place?.state !== 'named') return state;
  const { considered: _before, ...named } = place;
  return put(state, branchId, is ? { ...named, considered: true } : named);
}

function numbersOf(place: Place | undefined): { numbers?: Numbers } {
  return place && 'numbers' in place && place.numbers ? { numbers: place.numbers } : {};
}
