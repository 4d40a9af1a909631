import { application, entryKey, type Heard, type RowOf, unitKey, view } from '@laurel/contracts';
import { bureauOf } from '@laurel/rules';

export type CandidateRow = RowOf<typeof application.readModels.candidates>;

/**
 * Each candidate's file: its nomination, its form, its end. Of its standing the file says only that it is
 * under review (docs/handbook/process.md#1.11).
 */
export const candidatesView = view('candidates', application.readModels.candidates, {
  version: 3,
  keys: ({ data }) => [entryKey(data as { campaignId: string; branchId: string })],
  on: {
    CandidateRecommended(row, { data, time }, key) {
      const { branchName, unitName, bureauName, rank, of, reason } = data;
      const place = {
        nominated: true,
        route: 'recommended' as const,
        rank,
        of,
        nominationReason: reason,
        nominatedAt: time,
      };
      return { ...(row ?? unknown(key)), branchName, unitName, bureauName, ...place };
    },
    RecommendationRecalled: {
      keys: ({ data }) => data.branchIds.map((branchId) => unitKey(data.campaignId, branchId)),
      fold: (row) => row && recalled(row),
    },

    CandidateSelfNominated: (row, event, key) => selfNominated(row ?? unknown(key), event),
    ApplicationDrafted: (row, { data }, key) => ({
      ...takenUp(row ?? unknown(key)),
      status: 'draft',
      draft: data.form,
    }),
    ApplicationSubmitted(row, { data, time }, key) {
      const { form, declarations, submission } = data;
      const { draft: _draft, ...rest } = takenUp(row ?? unknown(key));
      return { ...rest, status: 'submitted', form, declarations, submission, submittedAt: time };
    },
    ApplicationReturned(row, { data, time }, key) {
      const returned = { returnedReason: data.reason, returnedAt: time, returnedUntil: data.until };
      return { ...(row ?? unknown(key)), status: 'returned', ...returned };
    },
    ApplicationReturnExtended: (row, { data }) => row && { ...row, returnedUntil: data.until },
    ApplicationAccepted(row, { data, time }, key) {
      const { branchName, unitName, bureauName, route, rank } = data;
      const names = { branchName, unitName, bureauName, route, ...(rank !== undefined && { rank }) };
      return { ...(row ?? unknown(key)), ...names, status: 'accepted', acceptedAt: time };
    },
    ApplicationDeclaredIneligible(row, { data: { rule, reason }, time }, key) {
      return {
        ...(row ?? unknown(key)),
        status: 'ineligible',
        ineligibleRule: rule,
        ineligibleReason: reason,
        endedAt: time,
      };
    },
    ApplicationLapsed: (row, { data, time }, key) => {
      return { ...(row ?? unknown(key)), status: 'lapsed', lapsedReason: data.reason, endedAt: time };
    },
    /** The form is written on from what was submitted. */
    ApplicationTakenBack(row, _event, key) {
      const { form, returnedUntil: _until, ...rest } = row ?? unknown(key);
      return { ...rest, status: 'draft', ...(form && { draft: form }) };
    },
    ApplicationWithdrawn(row, { data: { reason, cause }, time }, key) {
      return {
        ...(row ?? unknown(key)),
        status: 'withdrawn',
        withdrawnReason: reason,
        withdrawnCause: cause,
        endedAt: time,
      };
    },

    IntegrityCleared: (row, { data }) => row && { ...row, clearedUntil: data.validUntil },
    CandidateSuspended: (row) => row && { ...row, standing: 'underReview' },
    CandidateResumed(row) {
      if (!row) return undefined;
      const { standing: _standing, ...rest } = row;
      return rest;
    },
    CandidateDisqualified: (row) => row && { ...row, standing: 'disqualified' },
    ExpertRecused: (row, { data }) => row && { ...row, recused: withAccount(row.recused, data.expertId) },
    RecusalWithdrawn: (row, { data }) =>
      row && { ...row, recused: row.recused.filter((account) => account !== data.expertId) },
    AssessorRecused: (row, { data }) => row && { ...row, recused: withAccount(row.recused, data.accountId) },
    BranchNamed: (row) => row && { ...row, naming: 'named' },
    NamingRevoked: (row) => row && { ...row, naming: 'revoked' },
  },
});

/**
 * A candidate off the list until the list is sealed anew; without a form of its own nothing is left of it.
 */
function recalled(row: CandidateRow): CandidateRow | undefined {
  if (row.status === 'nominated') return undefined;
  const {
    rank: _rank,
    of: _of,
    nominatedAt: _nominatedAt,
    nominationReason: _nominationReason,
    ...rest
  } = row;
  return { ...rest, nominated: false };
}

function selfNominated(row: CandidateRow, { data, time }: Heard<'CandidateSelfNominated'>): CandidateRow {
  const { branchName, unitName, bureauName, reason } = data;
  const status = row.status === 'lapsed' ? 'draft' : row.status;
  const nomination = { nominated: true, route: 'self' as const, nominationReason: reason, nominatedAt: time };
  return { ...takenUp(row), branchName, unitName, bureauName, status, ...nomination };
}

/** The file without its lapse: an extension may give a lapsed application its time back. */
function takenUp(row: CandidateRow): CandidateRow {
  const { lapsedReason: _lapsedReason, endedAt: _endedAt, ...rest } = row;
  return rest;
}

/** The accounts with one more, in order and each once. */
export function withAccount(accounts: readonly string[], accountId: string): string[] {
  return [...new Set([...accounts, accountId])].sort();
}

function unknown(key: string): CandidateRow {
  const [campaignId, ...path] = key.split('.');
  const branchId = path.join('.');
  const entry = { campaignId: campaignId!, unitId: branchId, branchId, bureauId: bureauOf(branchId) };
  return {
    ...entry,
    status: 'nominated',
    nominated: false,
    submission: 0,
    recused: [],
    waiting: [],
    version: 0,
  };
}
