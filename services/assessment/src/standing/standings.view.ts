import { assessmentReadings, entryKey, heard, type Heard, idIn, type RowOf, standing, waitingAfter } from '@laurel/contracts';
import type { View } from '@laurel/core';
import { candidateRow } from '../copies/candidate.rules.ts';

export type StandingRow = RowOf<typeof assessmentReadings.standings>;

/**
 * Who is clear, under review or disqualified. It lists everyone nominated, so that discipline sees who still needs a certificate;
 * the cases are for discipline and audit only (PROCESS.md 1.11).
 */
export const standingsView: View<StandingRow> = {
  name: 'standings',
  version: 1,
  hears: [
    'CandidateRecommended',
    'CandidateSelfNominated',
    'IntegrityCleared',
    'InvestigationOpened',
    'CandidateSuspended',
    'InvestigationClosed',
    'CandidateResumed',
    'ViolationConfirmed',
    'CandidateDisqualified',
    'ActProposed',
  ],
  indexes: assessmentReadings.standings.indexes,
  keys(event) {
    const said = heard(event);
    const id = said.type === 'ActProposed' ? idIn(standing, said) : entryKey(event.data);
    return id === undefined ? [] : [id];
  },
  fold(row, event, key) {
    const said = heard(event);
    const before = row ?? unknownStanding(key);
    if (said.type === 'CandidateRecommended' || said.type === 'CandidateSelfNominated') {
      const { branchName, unitName, bureauName } = said.data;
      return { ...before, branchName, unitName, bureauName };
    }
    return { ...changed(before, said), waiting: waitingAfter(before.waiting, said), version: said.revision };
  },
};

function changed(row: StandingRow, event: Heard): StandingRow {
  switch (event.type) {
    case 'IntegrityCleared':
      return { ...row, certificateNumber: event.data.certificateNumber, certifiedAt: event.time, validUntil: event.data.validUntil };
    case 'InvestigationOpened': {
      const { caseId, allegation, evidence } = event.data;
      return { ...row, cases: [...row.cases, { caseId, allegation, evidence, openedAt: event.time, openedBy: event.actor.account }] };
    }
    case 'InvestigationClosed':
      return { ...row, cases: ended(row, event.data.caseId, event.time, event.data.outcome) };
    case 'ViolationConfirmed': {
      const { caseId, fact, evidence } = event.data;
      const violation = { fact, evidence, confirmedAt: event.time };
      return { ...row, cases: caseId === undefined ? row.cases : ended(row, caseId, event.time, fact), violation };
    }
    case 'CandidateSuspended':
      return { ...row, status: 'underReview', since: event.time };
    case 'CandidateResumed':
      return { ...row, status: 'clear', since: event.time };
    case 'CandidateDisqualified':
      return { ...row, status: 'disqualified', since: event.time, ground: event.data.ground };
    default:
      return row;
  }
}

function ended(row: StandingRow, caseId: string, endedAt: string, outcome: string): StandingRow['cases'] {
  return row.cases.map((each) => (each.caseId === caseId ? { ...each, endedAt, outcome } : each));
}

function unknownStanding(key: string): StandingRow {
  return { ...candidateRow(key), status: 'clear', cases: [], waiting: [], version: 0 };
}
