import { z } from 'zod';
import { readModel } from '../contract.ts';
import {
  accountId,
  adjustments,
  criterionScores,
  day,
  evidence,
  fraction,
  groupId,
  instant,
  json,
  kinds,
  recordId,
  route,
  scores,
  text,
} from '../values.ts';
import { waiting } from '../waiting.ts';
import { answer, candidate, indicator } from './shared.ts';

/**
 * The read models of assessments: the assessors' visits, the candidate's file, and what a branch may still
 * answer.
 */

const number = z.int().min(0);

/**
 * `none`: no accepted form yet, but somebody is recused already. `accepted`: the assessment is about to open.
 */
const status = z.enum(['none', 'accepted', 'open', 'closed', 'withdrawn']);

/**
 * `disputed` waits for a decision. `void` was recorded by mistake and no longer counts. A record that nobody
 * answers in time counts as accepted.
 */
const recordStatus = z.enum(['recorded', 'accepted', 'disputed', 'upheld', 'corrected', 'void', 'amended']);
kinds.add(recordStatus, { id: 'RecordStatus' });
/** True when the assessors voided the record on their own motion, until a dispute restores it. */
const isVoid = { void: z.boolean().optional() };

const whoSeesTheScore = ['operator', 'assessor', 'discipline', 'auditor'] as const;

/** The assessor's queue, filtered by `members.has=<own account>`. */
export const visits = readModel({
  path: 'visits',
  of: 'assessment',
  row: {
    ...candidate,
    route: route.optional(),
    status,
    disqualified: z.boolean().optional(),
    groupId: groupId.optional(),
    groupName: text(100).optional(),
    lead: accountId.optional(),
    members: z.array(accountId),
    planned: z.array(z.strictObject({ plannedOn: day, plannedBy: accountId })),
    nextPlannedOn: day.optional(),
    records: z.array(
      z.strictObject({
        recordId,
        visitedAt: instant,
        recordedAt: instant,
        recordedBy: z.array(accountId),
        answerUntil: day,
        status: recordStatus,
        ...isVoid,
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
  words: { zh: '考核对象', en: 'candidate to visit' },
});

/**
 * One candidate's assessment file. The dynamic score reaches experts and secretaries with the ranking, not
 * from here.
 */
export const assessments = readModel({
  path: 'assessments',
  of: 'assessment',
  row: {
    ...candidate,
    route: route.optional(),
    status,
    openedAt: instant.optional(),
    closedAt: instant.optional(),
    withdrawnBecause: text(500).optional(),
    groupId: groupId.optional(),
    members: z.array(accountId),
    records: z.array(
      z.strictObject({
        recordId,
        groupId,
        visitedAt: instant,
        recordedAt: instant,
        site: text(200),
        scores,
        adjustments,
        evidence,
        answerUntil: day,
        recordedBy: z.array(accountId),
        status: recordStatus,
        ...isVoid,
        answer: z.strictObject({ ...answer, answeredAt: instant }).optional(),
        ruling: z.strictObject({ reason: text(500), decidedAt: instant, decidedBy: accountId }).optional(),
        /** The judgement before the first correction. */
        original: z.strictObject({ scores, adjustments }).optional(),
        amendments: z
          .array(z.strictObject({ reason: text(500), amendedAt: instant, amendedBy: z.array(accountId) }))
          .optional(),
      }),
    ),
    indicators: z.array(z.strictObject({ ...indicator, recordedAt: instant })),
    dynamic: fraction.optional(),
    criteria: criterionScores.optional(),
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
    dynamic: whoSeesTheScore,
    criteria: whoSeesTheScore,
    steps: whoSeesTheScore,
    members: whoSeesTheScore,
    recused: whoSeesTheScore,
    waiting: whoSeesTheScore,
  },
  indexes: ['campaignId', 'unitId', 'bureauId', 'groupId', 'route', 'status', 'openedAt', 'closedAt'],
  words: { zh: '考核档案', en: 'assessment file' },
});

/** The records that a branch may still answer. `answerUntil` is the first day on which that ends. */
export const answers = readModel({
  path: 'answers',
  of: 'assessment',
  row: {
    ...candidate,
    answerUntil: day,
    records: z.array(
      z.strictObject({ recordId, visitedAt: instant, answerUntil: day, deductionCount: number }),
    ),
  },
  scopes: { operator: 'foreign', branchSecretary: 'mine', bureauOfficer: 'mine', auditor: 'all' },
  indexes: ['campaignId', 'unitId', 'answerUntil'],
  words: { zh: '待答复考核', en: 'records to answer' },
});
