import { copy, entryKey } from '@laurel/contracts';
import type { KnownStanding } from '../application/application.rules.ts';

type StandingRow = KnownStanding & { readonly [field: string]: unknown };

const nothingKnown: StandingRow = { suspended: false };

/**
 * The standing of a branch as assessment said it, also before the branch is nominated. It serves acceptance
 * only.
 */
export const standingsView = copy<StandingRow>('known-standings', {
  version: 1,
  indexes: [],
  keys: ({ data }) => [entryKey(data as { campaignId: string; branchId: string })],
  on: {
    IntegrityCleared: (row = nothingKnown, { data }) => ({ ...row, clearedUntil: data.validUntil }),
    CandidateSuspended: (row = nothingKnown) => ({ ...row, suspended: true }),
    CandidateResumed: (row = nothingKnown) => ({ ...row, suspended: false }),
    CandidateDisqualified: (row = nothingKnown, { data }) => ({ ...row, disqualified: data.ground }),
  },
});
