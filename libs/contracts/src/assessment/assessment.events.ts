import { z } from 'zod';
import { assessorsOf, operatorsFor, secretary } from '../audience.ts';
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
    tells: {
      template: 'dispute-raised',
      zh: '{unit}对一项考核记录提出异议，待裁定。',
      en: '{unit} disputes an assessment record; it waits for a ruling.',
      to: ({ answer, ...entry }) =>
        answer === 'dispute' ? [operatorsFor(entry.branchId), assessorsOf(entry)] : [],
    },
  }),

  AssessmentUpheld: event({
    version: 1,
    body: { ...record, ...reason },
    readBy: officials,
    part: 'upheld',
    words: { zh: '已维持考核', en: 'an assessment was upheld' },
    tells: {
      template: 'record-upheld',
      zh: '{unit}有争议的考核记录予以维持。',
      en: 'The disputed record of {unit} was upheld.',
      to: ({ branchId }) => [secretary(branchId)],
    },
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
    tells: {
      template: 'record-corrected',
      zh: '{unit}的一项考核记录已更正。',
      en: 'An assessment record of {unit} was corrected.',
      to: ({ branchId }) => [secretary(branchId)],
    },
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
    tells: {
      template: 'assessment-closed',
      zh: '{unit}的动态考核已结束。',
      en: 'The dynamic assessment of {unit} is closed.',
      to: ({ branchId }) => [secretary(branchId)],
    },
  }),

  AssessmentWithdrawn: event({
    version: 1,
    body: { ...entry, ...reason },
    readBy: officials,
    to: 'withdrawn',
    words: { zh: '已撤回考核', en: 'an assessment was withdrawn' },
  }),
};
