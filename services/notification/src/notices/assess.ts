import { account, officersOf, operatorsFor, secretary } from './audiences.ts';
import { type Notices, tell, tellOf } from './notices.ts';

/** Who is told what of assessing. Cases are discipline's and the auditor's; others hear "under review" (PROCESS.md 1.11). */

export const assessNotices: Notices = {
  AssessmentGroupFormed: ({ name, members }) =>
    tell(
      'group-formed',
      members.map(({ accountId }) => account(accountId)),
      { group: name },
    ),
  CandidateAssigned: ({ campaignId, groupId, branchId }) => tellOf(branchId, 'candidate-assigned', [{ group: `${campaignId}.${groupId}` }]),
  // The unit is not told: visits need not be announced.
  VisitPlanned: ({ campaignId, groupId, branchId, plannedOn }) =>
    tellOf(branchId, 'visit-planned', [{ group: `${campaignId}.${groupId}` }], { plannedOn }),
  AssessorRecused: ({ branchId }) => tellOf(branchId, 'assessor-recused', [operatorsFor(branchId)]),
  AssessmentRecorded: ({ branchId, adjustments, answerUntil }) =>
    adjustments.some(({ kind }) => kind === 'deduction')
      ? tellOf(branchId, 'deduction-recorded', [secretary(branchId)], { until: answerUntil })
      : undefined,
  AssessmentAnswered: ({ branchId, answer }) =>
    answer === 'dispute'
      ? tellOf(branchId, 'dispute-raised', [operatorsFor(branchId), { role: 'assessor', foreignTo: branchId }])
      : undefined,
  AssessmentUpheld: ({ branchId }) => tellOf(branchId, 'record-upheld', [secretary(branchId)]),
  AssessmentCorrected: ({ branchId }) => tellOf(branchId, 'record-corrected', [secretary(branchId)]),
  AssessmentClosed: ({ branchId }) => tellOf(branchId, 'assessment-closed', [secretary(branchId)]),
  IntegrityCleared: ({ branchId, validUntil }) => tellOf(branchId, 'integrity-cleared', [operatorsFor(branchId)], { until: validUntil }),
  CandidateSuspended: ({ branchId }) =>
    tellOf(branchId, 'under-review', [secretary(branchId), officersOf(branchId), operatorsFor(branchId)]),
  CandidateResumed: ({ branchId }) => tellOf(branchId, 'review-ended', [secretary(branchId), officersOf(branchId), operatorsFor(branchId)]),
  CandidateDisqualified: ({ branchId }) =>
    tellOf(branchId, 'disqualified', [secretary(branchId), officersOf(branchId), operatorsFor(branchId)]),
};
