import { entryIn, entryKey, type Heard, type RowOf, standing, unitKey, view } from '@laurel/contracts';

type StandingRow = RowOf<typeof standing.readModels.standings>;
type Known = Omit<StandingRow, 'version' | 'waiting'>;
type Names = Required<Pick<StandingRow, 'bureauId' | 'branchName' | 'unitName' | 'bureauName'>>;

/**
 * The standing of everyone nominated, so that discipline sees who still needs a certificate. The cases are
 * for discipline and audit only (docs/handbook/process.md#1.11).
 */
export const standingsView = view('standings', standing.readModels.standings, {
  version: 5,
  on: {
    CandidateRecommended: {
      keys: ({ data }) => [entryKey(data)],
      fold: (row, { data }, key) => named(row ?? nothingKnown(key), data),
    },
    EntryCarriedOver: {
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
    InvestigationOpened: {
      keys: toldCampaigns,
      fold(before, { data: { caseId, allegation, evidence }, time, actor }, key) {
        const row = before ?? nothingKnown(key);
        return {
          ...row,
          cases: [...row.cases, { caseId, allegation, evidence, openedAt: time, openedBy: actor.account }],
        };
      },
    },
    InvestigationClosed: {
      keys: toldCampaigns,
      fold: (row, { data: { caseId, outcome }, time }) => row && withEnded(row, caseId, time, outcome),
    },
    ViolationConfirmed: {
      keys: toldCampaigns,
      fold(before, { data: { caseId, fact, evidence, countsIn }, time }, key) {
        const row = before ?? nothingKnown(key);
        const known = caseId === undefined ? row : withEnded(row, caseId, time, fact);
        return countsIn.includes(known.campaignId)
          ? { ...known, violation: { fact, evidence, confirmedAt: time } }
          : known;
      },
    },
    CandidateSuspended: (row, { time }) => row && { ...row, status: 'underReview', since: time },
    CandidateResumed: (row, { time }) => row && { ...row, status: 'clear', since: time },
    CandidateDisqualified: (row, { data: { ground }, time }) =>
      row && { ...row, status: 'disqualified', since: time, ground },
  },
});

/** The standings of the branch in the campaigns that are told. */
function toldCampaigns({
  data: { campaignIds, branchId },
}: Heard<'InvestigationOpened' | 'InvestigationClosed' | 'ViolationConfirmed'>): string[] {
  return campaignIds.map((campaignId) => unitKey(campaignId, branchId));
}

function named(row: Known, { bureauId, branchName, unitName, bureauName }: Names): Known {
  return { ...row, bureauId, branchName, unitName, bureauName };
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
