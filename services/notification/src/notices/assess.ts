import { account, officersOf, operatorsFor, secretary } from './audiences.ts';
import { type Notices, telling, type Texts } from './notices.ts';

/** Who is told what of assessing. Cases are discipline's and the auditor's; others hear "under review" (PROCESS.md 1.11). */

export const assessTexts = {
  'group-formed': ['您已编入考核组“{group}”。', 'You are a member of the assessment group “{group}”.'],
  'candidate-assigned': ['考核组新增对象：{unit}。', '{unit} was assigned to your assessment group.'],
  'visit-planned': ['{unit}的考核定于 {plannedOn}。', 'The visit to {unit} is planned for {plannedOn}.'],
  'assessor-recused': ['{unit}有考核人员回避，请核对考核力量。', 'An assessor of {unit} is recused. Check that enough are left.'],
  'deduction-recorded': ['{unit}的考核中记有扣分，请于 {until} 前答复。', 'A deduction was recorded for {unit}. Answer it by {until}.'],
  'dispute-raised': ['{unit}对一项考核记录提出异议，待裁定。', '{unit} disputes an assessment record; it waits for a ruling.'],
  'record-upheld': ['{unit}有争议的考核记录予以维持。', 'The disputed record of {unit} was upheld.'],
  'record-corrected': ['{unit}的一项考核记录已更正。', 'An assessment record of {unit} was corrected.'],
  'assessment-closed': ['{unit}的动态考核已结束。', 'The dynamic assessment of {unit} is closed.'],
  'integrity-cleared': ['{unit}已出具廉政证明，有效期至 {until}。', '{unit} was certified clear, valid until {until}.'],
  'under-review': ['{unit}正在接受审查，名次保留，评分照常进行。', '{unit} is under review. It keeps its rank and is scored as usual.'],
  'review-ended': ['{unit}的审查已结束，恢复参评。', 'The review of {unit} ended; it takes part as before.'],
  disqualified: ['{unit}已被取消参评资格。', '{unit} was disqualified.'],
} as const satisfies Texts;
const { tell, tellOf } = telling(assessTexts);

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
