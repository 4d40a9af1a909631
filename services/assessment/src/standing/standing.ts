import type { EventOf, standing } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';

/**
 * One branch's standing in a campaign (docs/handbook/process.md#1.9, #1.11, #1.12), as the campaign counts
 * what is known of the branch in the city. It begins without cases, but that is no clearance: it is not
 * certified yet.
 */

export type StandingEvent = EventOf<typeof standing>;

interface Cleared {
  /** The certificate that was counted last. */
  readonly certificateNumber?: string;
  readonly validUntil?: string;
}

export type Standing =
  | (Cleared & { readonly status: 'clear' })
  | (Cleared & { readonly status: 'suspended' })
  | (Cleared & { readonly status: 'disqualified'; readonly ground: string });

export const initial: Standing = { status: 'clear' };

export function evolve(state: Standing, event: Stamped<StandingEvent>): Standing {
  switch (event.type) {
    case 'IntegrityCleared': {
      const { certificateNumber, validUntil } = event.data;
      return { ...state, certificateNumber, validUntil };
    }
    case 'CandidateSuspended':
      return { ...state, status: 'suspended' };
    case 'CandidateResumed':
      return { ...state, status: 'clear' };
    case 'CandidateDisqualified':
      return { ...state, status: 'disqualified', ground: event.data.ground };
    default:
      // A standing of before the city's record holds cases and violations, which the record takes over.
      return state;
  }
}
