import { assessmentReadings, entryKey, heard, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';
import { candidateRow } from '../copies/candidate.rules.ts';

export type AnswersRow = RowOf<typeof assessmentReadings.answers>;

/** Which records a branch may still answer, and until when. One that nobody answered stands as accepted once its day has ended. */
export const answersView: View<AnswersRow> = {
  name: 'answers',
  version: 1,
  hears: ['AssessmentRecorded', 'AssessmentAnswered', 'AssessmentClosed', 'AssessmentWithdrawn'],
  indexes: assessmentReadings.answers.indexes,
  keys: (event) => [entryKey(event.data)],
  fold(row, event, key) {
    const said = heard(event);
    const records = row?.records ?? [];
    switch (said.type) {
      case 'AssessmentRecorded': {
        const { recordId, visitedAt, answerUntil, adjustments } = said.data;
        const deductionCount = adjustments.filter(({ kind }) => kind === 'deduction').length;
        return rowOf(key, [...records, { recordId, visitedAt, answerUntil, deductionCount }], said.revision);
      }
      case 'AssessmentAnswered':
        return rowOf(
          key,
          records.filter(({ recordId }) => recordId !== said.data.recordId),
          said.revision,
        );
      default:
        return undefined;
    }
  },
};

function rowOf(key: string, records: AnswersRow['records'], version: number): AnswersRow | undefined {
  const [first] = records.map(({ answerUntil }) => answerUntil).sort();
  return first === undefined ? undefined : { ...candidateRow(key), answerUntil: first, records, version };
}
