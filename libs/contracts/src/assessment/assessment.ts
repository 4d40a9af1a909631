import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by, officials, pair, system } from '../permission.ts';
import {
  accountId,
  adjustments,
  bureauId,
  criterionId,
  day,
  evidence,
  fraction,
  indicatorValue,
  instant,
  json,
  route,
  scores,
  slug,
  text,
  branchId,
  unitId,
  campaignId,
} from '../values.ts';
import { waiting } from '../waiting.ts';

const entry = { campaignId, branchId };
const answered = { answer: z.enum(['accept', 'dispute']), statement: text(1000).optional() };
const indicator = { indicatorId: criterionId, value: indicatorValue, source: text(200) };
const record = { ...entry, recordId: slug };

const candidate = {
  campaignId,
  branchId,
  unitId,
  bureauId,
  branchName: text(100).optional(),
  unitName: text(100).optional(),
  bureauName: text(100).optional(),
};

const reason = { reason: text(500) };

const number = z.int().min(0);

/** Disputed waits for the decision; void was recorded by mistake and no longer counts. A record never answered stands as accepted in time. */
const recordStatus = z.enum(['recorded', 'accepted', 'disputed', 'upheld', 'corrected', 'void']);

/** None: no candidate yet, but somebody is already recused from it. Accepted: the assessment is about to open. */
const status = z.enum(['none', 'accepted', 'open', 'closed', 'withdrawn']);

/** One candidate's dynamic assessment: dated records, answers, corrections, indicators, the dynamic score. */
export const assessment = aggregate({
  name: 'assessment',
  service: 'assessment',
  path: 'assessments',
  id: ['campaign', 'unit'],
  words: { zh: '??', en: 'assessment' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    OpenAssessment: command({
      may: system,
      body: { bureauId, route },
      in: ['??'],
      says: ['AssessmentOpened'],
      words: { zh: '??', en: 'open assessment' },
      sample: { bureauId: 'b03', route: 'recommended' },
    }),

    RecordAssessment: command({
      may: pair('foreign', 'assessor', 'assessor'),
      body: { recordId: slug, visitedAt: instant, site: text(200), scores, adjustments, evidence },
      in: ['??'],
      says: ['AssessmentRecorded'],
      words: { zh: '录入动态考核', en: 'record an assessment' },
      sample: {
        recordId: 'v1',
        visitedAt: '2023-07-01T00:00:00.000Z',
        site: '所',
        scores: [
          { criterionId: 'political', score: '90' },
          { criterionId: 'leadership', score: '90' },
          { criterionId: 'mechanism', score: '90' },
          { criterionId: 'contribution', score: '90' },
          { criterionId: 'image', score: '90' },
          { criterionId: 'example', score: '90' },
        ],
        adjustments: [],
        evidence: { documents: ['核查记录'], attachments: [] },
      },
    }),

    AnswerAssessment: command({
      may: by('mine', 'branchSecretary'),
      body: { recordId: slug, answer: z.enum(['accept', 'dispute']), statement: text(1000).optional() },
      in: ['??'],
      says: ['AssessmentAnswered'],
      words: { zh: '??', en: 'answer assessment' },
      sample: { recordId: 'v1', answer: 'accept' },
    }),

    UpholdAssessment: command({
      may: by('foreign', 'assessor'),
      body: { recordId: slug, ...reason },
      in: ['??'],
      says: ['AssessmentUpheld'],
      words: { zh: '??', en: 'uphold assessment' },
      sample: { recordId: 'v1', reason: '依据' },
    }),

    CorrectAssessment: command({
      may: by('foreign', 'assessor'),
      body: { recordId: slug, scores, adjustments, void: z.boolean(), ...reason },
      in: ['??'],
      says: ['AssessmentCorrected'],
      words: { zh: '??', en: 'correct assessment' },
      sample: {
        recordId: 'v1',
        scores: [
          { criterionId: 'political', score: '90' },
          { criterionId: 'leadership', score: '90' },
          { criterionId: 'mechanism', score: '90' },
          { criterionId: 'contribution', score: '90' },
          { criterionId: 'image', score: '90' },
          { criterionId: 'example', score: '90' },
        ],
        adjustments: [],
        void: false,
        reason: '依据',
      },
    }),

    RecordIndicator: command({
      may: pair('foreign', 'operator', 'assessor'),
      body: { indicatorId: criterionId, value: indicatorValue, source: text(200) },
      in: ['??'],
      says: ['IndicatorRecorded'],
      words: { zh: '录入业务考评指标', en: 'record an indicator' },
      sample: { indicatorId: 'provincialLine', value: { percent: '90' }, source: '通报' },
    }),

    CloseAssessment: command({
      may: by('foreign', 'operator'),
      body: {},
      in: ['??'],
      says: ['AssessmentClosed'],
      words: { zh: '??', en: 'close assessment' },
      sample: {},
    }),

    CloseAssessmentWithoutResult: command({
      may: pair('foreign', 'operator', 'discipline'),
      body: { reason: text(300) },
      in: ['??'],
      says: ['AssessmentClosed'],
      words: { zh: '无结果结束考核', en: 'close an assessment without result' },
      sample: { reason: '依据' },
    }),

    WithdrawAssessment: command({
      may: system,
      body: reason,
      in: ['??'],
      says: ['AssessmentWithdrawn'],
      words: { zh: '??', en: 'withdraw assessment' },
      sample: { reason: '支部撤回申报' },
    }),
  },
  events: {
    AssessmentOpened: event({
      version: 1,
      body: { ...entry, bureauId, route },
      readBy: officials,
      words: { zh: '开始考核', en: 'assessment opened' },
    }),

    AssessmentRecorded: event({
      version: 1,
      body: {
        ...record,
        groupId: slug,
        visitedAt: instant,
        site: text(200),
        scores,
        adjustments,
        evidence,
        answerUntil: day,
        recordedBy: z.array(accountId).min(2).max(2),
      },
      readBy: officials,
      words: { zh: '录入考核', en: 'assessment recorded' },
    }),

    AssessmentAnswered: event({
      version: 1,
      body: { ...record, answer: z.enum(['accept', 'dispute']), statement: text(1000).optional() },
      readBy: officials,
      words: { zh: '答复考核', en: 'assessment answered' },
    }),

    AssessmentUpheld: event({
      version: 1,
      body: { ...record, reason: text(500) },
      readBy: officials,
      words: { zh: '维持考核', en: 'assessment upheld' },
    }),

    AssessmentCorrected: event({
      version: 1,
      body: { ...record, scores, adjustments, void: z.boolean(), reason: text(500) },
      readBy: officials,
      words: { zh: '更正考核', en: 'assessment corrected' },
    }),

    IndicatorRecorded: event({
      version: 1,
      body: { ...entry, indicatorId: criterionId, value: indicatorValue, source: text(200) },
      readBy: officials,
      words: { zh: '录入业务指标', en: 'indicator recorded' },
    }),

    AssessmentClosed: event({
      version: 1,
      body: {
        ...entry,
        result: z.union([
          z.strictObject({ dynamic: fraction, criteria: z.array(z.strictObject({ criterionId, score: fraction })), steps: json }),
          z.strictObject({ noResult: text(300) }),
        ]),
      },
      readBy: officials,
      words: { zh: '结束考核', en: 'assessment closed' },
    }),

    AssessmentWithdrawn: event({
      version: 1,
      body: { ...entry, reason: text(500) },
      readBy: officials,
      words: { zh: '撤回考核', en: 'assessment withdrawn' },
    }),
  },
  readModels: {
    /** The assessor's queue: filter by `members.has=<own account>`. `version` is the assessment's. */
    visits: readModel({
      path: 'visits',
      of: 'assessment',
      row: {
        ...candidate,
        route: route.optional(),
        status,
        disqualified: z.boolean().optional(),
        groupId: slug.optional(),
        groupName: text(100).optional(),
        lead: accountId.optional(),
        members: z.array(accountId),
        planned: z.array(z.strictObject({ plannedOn: day, plannedBy: accountId })),
        nextPlannedOn: day.optional(),
        records: z.array(
          z.strictObject({
            recordId: slug,
            visitedAt: instant,
            recordedAt: instant,
            recordedBy: z.array(accountId),
            answerUntil: day,
            status: recordStatus,
          }),
        ),
        visitCount: number,
        disputeCount: number,
        waitingCount: number,
        recused: z.array(accountId),
        waiting,
      },
      scopes: { operator: 'notRecused', assessor: 'notRecused', auditor: 'all' },
      indexes: [
        'campaignId',
        'unitId',
        'bureauId',
        'groupId',
        'members',
        'status',
        'visitCount',
        'disputeCount',
        'waitingCount',
        'nextPlannedOn',
      ],
      words: { zh: '??', en: 'visits' },
    }),
    /** One candidate's assessment file. The dynamic score reaches experts and secretaries with the ranking, not from here. */
    assessments: readModel({
      path: 'assessments',
      of: 'assessment',
      row: {
        ...candidate,
        route: route.optional(),
        status,
        openedAt: instant.optional(),
        closedAt: instant.optional(),
        withdrawnBecause: text(500).optional(),
        groupId: slug.optional(),
        records: z.array(
          z.strictObject({
            recordId: slug,
            groupId: slug,
            visitedAt: instant,
            recordedAt: instant,
            site: text(200),
            scores,
            adjustments,
            evidence,
            answerUntil: day,
            recordedBy: z.array(accountId),
            status: recordStatus,
            answer: z.strictObject({ ...answered, answeredAt: instant }).optional(),
            ruling: z.strictObject({ reason: text(500), decidedAt: instant, decidedBy: accountId }).optional(),
            /** What was recorded before the correction. */
            original: z.strictObject({ scores, adjustments }).optional(),
          }),
        ),
        indicators: z.array(z.strictObject({ ...indicator, recordedAt: instant })),
        dynamic: fraction.optional(),
        criteria: z.array(z.strictObject({ criterionId, score: fraction })).optional(),
        steps: json.optional(),
        noResult: text(300).optional(),
        recused: z.array(accountId),
        waiting,
      },
      scopes: {
        operator: 'notRecused',
        assessor: 'notRecused',
        branchSecretary: 'mine',
        bureauOfficer: 'mine',
        discipline: 'all',
        auditor: 'all',
      },
      only: {
        dynamic: ['operator', 'assessor', 'discipline', 'auditor'],
        criteria: ['operator', 'assessor', 'discipline', 'auditor'],
        steps: ['operator', 'assessor', 'discipline', 'auditor'],
        recused: ['operator', 'assessor', 'discipline', 'auditor'],
        waiting: ['operator', 'assessor', 'discipline', 'auditor'],
      },
      indexes: ['campaignId', 'unitId', 'bureauId', 'groupId', 'route', 'status', 'openedAt', 'closedAt'],
      words: { zh: '??', en: 'assessments' },
    }),
    /** Records that a branch may still answer; `answerUntil` is the first day on which that ends. */
    answers: readModel({
      path: 'answers',
      of: 'assessment',
      row: {
        ...candidate,
        answerUntil: day,
        records: z.array(z.strictObject({ recordId: slug, visitedAt: instant, answerUntil: day, deductionCount: number })),
      },
      scopes: { operator: 'foreign', branchSecretary: 'mine', bureauOfficer: 'mine', auditor: 'all' },
      indexes: ['campaignId', 'unitId', 'bureauId', 'answerUntil'],
      words: { zh: '??', en: 'answers' },
    }),
  },
});
