import { type CommandOf, type EventOf, type naming, refuse } from '@laurel/contracts';
import { shanghaiDay, type Stamped } from '@laurel/core';

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
type Certificate = Numbers & { readonly issuedOn: string };

/** The naming of a branch and the papers that it has or had. */
interface Award {
  readonly naming: Named;
  readonly numbers?: Certificate;
  /** Numbers that were replaced, or withdrawn by a revocation that was undone; the last of them last. */
  readonly replaced: readonly Certificate[];
}

/**
 * The place of one entry. An entry that is in the order and has none yet waits for the committee's
 * approval.
 */
export type Place =
  | { readonly state: 'proposed' }
  | { readonly state: 'held'; readonly until: string }
  | { readonly state: 'reserve' }
  | ({
      readonly state: 'named';
      /** A revocation is to be considered. */
      readonly considered?: true;
      readonly warned?: true;
    } & Award)
  | ({ readonly state: 'revoked'; readonly plaqueRecalled: boolean } & Award)
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
  /** Entries that are named without a public notice. */
  readonly waived: readonly string[];
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
      return place.considered ? 'considered' : undisputedState(place);
    case 'revoked':
      return place.plaqueRecalled ? 'plaqueRecalled' : 'revoked';
    case 'dropped':
      return isInOrder && place.reason === superseded ? 'ranked' : 'dropped';
    default:
      return place.state;
  }
}

/** The state of a named branch, but for a revocation that may be considered. */
export function undisputedState({ warned, numbers }: Extract<Place, { state: 'named' }>) {
  if (warned) return 'warned' as const;
  return numbers ? ('certificateIssued' as const) : ('named' as const);
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
    const before = state.status === 'none' ? { places: {}, vacated: [], waived: [] } : state;
    const { places, vacated, waived } = before;
    return { status: 'requested', rankingVersion, order: [...winners, ...reserves], places, vacated, waived };
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
    case 'NoticeWaived':
      return { ...state, waived: [...state.waived, event.data.branchId] };
    case 'RevocationCarriedUp':
      return state;
    case 'BranchNamed':
      return put(state, event.data.branchId, { state: 'named', naming: event.data, replaced: [] });
    default:
      return evolveAward(state, event);
  }
}

type Awarded = Extract<Place, Award>;
type AwardEvent = Extract<
  Stamped<NamingEvent>,
  {
    type:
      | 'CertificateIssued'
      | 'CertificateReplaced'
      | 'RevocationConsidered'
      | 'NamingUpheld'
      | 'BranchWarned'
      | 'WarningLifted'
      | 'NamingRevoked'
      | 'NamingReinstated'
      | 'PlaqueRecalled';
  }
>;

/** The place of a branch that was named, after what happened to its award. */
function evolveAward(state: NamingUnderWay, event: AwardEvent): NamingUnderWay {
  const place = state.places[event.data.branchId];
  if (place?.state !== 'named' && place?.state !== 'revoked') return state;
  return put(state, event.data.branchId, placeAfter(place, event));
}

function placeAfter(place: Awarded, event: AwardEvent): Place {
  const { naming, numbers, replaced } = place;
  const named = { state: 'named' as const, naming, ...(numbers && { numbers }), replaced };
  switch (event.type) {
    case 'CertificateIssued':
      return { ...place, numbers: certificateOf(event) };
    case 'CertificateReplaced':
      return {
        ...place,
        numbers: certificateOf(event),
        replaced: replacedBefore(event.data.replaced, place),
      };
    case 'RevocationConsidered':
      return place.state === 'named' ? { ...place, considered: true } : place;
    case 'NamingUpheld':
      return 'warned' in place && place.warned ? { ...named, warned: true } : named;
    case 'BranchWarned':
      return { ...named, warned: true };
    case 'WarningLifted':
      return named;
    case 'NamingRevoked':
      return { ...named, state: 'revoked', plaqueRecalled: false };
    case 'PlaqueRecalled':
      return { ...named, state: 'revoked', plaqueRecalled: true };
    case 'NamingReinstated':
      return { state: 'named', naming, replaced: numbers ? [...replaced, numbers] : replaced };
  }
}

function certificateOf({
  data: { certificateNumber, plaqueNumber },
  time,
}: {
  readonly data: Numbers;
  readonly time: string;
}): Certificate {
  return { certificateNumber, plaqueNumber, issuedOn: shanghaiDay(time) };
}

/** One that a revocation withdrew stands among them already. */
function replacedBefore(certificate: Certificate, { numbers, replaced }: Award): readonly Certificate[] {
  return numbers ? [...replaced, certificate] : replaced;
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
