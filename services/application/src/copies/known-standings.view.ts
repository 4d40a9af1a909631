import { heard, unitKey } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { KnownStanding } from '../application/application.rules.ts';

type StandingRow = KnownStanding & { readonly [field: string]: unknown };

const nothingKnown: StandingRow = { suspended: false };

/** What assessment has said of a branch's standing, also before it is nominated. Serves acceptance only. */
export const standingsView: View<StandingRow> = {
  name: 'known-standings',
  version: 1,
  hears: ['IntegrityCleared', 'CandidateSuspended', 'CandidateResumed', 'CandidateDisqualified'],
  indexes: [],
  keys: (event) => [unitKey(event.data.campaignId, event.data.branchId)],
  fold(row = nothingKnown, event) {
    const said = heard(event);
    switch (said.type) {
      case 'IntegrityCleared':
        return { ...row, clearedUntil: said.data.validUntil };
      case 'CandidateSuspended':
        return { ...row, suspended: true };
      case 'CandidateResumed':
        return { ...row, suspended: false };
      case 'CandidateDisqualified':
        return { ...row, disqualified: said.data.ground };
      default:
        return row;
    }
  },
};
