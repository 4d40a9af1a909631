import type { EventOf, integrity } from '@laurel/contracts';
import { shanghaiDay, type Stamped } from '@laurel/core';

/**
 * The record of one branch in the city (docs/handbook/process.md#1.9, #1.11, #1.12): its certificates,
 * cases and violations. To know nothing is no clearance: the branch is not certified yet.
 */

export type IntegrityEvent = EventOf<typeof integrity>;

interface Certificate {
  readonly certificateNumber: string;
  readonly certifiedOn: string;
}

export interface Integrity {
  readonly openCases: readonly string[];
  readonly endedCases: readonly string[];
  /** The anonymous leads that were registered. */
  readonly leads: readonly string[];
  /** The days of the facts that were confirmed. */
  readonly violations: readonly string[];
  /** The latest certificate. */
  readonly certificate?: Certificate;
}

export const initial: Integrity = { openCases: [], endedCases: [], leads: [], violations: [] };

export function stateOf({ openCases }: Integrity): keyof typeof integrity.states {
  return openCases.length > 0 ? 'underReview' : 'clear';
}

export function evolve(state: Integrity, event: Stamped<IntegrityEvent>): Integrity {
  switch (event.type) {
    case 'IntegrityCertified': {
      const { certificateNumber, certifiedOn } = event.data;
      return { ...state, certificate: { certificateNumber, certifiedOn } };
    }
    case 'LeadRegistered':
      return { ...state, leads: [...state.leads, event.data.leadId] };
    case 'InvestigationOpened':
      return { ...state, openCases: [...state.openCases, event.data.caseId] };
    case 'InvestigationClosed':
      return ended(state, event.data.caseId);
    case 'ViolationConfirmed': {
      const { caseId, factOn = shanghaiDay(event.time) } = event.data;
      const confirmed = { ...state, violations: [...state.violations, factOn] };
      return caseId === undefined ? confirmed : ended(confirmed, caseId);
    }
  }
}

function ended(state: Integrity, caseId: string): Integrity {
  return {
    ...state,
    openCases: state.openCases.filter((open) => open !== caseId),
    endedCases: [...state.endedCases, caseId],
  };
}

/**
 * The whole record: in the branch's own stream, and in the standings of campaigns of before, which
 * kept what they were told to themselves.
 */
export function together(own: Integrity, before: Integrity): Integrity {
  const { openCases, ...known } = ofBoth(before, own);
  return { ...known, openCases: openCases.filter((caseId) => !known.endedCases.includes(caseId)) };
}

/** The records of two branches together, of which one goes on with an entry of the other. */
export function ofBoth(one: Integrity, other: Integrity): Integrity {
  const certificates = [one.certificate, other.certificate].filter((each) => each !== undefined);
  const [certificate] = certificates.sort((a, b) => (a.certifiedOn > b.certifiedOn ? -1 : 1));
  return {
    openCases: [...one.openCases, ...other.openCases],
    endedCases: [...one.endedCases, ...other.endedCases],
    leads: [...one.leads, ...other.leads],
    violations: [...one.violations, ...other.violations],
    ...(certificate && { certificate }),
  };
}
