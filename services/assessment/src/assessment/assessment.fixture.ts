import { type Actor, type Stamped } from '@laurel/core';
import { stamped } from '@laurel/core/testing';
import { entry, evidence, lin, mao, scoresOf, secretary } from '../candidate.fixture.ts';
import type { Adjustments, AssessmentEvent, Scores } from './assessment.ts';

/** Events of one assessment, as its log holds them. */

type Said = Stamped<AssessmentEvent>;

/** The last day on which records made at `recordedAt` may be answered: the fifth working day. */
export const recordedAt = '2023-05-10T08:00:00.000Z';
export const answerUntil = '2023-05-17';
export const afterAnswers = '2023-05-17T16:00:00.000Z';

export const all90 = scoresOf('90', '90', '90', '90', '90', '90');

export const opened = stamped({
  type: 'AssessmentOpened' as const,
  data: { ...entry, bureauId: 'b03', route: 'recommended' as const },
}) as Said;

/** Each on a morning of its own: `v1` on 9 May, `v2` the day before. */
export const visit = (recordId: string, scores: Scores = all90, adjustments: Adjustments = []) => ({
  recordId,
  visitedAt: `2023-05-0${10 - (Number(recordId.slice(1)) || 1)}T01:30:00.000Z`,
  site: '城东派出所',
  scores,
  adjustments,
  evidence,
});

export function recorded(
  recordId: string,
  scores?: Scores,
  adjustments?: Adjustments,
  recorders: readonly [Actor, Actor] = [lin, mao],
): Said {
  const [proposer, actor] = recorders;
  return stamped(
    {
      type: 'AssessmentRecorded' as const,
      data: {
        ...entry,
        ...visit(recordId, scores, adjustments),
        groupId: 'g1',
        answerUntil,
        recordedBy: [proposer.account, actor.account],
      },
    },
    { time: recordedAt, proposer, actor },
  );
}

export function answered(recordId: string, answer: 'accept' | 'dispute'): Said {
  const statement = answer === 'dispute' ? { statement: '当日值班，并非脱岗' } : {};
  return stamped(
    { type: 'AssessmentAnswered' as const, data: { ...entry, recordId, answer, ...statement } },
    { actor: secretary },
  );
}

export function corrected(
  recordId: string,
  scores: Scores,
  adjustments: Adjustments = [],
  isVoid = false,
): Said {
  return stamped({
    type: 'AssessmentCorrected' as const,
    data: { ...entry, recordId, scores, adjustments, void: isVoid, reason: '复核' },
  });
}

/** Amended by two of the group, the lead last; answerable from `recordedAt` like the record. */
export function amended(
  recordId: string,
  scores: Scores,
  isVoid = false,
  amenders: readonly [Actor, Actor] = [mao, lin],
): Said {
  const [proposer, actor] = amenders;
  return stamped(
    {
      type: 'AssessmentAmended' as const,
      data: {
        ...{ ...entry, recordId, visitedAt: visit(recordId).visitedAt, scores, adjustments: [] },
        ...{ void: isVoid, reason: '录入有误', answerUntil },
        amendedBy: [proposer.account, actor.account],
      },
    },
    { time: recordedAt, proposer, actor },
  );
}

export const upheld = (recordId: string) =>
  stamped({ type: 'AssessmentUpheld' as const, data: { ...entry, recordId, reason: '值班表属实' } }) as Said;

export const indicator = (
  indicatorId: string,
  value: Extract<AssessmentEvent, { type: 'IndicatorRecorded' }>['data']['value'],
) =>
  stamped({
    type: 'IndicatorRecorded' as const,
    data: { ...entry, indicatorId, value, source: '省厅通报' },
  }) as Said;

export const withdrawn = stamped({
  type: 'AssessmentWithdrawn' as const,
  data: { ...entry, reason: '自愿退出' },
}) as Said;
export const closed = stamped({
  type: 'AssessmentClosed' as const,
  data: { ...entry, result: { noResult: '未满两次' } },
}) as Said;
