import { z } from 'zod';
import { aggregate, command, event } from '../contract.ts';
import { by, officials, pair, system } from '../permission.ts';
import {
  accountId,
  adjustments,
  bureauId,
  criterionId,
  day,
  evidence,
  fraction,
  groupId,
  instant,
  json,
  newId,
  recordId,
  route,
  scores,
  text,
} from '../values.ts';
import { answers, assessments, visits } from './assessment.read-models.ts';
import { answer, entry, indicator } from './shared.ts';

const reason = { reason: text(500) };
const judgement = { scores, adjustments };
const record = { ...entry, recordId };
const sampleScores = ['political', 'leadership', 'mechanism', 'contribution', 'image', 'example'].map(
  (criterionId) => ({
    criterionId,
    score: '90',
  }),
);

/**
 * One candidate's dynamic assessment: dated records of visits, the branch's answers, decisions on disputes,
 * indicators, and at the end the dynamic score. No record is ever deleted; a correction stands beside what
 * was recorded.
 */
export const assessment = aggregate({
  name: 'assessment',
  service: 'assessment',
  path: 'assessments',
  id: ['campaign', 'unit'],
  words: { zh: '动态考核', en: 'assessment' },
  states: {
    none: { zh: '未开始', en: 'not begun', awaits: ['OpenAssessment'] },
    open: {
      zh: '考核中',
      en: 'open',
      awaits: ['RecordAssessment', 'RecordIndicator', 'CloseAssessment', 'CloseAssessmentWithoutResult'],
      until: 'assessmentTo',
    },
    closed: { zh: '已结束', en: 'closed', ends: true },
    withdrawn: { zh: '已撤回', en: 'withdrawn', ends: true },
  },
  parts: {
    id: 'recordId',
    words: { zh: '考核记录', en: 'record of a visit' },
    states: {
      /** Silence until the end of the last day counts as acceptance; no event is needed for it. */
      recorded: { zh: '待答复', en: 'to be answered', awaits: ['AnswerAssessment'], until: 'answerUntil' },
      accepted: { zh: '已认可', en: 'accepted', ends: true },
      disputed: { zh: '有异议', en: 'disputed', awaits: ['UpholdAssessment', 'CorrectAssessment'] },
      upheld: { zh: '已维持', en: 'upheld', ends: true },
      corrected: { zh: '已更正', en: 'corrected', ends: true },
      void: { zh: '已作废', en: 'void', ends: true },
    },
  },
  commands: {
    OpenAssessment: command({
      may: system,
      body: { bureauId, route },
      in: ['none', 'open', 'closed', 'withdrawn'],
      says: ['AssessmentOpened'],
      words: { zh: '开始考核', en: 'open an assessment' },
      sample: { bureauId: 'b03', route: 'recommended' },
    }),

    RecordAssessment: command({
      may: pair('foreign', 'assessor', 'assessor'),
      body: { recordId: newId, visitedAt: instant, site: text(200), ...judgement, evidence },
      in: ['open'],
      says: ['AssessmentRecorded'],
      words: { zh: '录入动态考核', en: 'record an assessment' },
      sample: {
        recordId: 'v1',
        visitedAt: '2023-07-01T00:00:00.000Z',
        site: '城东派出所',
        scores: sampleScores,
        adjustments: [],
        evidence: { documents: ['核查记录'], attachments: [] },
      },
    }),

    AnswerAssessment: command({
      may: by('mine', 'branchSecretary'),
      body: { recordId, ...answer },
      in: ['open'],
      part: ['recorded'],
      otherwise: {
        accepted: 'already_answered',
        disputed: 'already_answered',
        upheld: 'already_answered',
        corrected: 'already_answered',
        void: 'already_answered',
      },
      says: ['AssessmentAnswered'],
      words: { zh: '答复考核', en: 'answer an assessment' },
      sample: { recordId: 'v1', answer: 'accept' },
    }),

    UpholdAssessment: command({
      may: by('foreign', 'assessor'),
      body: { recordId, ...reason },
      in: ['open'],
      part: ['disputed'],
      says: ['AssessmentUpheld'],
      words: { zh: '维持考核', en: 'uphold an assessment' },
      sample: { recordId: 'v1', reason: '值班表属实' },
    }),

    CorrectAssessment: command({
      may: by('foreign', 'assessor'),
      body: { recordId, ...judgement, void: z.boolean(), ...reason },
      in: ['open'],
      part: ['disputed'],
      says: ['AssessmentCorrected'],
      words: { zh: '更正考核', en: 'correct an assessment' },
      sample: {
        recordId: 'v1',
        scores: sampleScores,
        adjustments: [],
        void: false,
        reason: '台账已补齐',
      },
    }),

    RecordIndicator: command({
      may: pair('foreign', 'operator', 'assessor'),
      body: indicator,
      in: ['open'],
      says: ['IndicatorRecorded'],
      words: { zh: '录入业务考评指标', en: 'record an indicator' },
      sample: { indicatorId: 'provincialLine', value: { percent: '90' }, source: '通报' },
    }),

    CloseAssessment: command({
      may: by('foreign', 'operator'),
      body: {},
      in: ['open'],
      says: ['AssessmentClosed'],
      words: { zh: '结束考核', en: 'close an assessment' },
      sample: {},
    }),

    CloseAssessmentWithoutResult: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: { reason: text(300) },
      in: ['open'],
      says: ['AssessmentClosed'],
      words: { zh: '无结果结束考核', en: 'close an assessment without result' },
      sample: { reason: '考核期内机构撤并' },
    }),

    WithdrawAssessment: command({
      may: system,
      body: reason,
      in: ['none', 'open', 'closed', 'withdrawn'],
      says: ['AssessmentWithdrawn'],
      words: { zh: '撤回考核', en: 'withdraw an assessment' },
      sample: { reason: '支部撤回申报' },
    }),
  },
  events: {
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
            criteria: z.array(z.strictObject({ criterionId, score: fraction })),
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
  },
  readModels: { visits, assessments, answers },
});
