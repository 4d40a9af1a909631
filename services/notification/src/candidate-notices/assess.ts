import { audiences } from '@laurel/contracts';
import { clearanceKey, needKey } from '../copies/awaited.view.ts';
import { type Bundle, byDay, type Notices, tell, tellOf } from '../notices/notice.ts';

const { account, operatorsFor, secretary } = audiences;
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
  AssessmentRecorded: {
    template: 'deduction-recorded',
    zh: '{unit}的考核中记有扣分，请于 {until} 前答复。',
    en: 'A deduction was recorded for {unit}. Answer it by {until}.',
    tell: ({ branchId, adjustments, answerUntil }) =>
      adjustments.some(({ kind }) => kind === 'deduction')
        ? tellOf(branchId, [secretary(branchId)], { until: answerUntil })
        : undefined,
  },
  AssessmentAmended: {
    template: 'record-amended',
    zh: '考核组自行更正了{unit}的一项考核记录，可于 {until} 前答复。',
    en: 'The assessors amended a record of {unit} on their own motion. You may answer it by {until}.',
    tell: ({ branchId, answerUntil }) => tellOf(branchId, [secretary(branchId)], { until: answerUntil }),
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
};
