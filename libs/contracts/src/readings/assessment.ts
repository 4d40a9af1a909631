import { z } from 'zod';
import { assessmentEvents } from '../events/assessment.ts';
import {
  accountId,
  adjustments,
  branchId,
  bureauId,
  campaignId,
  criterionId,
  day,
  evidence,
  fraction,
  instant,
  json,
  person,
  route,
  scores,
  slug,
  text,
  unitId,
} from '../values.ts';
import { waiting } from './waiting.ts';
import { type Reading, reading } from './define.ts';

const version = z.int().min(0);
const number = z.int().min(0);
const candidate = {
  campaignId,
  branchId,
  unitId,
  bureauId,
  branchName: text(100).optional(),
  unitName: text(100).optional(),
  bureauName: text(100).optional(),
};
/** Disputed waits for the decision; void was recorded by mistake and no longer counts. A record never answered stands as accepted in time. */
const recordStatus = z.enum(['recorded', 'accepted', 'disputed', 'upheld', 'corrected', 'void']);
/** None: no candidate yet, but somebody is already recused from it. Accepted: the assessment is about to open. */
const status = z.enum(['none', 'accepted', 'open', 'closed', 'withdrawn']);
const { answer, statement } = assessmentEvents.AssessmentAnswered.schema.shape;
const { indicatorId, value, source } = assessmentEvents.IndicatorRecorded.schema.shape;

/** The assessment groups. `id` of a group in commands: `<campaign>.<groupId>`. */
const groups = reading({
  path: 'assessment-groups',
  row: z.strictObject({
    campaignId,
    groupId: slug,
    name: text(100),
    lead: accountId,
    departments: z.array(text(100)),
    members: z.array(person),
    branchIds: z.array(branchId),
    formedAt: instant,
    version,
  }),
  scopes: { operator: 'all', assessor: 'all', discipline: 'all', auditor: 'all' },
  indexes: ['campaignId', 'lead'],
});

/** The assessor's queue: filter by `members.has=<own account>`. `version` is the assessment's. */
const visits = reading({
  path: 'visits',
  row: z.strictObject({
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
    version,
  }),
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
});

/** One candidate's assessment file. The dynamic score reaches experts and secretaries with the ranking, not from here. */
const assessments = reading({
  path: 'assessments',
  row: z.strictObject({
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
        answer: z.strictObject({ answer, statement, answeredAt: instant }).optional(),
        ruling: z.strictObject({ reason: text(500), decidedAt: instant, decidedBy: accountId }).optional(),
        /** What was recorded before the correction. */
        original: z.strictObject({ scores, adjustments }).optional(),
      }),
    ),
    indicators: z.array(z.strictObject({ indicatorId, value, source, recordedAt: instant })),
    dynamic: fraction.optional(),
    criteria: z.array(z.strictObject({ criterionId, score: fraction })).optional(),
    steps: json.optional(),
    noResult: text(300).optional(),
    recused: z.array(accountId),
    waiting,
    version,
  }),
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
});

/** Records that a branch may still answer; `answerUntil` is the first day on which that ends. */
const answers = reading({
  path: 'answers',
  row: z.strictObject({
    ...candidate,
    answerUntil: day,
    records: z.array(z.strictObject({ recordId: slug, visitedAt: instant, answerUntil: day, deductionCount: number })),
    version,
  }),
  scopes: { operator: 'foreign', branchSecretary: 'mine', bureauOfficer: 'mine', auditor: 'all' },
  indexes: ['campaignId', 'unitId', 'bureauId', 'answerUntil'],
});

/** Who is clear, under review or disqualified; what lies behind it is for discipline and audit (PROCESS.md 1.11). */
const standings = reading({
  path: 'standings',
  row: z.strictObject({
    ...candidate,
    status: z.enum(['clear', 'underReview', 'disqualified']),
    since: instant.optional(),
    ground: text(300).optional(),
    certificateNumber: text(60).optional(),
    certifiedAt: instant.optional(),
    validUntil: day.optional(),
    cases: z.array(
      z.strictObject({
        caseId: slug,
        allegation: text(500),
        evidence,
        openedAt: instant,
        openedBy: accountId,
        endedAt: instant.optional(),
        outcome: text(500).optional(),
      }),
    ),
    violation: z.strictObject({ fact: text(500), evidence, confirmedAt: instant }).optional(),
    waiting,
    version,
  }),
  scopes: { operator: 'all', bureauOfficer: 'mine', branchSecretary: 'mine', committee: 'all', discipline: 'all', auditor: 'all' },
  only: { cases: ['discipline', 'auditor'], violation: ['discipline', 'auditor'], waiting: ['discipline', 'auditor'] },
  indexes: ['campaignId', 'unitId', 'bureauId', 'status', 'validUntil'],
});

export const assessmentReadings = { groups, visits, assessments, answers, standings } as const satisfies Record<string, Reading>;
