import { z } from 'zod';
import { aggregate } from '../define.ts';
import {
  accountId,
  adjustments,
  branchId,
  bureauId,
  criterionId,
  day,
  evidence,
  indicatorValue,
  instant,
  person,
  route,
  scores,
  slug,
  text,
} from '../values.ts';

const reason = { reason: text(500) };
const nothing = z.strictObject({});

/** An assessment group: who visits whom. */
export const group = aggregate({
  name: 'group',
  service: 'assessment',
  path: 'assessment-groups',
  id: ['campaign', 'name'],
  commands: {
    FormGroup: z.strictObject({
      name: text(100),
      lead: accountId,
      departments: z.array(text(100)).min(1).max(20),
      members: z.array(person).min(2).max(20),
    }),
    AssignCandidate: z.strictObject({ branchId }),
    PlanVisit: z.strictObject({ branchId, plannedOn: day }),
    RecuseAssessor: z.strictObject({ branchId, ground: text(300) }),
  },
});

/** One candidate's dynamic assessment: dated records, answers, corrections, indicators, the dynamic score. */
export const assessment = aggregate({
  name: 'assessment',
  service: 'assessment',
  path: 'assessments',
  id: ['campaign', 'unit'],
  commands: {
    OpenAssessment: z.strictObject({ bureauId, route }),
    RecordAssessment: z.strictObject({ recordId: slug, visitedAt: instant, site: text(200), scores, adjustments, evidence }),
    AnswerAssessment: z.strictObject({ recordId: slug, answer: z.enum(['accept', 'dispute']), statement: text(1000).optional() }),
    UpholdAssessment: z.strictObject({ recordId: slug, ...reason }),
    CorrectAssessment: z.strictObject({ recordId: slug, scores, adjustments, void: z.boolean(), ...reason }),
    RecordIndicator: z.strictObject({ indicatorId: criterionId, value: indicatorValue, source: text(200) }),
    CloseAssessment: nothing,
    CloseAssessmentWithoutResult: z.strictObject({ reason: text(300) }),
    WithdrawAssessment: z.strictObject(reason),
  },
});

/** One branch's standing in the campaign: clearance, investigations, violations. It begins before the form is accepted. */
export const standing = aggregate({
  name: 'standing',
  service: 'assessment',
  path: 'standings',
  id: ['campaign', 'unit'],
  commands: {
    CertifyIntegrity: z.strictObject({ certificateNumber: text(60) }),
    OpenInvestigation: z.strictObject({ caseId: slug, allegation: text(500), evidence }),
    CloseInvestigation: z.strictObject({ caseId: slug, outcome: text(500) }),
    ConfirmViolation: z.strictObject({ caseId: slug.optional(), fact: text(500), evidence }),
  },
});
