import { entryIn, entryKey, type RowOf, standing, view } from '@laurel/contracts';

type StandingRow = RowOf<typeof standing.readModels.standings>;
type Known = Omit<StandingRow, 'version' | 'waiting'>;
type Names = Required<Pick<StandingRow, 'branchName' | 'unitName' | 'bureauName'>>;

/**
 * The standing of everyone nominated, so that discipline sees who still needs a certificate. The cases are
 * for discipline and audit only (docs/handbook/process.md#1.11).
 */
export const standingsView = view('standings', standing.readModels.standings, {
  version: 2,
  on: {
    CandidateRecommended: {
      keys: ({ data }) => [entryKey(data)],
      fold: (row, { data }, key) => named(row ?? nothingKnown(key), data),
    },
    CandidateSelfNominated: {
      keys: ({ data }) => [entryKey(data)],
      fold: (row, { data }, key) => named(row ?? nothingKnown(key), data),
    },

    IntegrityCleared(row, { data: { certificateNumber, validUntil }, time }, key) {
      return { ...(row ?? nothingKnown(key)), certificateNumber, certifiedAt: time, validUntil };
    },
    InvestigationOpened(before, { data: { caseId, allegation, evidence }, time, actor }, key) {
      const row = before ?? nothingKnown(key);
      return {
        ...row,
        cases: [...row.cases, { caseId, allegation, evidence, openedAt: time, openedBy: actor.account }],
      };
    },
    InvestigationClosed: (row, { data: { caseId, outcome }, time }) =>
      row && withEnded(row, caseId, time, outcome),
    ViolationConfirmed(before, { data: { caseId, fact, evidence }, time }, key) {
      const row = before ?? nothingKnown(key);
      const violation = { fact, evidence, confirmedAt: time };
      return { ...(caseId === undefined ? row : withEnded(row, caseId, time, fact)), violation };
    },
    CandidateSuspended: (row, { time }) => row && { ...row, status: 'underReview', since: time },
    CandidateResumed: (row, { time }) => row && { ...row, status: 'clear', since: time },
    CandidateDisqualified: (row, { data: { ground }, time }) =>
      row && { ...row, status: 'disqualified', since: time, ground },
    /** A violation may be proposed of a branch of which nothing is known yet. */
    ActProposed: (row, _event, key) => row ?? nothingKnown(key),
  },
});

function named(row: Known, { branchName, unitName, bureauName }: Names): Known {
  return { ...row, branchName, unitName, bureauName };
}

function withEnded(row: Known, caseId: string, endedAt: string, outcome: string): Known {
  return {
    ...row,
    cases: row.cases.map((each) => (each.caseId === caseId ? { ...each, endedAt, outcome } : each)),
  };
}

function nothingKnown(key: string): Known {
  return { ...entryIn(key), status: 'clear', cases: [] };
}
