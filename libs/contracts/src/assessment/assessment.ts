import { z } from 'zod';
import { aggregate, command } from '../contract.ts';
import { by, pair, system } from '../permission.ts';
import { bureauId, evidence, instant, newId, recordId, route, text } from '../values.ts';
import { assessmentEvents } from './assessment.events.ts';
import { answers, assessments, visits } from './assessment.read-models.ts';
import { answer, indicator, judgement } from './shared.ts';

const reason = { reason: text(500) };
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
      recorded: {
        zh: '待答复',
        en: 'to be answered',
        awaits: ['AnswerAssessment'],
        until: 'answerUntil',
        lapses: true,
      },
      accepted: { zh: '已认可', en: 'accepted', ends: true },
      disputed: { zh: '有异议', en: 'disputed', awaits: ['UpholdAssessment', 'CorrectAssessment'] },
      upheld: { zh: '已维持', en: 'upheld', ends: true },
      corrected: { zh: '已更正', en: 'corrected', ends: true },
      void: { zh: '已作废', en: 'void', ends: true },
      /** Corrected or voided by the assessors themselves, so that the unit may answer it anew. */
      amended: {
        zh: '已自行更正，待答复',
        en: 'amended, to be answered',
        awaits: ['AnswerAssessment'],
        until: 'answerUntil',
        lapses: true,
      },
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
      part: ['recorded', 'amended'],
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

    /** A mistake that helps the unit is a mistake, too: nobody would dispute it. */
    AmendAssessment: command({
      may: pair('foreign', 'assessor', 'assessor'),
      body: { recordId, ...judgement, void: z.boolean(), ...reason },
      in: ['open'],
      part: ['recorded', 'amended', 'accepted', 'upheld', 'corrected'],
      says: ['AssessmentAmended'],
      words: { zh: '自行更正考核', en: 'amend an assessment on one’s own motion' },
      sample: {
        recordId: 'v1',
        scores: sampleScores,
        adjustments: [],
        void: false,
        reason: '误将 90 分录为 99 分',
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
  events: assessmentEvents,
  readModels: { visits, assessments, answers },
});
