import { z } from 'zod';
import { event } from '../define.ts';
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
  indicatorValue,
  instant,
  json,
  person,
  route,
  scores,
  slug,
  text,
} from '../values.ts';

const entry = { campaignId, branchId };
const group = { campaignId, groupId: slug };
const record = { ...entry, recordId: slug };

/** assess: groups, dated visits, indicators, and the standing of each candidate. */
export const assessmentEvents = {
  AssessmentGroupFormed: event(1, {
    ...group,
    name: text(100),
    lead: accountId,
    departments: z.array(text(100)).min(1).max(20),
    members: z.array(person).min(2).max(20),
  }),
  /** Whom the group consists of stands here too, so that a candidate's own rows know who comes; `from` is the group it is taken from. */
  CandidateAssigned: event(1, {
    ...group,
    branchId,
    groupName: text(100),
    lead: accountId,
    members: z.array(accountId).min(2).max(20),
    from: slug.optional(),
  }),
  VisitPlanned: event(1, { ...group, branchId, plannedOn: day }),
  AssessorRecused: event(1, { ...group, branchId, accountId, source: z.enum(['declared', 'derived']), ground: text(300) }),

  AssessmentOpened: event(1, { ...entry, bureauId, route }),
  AssessmentRecorded: event(1, {
    ...record,
    groupId: slug,
    visitedAt: instant,
    site: text(200),
    scores,
    adjustments,
    evidence,
    answerUntil: day,
    recordedBy: z.array(accountId).min(2).max(2),
  }),
  AssessmentAnswered: event(1, { ...record, answer: z.enum(['accept', 'dispute']), statement: text(1000).optional() }),
  AssessmentUpheld: event(1, { ...record, reason: text(500) }),
  AssessmentCorrected: event(1, { ...record, scores, adjustments, void: z.boolean(), reason: text(500) }),
  IndicatorRecorded: event(1, { ...entry, indicatorId: criterionId, value: indicatorValue, source: text(200) }),
  AssessmentClosed: event(1, {
    ...entry,
    result: z.union([
      z.strictObject({ dynamic: fraction, criteria: z.array(z.strictObject({ criterionId, score: fraction })), steps: json }),
      z.strictObject({ noResult: text(300) }),
    ]),
  }),
  AssessmentWithdrawn: event(1, { ...entry, reason: text(500) }),

  IntegrityCleared: event(1, { ...entry, certificateNumber: text(60), validUntil: day }),
  InvestigationOpened: event(1, { ...entry, caseId: slug, allegation: text(500), evidence }),
  CandidateSuspended: event(1, entry),
  InvestigationClosed: event(1, { ...entry, caseId: slug, outcome: text(500) }),
  CandidateResumed: event(1, entry),
  ViolationConfirmed: event(1, { ...entry, caseId: slug.optional(), fact: text(500), evidence }),
  CandidateDisqualified: event(1, { ...entry, ground: text(300) }),
};
