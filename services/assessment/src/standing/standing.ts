import type { EventOf, standing } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';

/**
 * One branch's standing in a campaign (docs/handbook/process.md#1.9, #1.11, #1.12): clearance,
 * investigations, violations. It begins before the form is accepted and outlives the assessment. A standing
 * begins without cases, but that is no clearance: it is not certified yet.
 */

export type StandingEvent = EventOf<typeof standing>;

interface Recorded {
  readonly openCases: readonly string[];
  readonly endedCases: readonly string[];
}

export type Standing =
  | (Recorded & { readonly status: 'clear' })
  | (Recorded & { readonly status: 'suspended' })
  | (Recorded & { readonly status: 'disqualified'; readonly ground: string });

export const initial: Standing = { status: 'clear', openCases: [], endedCases: [] };

export function evolve(state: Standing, event: Stamped<StandingEvent>): Standing {
  switch (event.type) {
    case 'IntegrityCleared':
      return state;
    case 'InvestigationOpened':
      return { ...state, openCases: [...state.openCases, event.data.caseId] };
    case 'CandidateSuspended':
      return { ...state, status: 'suspended' };
    case 'InvestigationClosed':
      return endCase(state, event.data.caseId);
    case 'CandidateResumed':
      return { ...state, status: 'clear' };
    case 'ViolationConfirmed':
      return event.data.caseId === undefined ? state : endCase(state, event.data.caseId);
    case 'CandidateDisqualified':
      return { ...state, status: 'disqualified', ground: event.data.ground };
  }
}

function endCase(state: Standing, caseId: string): Standing {
  return {
    ...state,
    openCases: state.openCases.filter((open) => open !== caseId),
    endedCases: [...state.endedCases, caseId],
  };
}
