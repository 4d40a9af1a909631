import { z } from 'zod';
import { event } from '../contract.ts';
import { officials } from '../permission.ts';
import {
  accountId,
  bureauId,
  criterionScores,
  day,
  evidence,
  fraction,
  groupId,
  instant,
  json,
  recordId,
  route,
  text,
} from '../values.ts';
import { answer, entry, indicator, judgement } from './shared.ts';

/** The events of a candidate's assessment. */

const reason = { reason: text(500) };
const record = { ...entry, recordId };

export const assessmentEvents = {
  AssessmentOpened: event({
    version: 1,
    body: { ...entry, bureauId, route },
    readBy: officials,
    to: 'open',
    words: { zh: '已开始考核', en: 'an assessment was opened' },
  }),

  AssessmentRecorded: event({
    version: 1,
    body: {
      ...record,
      groupId,
      visitedAt: instant,
      site: text(200),
      ...judgement,
      evidence,
      answerUntil: day,
      recordedBy: z.array(accountId).min(2).max(2),
    },
    readBy: officials,
    part: 'recorded',
    words: { zh: '已录入考核', en: 'an assessment was recorded' },
  }),

  AssessmentAnswered: event({
    version: 1,
    body: { ...record, ...answer },
    readBy: officials,
    part: {
      oneOf: ['accepted', 'disputed'],
      of: ({ recordId, answer }) => ({ [recordId]: answer === 'accept' ? 'accepted' : 'disputed' }),
    },
    words: { zh: '已答复考核', en: 'an assessment was answered' },
  }),

  AssessmentUpheld: event({
    version: 1,
    body: { ...record, ...reason },
    readBy: officials,
    part: 'upheld',
    words: { zh: '已维持考核', en: 'an assessment was upheld' },
  }),

  AssessmentCorrected: event({
    version: 1,
    body: { ...record, ...judgement, void: z.boolean(), ...reason },
    readBy: officials,
    part: {
      oneOf: ['corrected', 'void'],
      of: (corrected) => ({ [corrected.recordId]: corrected.void ? 'void' : 'corrected' }),
    },
    words: { zh: '已更正考核', en: 'an assessment was corrected' },
  }),

  /** On the assessors' own motion; the unit may answer it anew until `answerUntil`. */
  AssessmentAmended: event({
    version: 1,
    body: {
      ...record,
      visitedAt: instant,
      ...judgement,
      void: z.boolean(),
      ...reason,
      answerUntil: day,
      amendedBy: z.array(accountId).min(2).max(2),
    },
    readBy: officials,
    part: 'amended',
    words: { zh: '考核组已自行更正考核', en: 'an assessment was amended by its assessors' },
    sample: {
      campaignId: 'r2023',
      branchId: 'b03.017',
      recordId: 'v1',
      visitedAt: '2023-07-01T01:00:00.000Z',
      scores: [{ criterionId: 'political', score: '90' }],
      adjustments: [],
      void: false,
      reason: '误将 90 分录为 99 分',
      answerUntil: '2023-07-14',
      amendedBy: ['as1', 'as0'],
    },
  }),

  IndicatorRecorded: event({
    version: 1,
    body: { ...entry, ...indicator },
    readBy: officials,
    words: { zh: '已录入业务指标', en: 'an indicator was recorded' },
  }),

  AssessmentClosed: event({
    version: 1,
    body: {
      ...entry,
      result: z.union([
        z.strictObject({
          dynamic: fraction,
          criteria: criterionScores,
          steps: json,
        }),
        z.strictObject({ noResult: text(300) }),
      ]),
    },
    readBy: officials,
    to: 'closed',
    words: { zh: '已结束考核', en: 'an assessment was closed' },
  }),

  AssessmentWithdrawn: event({
    version: 1,
    body: { ...entry, ...reason },
    readBy: officials,
    to: 'withdrawn',
    words: { zh: '已撤回考核', en: 'an assessment was withdrawn' },
  }),
};
