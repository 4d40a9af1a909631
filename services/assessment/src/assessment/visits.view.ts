import { assessment, assessmentReadings, entryKey, heard, type Heard, idIn, type RowOf, waitingAfter } from '@laurel/contracts';
import { shanghaiDay, type View } from '@laurel/core';
import { candidateRow } from '../copies/candidate.rules.ts';

export type VisitsRow = RowOf<typeof assessmentReadings.visits>;

/** What an assessor has to do: candidates assigned, visits planned and recorded, records that wait for a second signature, disputes. */
export const visitsView: View<VisitsRow> = {
  name: 'visits',
  version: 1,
  hears: [
    'ApplicationAccepted',
    'AssessmentOpened',
    'CandidateAssigned',
    'VisitPlanned',
    'AssessorRecused',
    'AssessmentRecorded',
    'AssessmentAnswered',
    'AssessmentUpheld',
    'AssessmentCorrected',
    'IndicatorRecorded',
    'AssessmentClosed',
    'AssessmentWithdrawn',
    'CandidateDisqualified',
    'ActProposed',
  ],
  indexes: assessmentReadings.visits.indexes,
  keys(event) {
    const said = heard(event);
    const id = said.type === 'ActProposed' ? idIn(assessment, said) : entryKey(event.data);
    return id === undefined ? [] : [id];
  },
  fold(row, event, key) {
    const said = heard(event);
    const next = changed(row ?? nothingYet(key), said);
    return counted(
      idIn(assessment, said) === undefined ? next : { ...next, waiting: waitingAfter(next.waiting, said), version: said.revision },
    );
  },
};

function changed(row: VisitsRow, event: Heard): VisitsRow {
  switch (event.type) {
    case 'ApplicationAccepted': {
      const { branchName, unitName, bureauName, route } = event.data;
      return { ...row, status: 'accepted', branchName, unitName, bureauName, route };
    }
    case 'AssessmentOpened':
      return { ...row, status: 'open', route: event.data.route };
    case 'CandidateAssigned': {
      const { groupId, groupName, lead, members } = event.data;
      return { ...row, groupId, groupName, lead, members, planned: [] };
    }
    case 'VisitPlanned': {
      const planned = [...row.planned, { plannedOn: event.data.plannedOn, plannedBy: event.actor.account }];
      return { ...row, planned: planned.sort((one, other) => (one.plannedOn < other.plannedOn ? -1 : 1)) };
    }
    case 'AssessorRecused':
      return { ...row, recused: [...row.recused, event.data.accountId] };
    case 'AssessmentClosed':
      return { ...row, status: 'closed' };
    case 'AssessmentWithdrawn':
      return { ...row, status: 'withdrawn' };
    case 'CandidateDisqualified':
      return { ...row, disqualified: true };
    default:
      return changedRecord(row, event);
  }
}

/** A visit that took place fulfils every plan up to its day. */
function changedRecord(row: VisitsRow, event: Heard): VisitsRow {
  switch (event.type) {
    case 'AssessmentRecorded': {
      const { recordId, visitedAt, answerUntil, recordedBy } = event.data;
      const planned = row.planned.filter(({ plannedOn }) => plannedOn > shanghaiDay(visitedAt));
      const recorded = { recordId, visitedAt, recordedAt: event.time, recordedBy, answerUntil, status: 'recorded' as const };
      return { ...row, planned, records: [...row.records, recorded] };
    }
    case 'AssessmentAnswered':
      return withStatus(row, event.data.recordId, event.data.answer === 'accept' ? 'accepted' : 'disputed');
    case 'AssessmentUpheld':
      return withStatus(row, event.data.recordId, 'upheld');
    case 'AssessmentCorrected':
      return withStatus(row, event.data.recordId, event.data.void ? 'void' : 'corrected');
    default:
      return row;
  }
}

function withStatus(row: VisitsRow, recordId: string, status: VisitsRow['records'][number]['status']): VisitsRow {
  return { ...row, records: row.records.map((record) => (record.recordId === recordId ? { ...record, status } : record)) };
}

function counted({ nextPlannedOn: _before, ...row }: VisitsRow): VisitsRow {
  const next = row.planned[0]?.plannedOn;
  return {
    ...row,
    visitCount: row.records.filter(({ status }) => status !== 'void').length,
    disputeCount: row.records.filter(({ status }) => status === 'disputed').length,
    waitingCount: row.waiting.length,
    ...(next !== undefined && { nextPlannedOn: next }),
  };
}

function nothingYet(key: string): VisitsRow {
  return {
    ...candidateRow(key),
    status: 'none',
    members: [],
    planned: [],
    records: [],
    recused: [],
    waiting: [],
    visitCount: 0,
    disputeCount: 0,
    waitingCount: 0,
    version: 0,
  };
}
