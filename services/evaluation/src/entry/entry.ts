import type { CommandOf, entry, EventOf } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';

/**
 * An entry as the panel knows it: copies of what application and assessment decided, and its presentation.
 * Events of other services arrive in no common order, so a standing that is heard before the admission is
 * kept until then.
 */

export type EntryCommand = CommandOf<typeof entry>;
export type Asked<Type extends EntryCommand['type']> = Extract<EntryCommand, { type: Type }>;
export type EntryEvent = EventOf<typeof entry>;

type Data<Type extends EntryEvent['type']> = Extract<EntryEvent, { type: Type }>['data'];

export type DynamicResult = Data<'DynamicScoreReceived'>['result'];

/** The facts that other services have told of the branch, whether or not it is admitted yet. */
export interface Known {
  readonly suspended: boolean;
  /** The ground, once disqualified; there is no way back. */
  readonly disqualified?: string;
  readonly clearedUntil?: string;
  readonly dynamic?: DynamicResult;
}

export type Entry =
  | { readonly status: 'expected' | 'admitted' | 'withdrawn'; readonly known: Known }
  | {
      readonly status: 'filed';
      readonly known: Known;
      readonly presentation: { readonly deck: string; readonly logo: string };
    };

export const initial: Entry = { status: 'expected', known: { suspended: false } };

export function evolve(state: Entry, event: Stamped<EntryEvent>): Entry {
  switch (event.type) {
    case 'EntryAdmitted':
      return { status: 'admitted', known: state.known };
    case 'EntryWithdrawn':
      return { status: 'withdrawn', known: state.known };
    case 'PresentationFiled':
      return {
        status: 'filed',
        known: state.known,
        presentation: { deck: event.data.deck, logo: event.data.logo },
      };
    default:
      return { ...state, known: knownAfter(state.known, event) };
  }
}

type Copied = Exclude<EntryEvent, { type: 'EntryAdmitted' | 'EntryWithdrawn' | 'PresentationFiled' }>;

function knownAfter(known: Known, event: Copied): Known {
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
