import { account, assessorsOf, officersOf, operatorsFor, secretary } from '../notices/audiences.ts';
import { clearanceKey, needKey } from '../copies/awaited.view.ts';
import { type Bundle, byDay, type Notices, tell, tellOf } from '../notices/notice.ts';

const daysBeforeExpiry = 5;

/** A clearance about to expire, while the entry needs one and this is the newest. */
function expiring({
  validUntil,
  ...entry
}: {
  readonly campaignId: string;
  readonly branchId: string;
  readonly validUntil: string;
}): Bundle {
  return {
    name: `expiring.${validUntil}`,
    template: 'clearance-expiring',
    morning: { before: validUntil, workingDays: daysBeforeExpiry, since: '' },
    awaited: [needKey(entry)],
    ofClearance: { key: clearanceKey(entry), until: validUntil },
    audience: [{ role: 'discipline', foreignTo: entry.branchId }, operatorsFor(entry.branchId)],
  };
}

/**
 * The notices of assessing. Only discipline and the auditor read of cases; others are told that a branch is
 * under review (docs/handbook/process.md#1.11).
 */

export const assessNotices: Notices = {
  AssessmentGroupFormed: {
    template: 'group-formed',
    zh: '您已编入考核组“{group}”。',
    en: 'You are a member of the assessment group “{group}”.',
    tell: ({ name, members }) =>
      tell(
        members.map(({ accountId }) => account(accountId)),
        { group: name },
      ),
  },
  CandidateAssigned: {
    template: 'candidate-assigned',
    zh: '考核组新增对象：{unit}。',
    en: '{unit} was assigned to your assessment group.',
    line: {
      zh: '考核组新增对象 {count} 个：{each}',
      en: '{count} entries were assigned to your group: {each}',
    },
    tell: ({ campaignId, groupId, branchId }, event) =>
      byDay(tellOf(branchId, [{ group: `${campaignId}.${groupId}` }]), event),
  },
  // The unit is not told: visits need not be announced.
  VisitPlanned: {
    template: 'visit-planned',
    zh: '{unit}的考核定于 {plannedOn}。',
    en: 'The visit to {unit} is planned for {plannedOn}.',
    line: { zh: '安排考核 {count} 次：{each}', en: '{count} visits are planned: {each}' },
    each: { zh: '{unit}（{plannedOn}）', en: '{unit} ({plannedOn})' },
    tell: ({ campaignId, groupId, branchId, plannedOn }, event) =>
      byDay(tellOf(branchId, [{ group: `${campaignId}.${groupId}` }], { plannedOn }), event),
  },
  AssessorRecused: {
    template: 'assessor-recused',
    zh: '{unit}有考核人员回避，请核对考核力量。',
    en: 'An assessor of {unit} is recused. Check that enough are left.',
    tell: ({ branchId }) => tellOf(branchId, [operatorsFor(branchId)]),
  },
  AssessmentRecorded: {
    template: 'deduction-recorded',
    zh: '{unit}的考核中记有扣分，请于 {until} 前答复。',
    en: 'A deduction was recorded for {unit}. Answer it by {until}.',
    tell: ({ branchId, adjustments, answerUntil }) =>
      adjustments.some(({ kind }) => kind === 'deduction')
        ? tellOf(branchId, [secretary(branchId)], { until: answerUntil })
        : undefined,
  },
  AssessmentAnswered: {
    template: 'dispute-raised',
    zh: '{unit}对一项考核记录提出异议，待裁定。',
    en: '{unit} disputes an assessment record; it waits for a ruling.',
    tell: ({ campaignId, branchId, answer }) =>
      answer === 'dispute'
        ? tellOf(branchId, [operatorsFor(branchId), assessorsOf({ campaignId, branchId })])
        : undefined,
  },
  AssessmentUpheld: {
    template: 'record-upheld',
    zh: '{unit}有争议的考核记录予以维持。',
    en: 'The disputed record of {unit} was upheld.',
    tell: ({ branchId }) => tellOf(branchId, [secretary(branchId)]),
  },
  AssessmentCorrected: {
    template: 'record-corrected',
    zh: '{unit}的一项考核记录已更正。',
    en: 'An assessment record of {unit} was corrected.',
    tell: ({ branchId }) => tellOf(branchId, [secretary(branchId)]),
  },
  AssessmentAmended: {
    template: 'record-amended',
    zh: '考核组自行更正了{unit}的一项考核记录，可于 {until} 前答复。',
    en: 'The assessors amended a record of {unit} on their own motion. You may answer it by {until}.',
    tell: ({ branchId, answerUntil }) => tellOf(branchId, [secretary(branchId)], { until: answerUntil }),
  },
  AssessmentClosed: {
    template: 'assessment-closed',
    zh: '{unit}的动态考核已结束。',
    en: 'The dynamic assessment of {unit} is closed.',
    tell: ({ branchId }) => tellOf(branchId, [secretary(branchId)]),
  },
  IntegrityCleared: {
    template: 'integrity-cleared',
    zh: '{unit}已出具廉政证明，有效期至 {until}。',
    en: '{unit} was certified clear, valid until {until}.',
    line: { zh: '出具廉政证明 {count} 份：{each}', en: '{count} were certified clear: {each}' },
    each: { zh: '{unit}（至 {until}）', en: '{unit} (until {until})' },
    tell: (data, event) => {
      const telling = tellOf(data.branchId, [operatorsFor(data.branchId)], { until: data.validUntil });
      return byDay({ ...telling, bundles: [expiring(data)] }, event);
    },
  },
  CandidateSuspended: {
    template: 'under-review',
    zh: '{unit}正在接受审查，名次保留，评分照常进行。',
    en: '{unit} is under review. It keeps its rank and is scored as usual.',
    tell: ({ branchId }) =>
      tellOf(branchId, [secretary(branchId), officersOf(branchId), operatorsFor(branchId)]),
  },
  CandidateResumed: {
    template: 'review-ended',
    zh: '{unit}的审查已结束，恢复参评。',
    en: 'The review of {unit} ended; it takes part as before.',
    tell: ({ branchId }) =>
      tellOf(branchId, [secretary(branchId), officersOf(branchId), operatorsFor(branchId)]),
  },
  CandidateDisqualified: {
    template: 'disqualified',
    zh: '{unit}已被取消参评资格。',
    en: '{unit} was disqualified.',
    tell: ({ branchId }) =>
      tellOf(branchId, [secretary(branchId), officersOf(branchId), operatorsFor(branchId)]),
  },
};
