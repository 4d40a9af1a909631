import { integrity, type RowOf, view } from '@laurel/contracts';

type Row = Omit<RowOf<typeof integrity.readModels.integrityRecords>, 'version' | 'waiting'>;

/** The record of each branch, for discipline and audit (docs/handbook/process.md#1.11). */
export const integrityRecordsView = view('integrity-records', integrity.readModels.integrityRecords, {
  version: 3,
  on: {
    IntegrityCertified(before, { data: { certificateNumber, certifiedOn } }, key) {
      const row = before ?? nothingKnown(key);
      return { ...row, certificates: [...row.certificates, { certificateNumber, certifiedOn }] };
    },
    LeadRegistered(before, { data: { branchId: _branch, ...lead }, time }, key) {
      const row = before ?? nothingKnown(key);
      return { ...row, leads: [...row.leads, { ...lead, registeredAt: time }] };
    },
    InvestigationOpened(before, { data: { caseId, leadId, allegation, evidence }, time, actor }, key) {
      const row = before ?? nothingKnown(key);
      const said = { caseId, allegation, evidence, openedAt: time, openedBy: actor.account };
      const opened = leadId === undefined ? said : { ...said, leadId };
      return { ...row, status: 'underReview', cases: [...row.cases, opened] };
    },
    InvestigationClosed(before, { data: { caseId, outcome, othersOpen }, time }, key) {
      return withEnded(before ?? nothingKnown(key), othersOpen, caseId, time, outcome);
    },
    ViolationConfirmed(before, { data, time }, key) {
      const { caseId, fact, factOn, evidence, countsIn, othersOpen } = data;
      const row = withEnded(before ?? nothingKnown(key), othersOpen, caseId, time, fact);
      const confirmed = {
        fact,
        ...(factOn !== undefined && { factOn }),
        evidence,
        confirmedAt: time,
        countsIn,
      };
      return { ...row, violations: [...row.violations, confirmed] };
    },
    /**
     * Creates the row of a branch of which nothing is known yet, because a violation of it may be proposed.
     */
    ActProposed: (row, _event, key) => row ?? nothingKnown(key),
  },
});

function withEnded(
  row: Row,
  othersOpen: boolean,
  caseId: string | undefined,
  endedAt: string,
  outcome: string,
): Row {
  return {
    ...row,
    status: othersOpen ? 'underReview' : 'clear',
    cases: row.cases.map((each) => (each.caseId === caseId ? { ...each, endedAt, outcome } : each)),
  };
}

function nothingKnown(unitId: string): Row {
  const empty = { certificates: [], cases: [], violations: [], leads: [] };
  return { unitId, branchId: unitId, status: 'clear', ...empty };
}
