import { application, entryKey, type Heard, type RowOf, unitKey, view } from '@laurel/contracts';

export type CandidateRow = RowOf<typeof application.readModels.candidates>;

/**
 * Each candidate's file: its nomination, its form, its end. Of its standing the file says only that it is
 * under review (docs/handbook/process.md#1.11).
 */
export const candidatesView = view('candidates', application.readModels.candidates, {
  version: 7,
  keys: ({ data }) => [entryKey(data as { campaignId: string; branchId: string })],
  on: {
    CandidateRecommended(row, { data, time }) {
      const { branchName, unitName, bureauName, rank, of, reason } = data;
      const place = {
        nominated: true,
        route: 'recommended' as const,
        rank,
        of,
        nominationReason: reason,
        nominatedAt: time,
      };
      return { ...fileOf(row, data), branchName, unitName, bureauName, ...place };
    },
    RecommendationRecalled: {
      keys: ({ data }) => data.branchIds.map((branchId) => unitKey(data.campaignId, branchId)),
      fold: (row) => row && recalled(row),
    },

    /** An entry stays with the bureau that nominated it; what is only drafted goes along. */
    BranchMoved: {
      keys: ({ data }) => data.goesIn.map((campaignId) => unitKey(campaignId, data.branchId)),
      fold: (row, { data: { bureauId } }) => row && { ...row, bureauId },
    },
    CandidateSelfNominated: (row, event) => selfNominated(fileOf(row, event.data), event),
    ApplicationDrafted: (row, { data }) => ({
      ...takenUp(fileOf(row, data)),
      status: 'draft',
      draft: data.form,
    }),
    ApplicationSubmitted(row, { data, time }) {
      const { form, declarations, submission, seenBy } = data;
      const { draft: _draft, seenBy: _seenBy, ...rest } = takenUp(fileOf(row, data));
      const filled = { form, declarations, submission, ...(seenBy && { seenBy }) };
      return { ...rest, status: 'submitted', ...filled, submittedAt: time };
    },
    ApplicationReturned(row, { data, time }) {
      const returned = { returnedReason: data.reason, returnedAt: time, returnedUntil: data.until };
      return { ...fileOf(row, data), status: 'returned', ...returned };
    },
    ApplicationReturnExtended: (row, { data }) => row && { ...row, returnedUntil: data.until },
    ApplicationAccepted(row, { data, time }) {
      const { branchName, unitName, bureauName, route, rank } = data;
      const names = { branchName, unitName, bureauName, route, ...(rank !== undefined && { rank }) };
      return { ...fileOf(row, data), ...names, status: 'accepted', acceptedAt: time };
    },
    EntryCarriedOver(row, { data }) {
      const { branchName, unitName, bureauName, into } = data;
      return { ...fileOf(row, data), branchName, unitName, bureauName, mergedInto: into };
    },
    ApplicationDeclaredIneligible(row, { data, time }) {
      const { rule, reason } = data;
      return {
        ...fileOf(row, data),
        status: 'ineligible',
        ineligibleRule: rule,
        ineligibleReason: reason,
        endedAt: time,
      };
    },
    ApplicationLapsed: (row, { data, time }) => {
      return { ...fileOf(row, data), status: 'lapsed', lapsedReason: data.reason, endedAt: time };
    },
    /** The form is written on from what was submitted. */
    ApplicationTakenBack(row, { data }) {
      const { form, returnedUntil: _until, ...rest } = fileOf(row, data);
      return { ...rest, status: 'draft', ...(form && { draft: form }) };
    },
    ApplicationWithdrawn(row, { data, time }) {
      const { reason, cause } = data;
      return {
        ...fileOf(row, data),
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
    AssessorRecusalWithdrawn: (row, { data }) =>
      row && { ...row, recused: row.recused.filter((account) => account !== data.accountId) },
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

/** The file, of the bureau that the event tells. */
function fileOf(row: CandidateRow | undefined, { campaignId, branchId, bureauId }: Entry): CandidateRow {
  const entry = { campaignId, unitId: branchId, branchId, bureauId };
  return { ...(row ?? unknown), ...entry };
}

type Entry = Pick<CandidateRow, 'campaignId' | 'branchId' | 'bureauId'>;

const unknown = {
  ...{ status: 'nominated' as const, nominated: false, submission: 0 },
  ...{ recused: [], waiting: [], version: 0 },
};
