import { assessment, entryIn, type RowOf, view } from '@laurel/contracts';

type AnswersRow = RowOf<typeof assessment.readModels.answers>;

/**
 * The records that a branch may still answer, and until when. A record that nobody answers counts as accepted
 * once its last day has ended.
 */
export const answersView = view('answers', assessment.readModels.answers, {
  version: 4,
  on: {
    AssessmentRecorded(row, { data: { recordId, visitedAt, answerUntil, adjustments } }, key) {
      const deductionCount = adjustments.filter(({ kind }) => kind === 'deduction').length;
      return rowOf(key, [...(row?.records ?? []), { recordId, visitedAt, answerUntil, deductionCount }]);
    },
    AssessmentAmended(row, { data: { recordId, visitedAt, answerUntil, adjustments } }, key) {
      const deductionCount = adjustments.filter(({ kind }) => kind === 'deduction').length;
      const others = (row?.records ?? []).filter((record) => record.recordId !== recordId);
      return rowOf(key, [...others, { recordId, visitedAt, answerUntil, deductionCount }]);
    },
    AssessmentAnswered(row, { data }, key) {
      return rowOf(
        key,
        (row?.records ?? []).filter(({ recordId }) => recordId !== data.recordId),
      );
    },
    AssessmentClosed: () => undefined,
    AssessmentWithdrawn: () => undefined,
  },
});

function rowOf(key: string, records: AnswersRow['records']): Omit<AnswersRow, 'version'> | undefined {
  const [first] = records.map(({ answerUntil }) => answerUntil).sort();
  return first === undefined ? undefined : { ...entryIn(key), answerUntil: first, records };
}
