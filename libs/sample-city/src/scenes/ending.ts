import { campaign, naming, participation } from '@laurel/contracts';
import type { Story } from '../story/story.ts';
import { plusDays } from '@laurel/core';
import { at } from '../story/year.ts';
import { type Act, ask, both, played, refused, type Scene } from './act.ts';
import { stewards } from './convening.ts';
import { settingUp } from './setting-up.ts';
import { documentNumber, members } from './naming.ts';

/** After the honours: one naming is revoked and its plaque recalled, the campaign ends, the auditor looks. */
export function ending(story: Story): Scene[] {
  const { award, parts } = story;
  return [
    ...played(parts.revoked && award.revocation, (revocation) => ({
      zh: '撤销一个命名',
      en: 'One naming is revoked',
      at: at(revocation, '10:00'),
      waves: () => revoked(story, parts.revoked!),
    })),
    {
      zh: '活动结束',
      en: 'The campaign is closed',
      at: at(award.closing, '10:00'),
      waves: () => closed(story),
    },
    {
      zh: '审计查阅',
      en: 'The auditor reads',
      at: at(award.closing, '15:00'),
      waves: () => [audited(story)],
    },
  ];
}

/** A campaign whose dates leave no time for it: two of the committee cancel it, and the auditor looks. */
export function cancelledAtOnce(story: Story): Scene[] {
  const day = plusDays(story.year.opening, 1);
  const reason = '规则包的日期不够完成申报和考核，取消后另行安排';
  return [
    ...settingUp(story),
    {
      zh: '取消活动',
      en: 'The campaign is cancelled',
      at: at(day, '09:00'),
      waves: () => [both(members(story), campaign, story.campaign, 'CancelCampaign', { reason })],
    },
    { zh: '审计查阅', en: 'The auditor reads', at: at(day, '15:00'), waves: () => [audited(story)] },
  ];
}

/** `number` is that of the document; a document revokes one naming. */
export function revoked(story: Story, branchId: string, number = 58): Act[][] {
  const pair = [story.free('discipline', branchId)[0]!, members(story, branchId)[0]] as const;
  const data = {
    branchId,
    ground: '命名后查实该单位瞒报安全责任事故',
    documentNumber: documentNumber(story, number),
  };
  const [proposal, confirmation] = both(pair, naming, story.campaign, 'RevokeNaming', data);
  const again = refused('already_revoked', both(pair, naming, story.campaign, 'RevokeNaming', data)[0]);
  const [operator] = story.free('operator', branchId);
  return [
    [proposal, confirmation, again, ask(operator!, naming, story.campaign, 'RecallPlaque', { branchId })],
  ];
}

function closed(story: Story): Act[][] {
  const [operator] = stewards(story);
  const [entry] = story.contest.entries;
  if (!entry) return [both([operator, members(story)[0]], campaign, story.campaign, 'CloseCampaign', {})];
  const late = { kind: 'progress' as const, title: '年终小结', report: '活动已结束', attachments: [] };
  const report = ask(
    story.staff.secretaryOf(entry.branchId),
    participation,
    story.of(entry.branchId),
    'ReportProgress',
    late,
  );
  return [
    both([operator, members(story)[0]], campaign, story.campaign, 'CloseCampaign', {}),
    [refused('campaign_closed', report)],
  ];
}

/** Every look of an auditor is itself on record. */
function audited(story: Story): Act[] {
  const by = story.staff.withRole('auditor')[0]!;
  const paths = ['rankings', 'namings', 'history', 'standings'];
  return paths.map((path) => ({ kind: 'read', by, path: `${path}?limit=10` }));
}
