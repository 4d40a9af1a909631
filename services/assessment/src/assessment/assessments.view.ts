import { assessment, entryIn, entryKey, type Heard, type RowOf, view } from '@laurel/contracts';

type AssessmentRow = RowOf<typeof assessment.readModels.assessments>;
type RecordRow = AssessmentRow['records'][number];

const keys = ({ data }: { readonly data: { readonly campaignId: string; readonly branchId: string } }) => [
  entryKey(data),
];

/**
 * One candidate's assessment file: every visit with its answer and its correction, every indicator, and at
 * the end the dynamic score.
 */
export const assessmentsView = view('assessments', assessment.readModels.assessments, {
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
      fold: (row, { data: { groupId, members } }, key) => ({
        ...(row ?? nothingYet(key)),
        ...{ groupId, members },
      }),
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

    AssessmentOpened(row, { data: { route }, time }, key) {
      return { ...(row ?? nothingYet(key)), status: 'open', route, openedAt: time };
    },
    AssessmentRecorded(row, { data, time }) {
      const { campaignId: _campaign, branchId: _branch, ...visit } = data;
      return (
        row && {
          ...row,
          records: [...row.records, { ...visit, recordedAt: time, status: 'recorded' as const }],
        }
      );
    },
    AssessmentAnswered(row, { data: { recordId, answer, statement }, time }) {
      return withRecord(row, recordId, (record) => ({
        ...record,
        status: answer === 'accept' ? 'accepted' : 'disputed',
        answer: { answer, answeredAt: time, ...(statement !== undefined && { statement }) },
      }));
    },
    AssessmentUpheld(row, event) {
      return withRecord(row, event.data.recordId, (record) => ({
        ...record,
        status: 'upheld',
        ruling: rulingOf(event),
      }));
    },
    AssessmentCorrected(row, event) {
      const { recordId, scores, adjustments } = event.data;
      return withRecord(row, recordId, (record) => ({
        ...record,
        scores,
        adjustments,
        original: record.original ?? { scores: record.scores, adjustments: record.adjustments },
        status: event.data.void ? 'void' : 'corrected',
        ...(record.void !== undefined && { void: event.data.void }),
        ruling: rulingOf(event),
      }));
    },
    AssessmentAmended(row, { data, time }) {
      const { recordId, scores, adjustments, answerUntil, reason, amendedBy } = data;
      return withRecord(row, recordId, ({ answer: _answered, ...record }) => ({
        ...record,
        ...{ scores, adjustments, answerUntil, status: 'amended', void: data.void },
        original: record.original ?? { scores: record.scores, adjustments: record.adjustments },
        amendments: [...(record.amendments ?? []), { reason, amendedAt: time, amendedBy }],
      }));
    },
    IndicatorRecorded(row, { data: { indicatorId, value, source }, time }) {
      const others = row?.indicators.filter((indicator) => indicator.indicatorId !== indicatorId) ?? [];
      return row && { ...row, indicators: [...others, { indicatorId, value, source, recordedAt: time }] };
    },
    AssessmentClosed: (row, { data: { result }, time }) =>
      row && { ...row, status: 'closed', closedAt: time, ...result },
    AssessmentWithdrawn: (row, { data: { reason } }) =>
      row && { ...row, status: 'withdrawn', withdrawnBecause: reason },
  },
});

function rulingOf({
  data,
  time,
  actor,
}: Heard<'AssessmentUpheld' | 'AssessmentCorrected'>): NonNullable<RecordRow['ruling']> {
  return { reason: data.reason, decidedAt: time, decidedBy: actor.account };
}

function withRecord(
  row: AssessmentRow | undefined,
  recordId: string,
  change: (record: RecordRow) => RecordRow,
): AssessmentRow | undefined {
  return (
    row && {
      ...row,
      records: row.records.map((record) => (record.recordId === recordId ? change(record) : record)),
    }
  );
}

function nothingYet(key: string): Omit<AssessmentRow, 'version' | 'waiting'> {
  return { ...entryIn(key), status: 'none', members: [], records: [], indicators: [], recused: [] };
}
