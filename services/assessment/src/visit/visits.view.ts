import { assessment, entryIn, entryKey, type RowOf, view } from '@laurel/contracts';
import { shanghaiDay, type View } from '@laurel/core';

type VisitsRow = RowOf<typeof assessment.readModels.visits>;
type RecordRow = VisitsRow['records'][number];

const keys = ({ data }: { readonly data: { readonly campaignId: string; readonly branchId: string } }) => [
  entryKey(data),
];

const folded = view('visits', assessment.readModels.visits, {
  version: 6,
  on: {
    ApplicationAccepted: {
      keys,
      fold(row, { data: { bureauId, branchName, unitName, bureauName, route } }, key) {
        const known = { bureauId, branchName, unitName, bureauName, route };
        return { ...(row ?? nothingYet(key)), status: 'accepted', ...known };
      },
    },
    EntryCarriedOver: {
      keys,
      fold: (row, { data: { branchName, unitName } }) => row && { ...row, branchName, unitName },
    },
    CandidateAssigned: {
      keys,
      fold(row, { data: { groupId, groupName, lead, members } }, key) {
        return { ...(row ?? nothingYet(key)), groupId, groupName, lead, members, planned: [] };
      },
    },
    VisitPlanned: {
      keys,
      fold(row, { data: { plannedOn }, actor }) {
        const planned = [...(row?.planned ?? []), { plannedOn, plannedBy: actor.account }];
        return (
          row && { ...row, planned: planned.sort((one, other) => (one.plannedOn < other.plannedOn ? -1 : 1)) }
        );
      },
    },
    AssessorRecused: {
      keys,
      fold(before, { data: { accountId } }, key) {
        const row = before ?? nothingYet(key);
        return { ...row, recused: [...row.recused, accountId] };
      },
    },
    AssessorRecusalWithdrawn: {
      keys,
      fold: (row, { data }) =>
        row && { ...row, recused: row.recused.filter((account) => account !== data.accountId) },
    },
    CandidateDisqualified: {
      keys,
      fold: (row, _event, key) => ({ ...(row ?? nothingYet(key)), disqualified: true }),
    },

    AssessmentOpened: (row, { data: { route } }, key) => ({
      ...(row ?? nothingYet(key)),
      status: 'open',
      route,
    }),
    /** A visit that took place fulfils every plan up to its day. */
    AssessmentRecorded(row, { data: { recordId, visitedAt, answerUntil, recordedBy }, time }) {
      const planned = row?.planned.filter(({ plannedOn }) => plannedOn > shanghaiDay(visitedAt)) ?? [];
      const recorded = {
        recordId,
        visitedAt,
        recordedAt: time,
        recordedBy,
        answerUntil,
        status: 'recorded' as const,
      };
      return row && { ...row, planned, records: [...row.records, recorded] };
    },
    AssessmentAnswered: (row, { data }) =>
      withStatus(row, data.recordId, data.answer === 'accept' ? 'accepted' : 'disputed'),
    AssessmentUpheld: (row, { data }) => withStatus(row, data.recordId, 'upheld'),
    AssessmentCorrected: (row, { data }) =>
      withRecord(row, data.recordId, { status: data.void ? 'void' : 'corrected', void: data.void }),
    AssessmentAmended: (row, { data: { recordId, answerUntil, ...data } }) =>
      withRecord(row, recordId, { status: 'amended', answerUntil, void: data.void }),
    AssessmentClosed: (row) => row && { ...row, status: 'closed' },
    AssessmentWithdrawn: (row) => row && { ...row, status: 'withdrawn' },
  },
});

/**
 * The assessors' work: candidates assigned, visits planned and recorded, records that wait for a second
 * signature, disputes. The counts are made last, because the platform keeps the waiting acts.
 */
export const visitsView: View<VisitsRow> = {
  ...folded,
  fold(before, event, key) {
    const row = folded.fold(before, event, key);
    return row && counted(row);
  },
};

function withStatus(
  row: VisitsRow | undefined,
  recordId: string,
  status: RecordRow['status'],
): VisitsRow | undefined {
  return withRecord(row, recordId, { status });
}

function withRecord(
  row: VisitsRow | undefined,
  recordId: string,
  change: Partial<RecordRow>,
): VisitsRow | undefined {
  return (
    row && {
      ...row,
      records: row.records.map((record) =>
        record.recordId === recordId ? { ...record, ...change } : record,
      ),
    }
  );
}

function counted({ nextPlannedOn: _before, ...row }: VisitsRow): VisitsRow {
  const next = row.planned[0]?.plannedOn;
  return {
    ...row,
    visitCount: row.records.filter(({ status, void: isVoid }) => status !== 'void' && !isVoid).length,
    disputeCount: row.records.filter(({ status }) => status === 'disputed').length,
    waitingCount: row.waiting.length,
    ...(next !== undefined && { nextPlannedOn: next }),
  };
}

function nothingYet(key: string): Omit<VisitsRow, 'version' | 'waiting'> {
  return {
    ...entryIn(key),
    status: 'none',
    members: [],
    planned: [],
    records: [],
    recused: [],
    visitCount: 0,
    disputeCount: 0,
    waitingCount: 0,
  };
}
