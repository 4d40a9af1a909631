import { assessment, assessmentReadings, entryKey, heard, type Heard, idIn, type RowOf, waitingAfter } from '@laurel/contracts';
import type { View } from '@laurel/core';
import { candidateRow } from '../copies/candidate.rules.ts';

export type AssessmentRow = RowOf<typeof assessmentReadings.assessments>;
type RecordRow = AssessmentRow['records'][number];

/** One candidate's assessment file: every visit with its answer and its correction, every indicator, and at the end the dynamic score. */
export const assessmentsView: View<AssessmentRow> = {
  name: 'assessments',
  version: 1,
  hears: [
    'ApplicationAccepted',
    'AssessmentOpened',
    'CandidateAssigned',
    'AssessorRecused',
    'AssessmentRecorded',
    'AssessmentAnswered',
    'AssessmentUpheld',
    'AssessmentCorrected',
    'IndicatorRecorded',
    'AssessmentClosed',
    'AssessmentWithdrawn',
    'ActProposed',
  ],
  indexes: assessmentReadings.assessments.indexes,
  keys(event) {
    const said = heard(event);
    const id = said.type === 'ActProposed' ? idIn(assessment, said) : entryKey(event.data);
    return id === undefined ? [] : [id];
  },
  fold(row, event, key) {
    const said = heard(event);
    const next = changed(row ?? nothingYet(key), said);
    return idIn(assessment, said) === undefined ? next : { ...next, waiting: waitingAfter(next.waiting, said), version: said.revision };
  },
};

function changed(row: AssessmentRow, event: Heard): AssessmentRow {
  switch (event.type) {
    case 'ApplicationAccepted': {
      const { branchName, unitName, bureauName, route } = event.data;
      return { ...row, status: 'accepted', branchName, unitName, bureauName, route };
    }
    case 'AssessmentOpened':
      return { ...row, status: 'open', route: event.data.route, openedAt: event.time };
    case 'CandidateAssigned':
      return { ...row, groupId: event.data.groupId };
    case 'AssessorRecused':
      return { ...row, recused: [...row.recused, event.data.accountId] };
    case 'IndicatorRecorded': {
      const { indicatorId, value, source } = event.data;
      const others = row.indicators.filter((indicator) => indicator.indicatorId !== indicatorId);
      return { ...row, indicators: [...others, { indicatorId, value, source, recordedAt: event.time }] };
    }
    case 'AssessmentClosed':
      return { ...row, status: 'closed', closedAt: event.time, ...event.data.result };
    case 'AssessmentWithdrawn':
      return { ...row, status: 'withdrawn', withdrawnBecause: event.data.reason };
    default:
      return changedRecord(row, event);
  }
}

function changedRecord(row: AssessmentRow, event: Heard): AssessmentRow {
  switch (event.type) {
    case 'AssessmentRecorded': {
      const { campaignId: _campaign, branchId: _branch, ...visit } = event.data;
      return { ...row, records: [...row.records, { ...visit, recordedAt: event.time, status: 'recorded' }] };
    }
    case 'AssessmentAnswered': {
      const { recordId, answer, statement } = event.data;
      return withRecord(row, recordId, (record) => ({
        ...record,
        status: answer === 'accept' ? 'accepted' : 'disputed',
        answer: { answer, answeredAt: event.time, ...(statement !== undefined && { statement }) },
      }));
    }
    case 'AssessmentUpheld':
      return withRecord(row, event.data.recordId, (record) => ({ ...record, status: 'upheld', ruling: ruling(event, event.data.reason) }));
    case 'AssessmentCorrected': {
      const { recordId, scores, adjustments, reason } = event.data;
      return withRecord(row, recordId, (record) => ({
        ...record,
        scores,
        adjustments,
        original: { scores: record.scores, adjustments: record.adjustments },
        status: event.data.void ? 'void' : 'corrected',
        ruling: ruling(event, reason),
      }));
    }
    default:
      return row;
  }
}

function ruling(event: Heard, reason: string): NonNullable<RecordRow['ruling']> {
  return { reason, decidedAt: event.time, decidedBy: event.actor.account };
}

function withRecord(row: AssessmentRow, recordId: string, change: (record: RecordRow) => RecordRow): AssessmentRow {
  return { ...row, records: row.records.map((record) => (record.recordId === recordId ? change(record) : record)) };
}

function nothingYet(key: string): AssessmentRow {
  return { ...candidateRow(key), status: 'none', records: [], indicators: [], recused: [], waiting: [], version: 0 };
}
