import type { LaurelEvent } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';

/**
 * An entry as the panel knows it: copies of what application and assessment decided, and its presentation. Standing may be heard
 * before the form is accepted, because services are heard in no common order; it is kept until then.
 */

export type EntryEvent = Extract<
  LaurelEvent,
  {
    type:
      | 'EntryAdmitted'
      | 'DynamicScoreReceived'
      | 'EntrySuspended'
      | 'EntryResumed'
      | 'EntryDisqualified'
      | 'EntryWithdrawn'
      | 'EntryCleared'
      | 'PresentationFiled';
  }
>;

type Data<Type extends EntryEvent['type']> = Extract<EntryEvent, { type: Type }>['data'];

export type DynamicResult = Data<'DynamicScoreReceived'>['result'];

/** What other services have said of the branch, whether or not it is admitted yet. */
export interface Known {
  readonly suspended: boolean;
  /** The ground, once disqualified; there is no way back. */
  readonly disqualified?: string;
  readonly clearedUntil?: string;
  readonly dynamic?: DynamicResult;
}

export type Entry =
  | { readonly status: 'expected'; readonly known: Known }
  | { readonly status: 'admitted'; readonly known: Known; readonly presentation?: { readonly deck: string; readonly logo: string } }
  | { readonly status: 'withdrawn'; readonly known: Known };

export const initial: Entry = { status: 'expected', known: { suspended: false } };

export function evolve(state: Entry, event: Stamped<EntryEvent>): Entry {
  switch (event.type) {
    case 'EntryAdmitted':
      return { status: 'admitted', known: state.known };
    case 'EntryWithdrawn':
      return { status: 'withdrawn', known: state.known };
    case 'PresentationFiled':
      return { status: 'admitted', known: state.known, presentation: { deck: event.data.deck, logo: event.data.logo } };
    default:
      return { ...state, known: knownAfter(state.known, event) };
  }
}

function knownAfter(known: Known, event: Exclude<EntryEvent, { type: 'EntryAdmitted' | 'EntryWithdrawn' | 'PresentationFiled' }>): Known {
  switch (event.type) {
    case 'DynamicScoreReceived':
      return { ...known, dynamic: event.data.result };
    case 'EntrySuspended':
      return { ...known, suspended: true };
    case 'EntryResumed':
      return { ...known, suspended: false };
    case 'EntryDisqualified':
      return { ...known, suspended: false, disqualified: event.data.ground };
    case 'EntryCleared':
      return { ...known, clearedUntil: event.data.validUntil };
  }
}
