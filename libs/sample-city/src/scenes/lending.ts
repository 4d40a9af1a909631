import { account, participation } from '@laurel/contracts';
import { plusDays } from '@laurel/core';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { ask, refused, type Scene } from './act.ts';
import { stewards } from './convening.ts';

/** An officer is away: a colleague of another bureau acts for him once discipline has confirmed it. */
export function lending(story: Story): Scene[] {
  const [lender, borrower] = story.contest.lists.map(({ bureauId }) => bureauId);
  if (lender === undefined || borrower === undefined) return [];
  const { staff, year } = story;
  const [from, to] = [staff.officersOf(lender)[0], staff.officersOf(borrower)[0]];
  const loan = { to: to.accountId, role: 'bureauOfficer', unitId: lender } as const;
  const period = {
    from: at(year.summer(0.22), '09:00'),
    until: at(plusDays(year.summer(0.28), 7), '09:00'),
  };
  const confirm = ask(stewards(story)[1], account, from.accountId, 'ConfirmDelegation', loan);
  const report = ask(to, participation, story.of(lender), 'ReportProgress', {
    kind: 'progress',
    title: '受委托报送的阶段小结',
    report: '分管负责人外出培训，由委托人报送本阶段创建进展。',
    attachments: [],
  });
  const early = refused('out_of_scope', report);
  return [
    {
      zh: '临时代办',
      en: 'A colleague stands in',
      at: period.from,
      waves: () => [
        [refused('delegation_not_requested', confirm)],
        [ask(from, account, from.accountId, 'GiveDelegation', { ...loan, ...period })],
        [early],
        [confirm],
      ],
    },
    {
      zh: '受委托代办一事',
      en: 'The colleague acts on behalf',
      at: at(year.summer(0.25), '12:00'),
      waves: () => [[report]],
    },
    {
      zh: '代办结束',
      en: 'The colleague returns',
      at: at(year.summer(0.28), '17:00'),
      waves: () => [
        [ask(from, account, from.accountId, 'EndDelegation', loan)],
        [{ ...early, data: { ...report.data, title: '委托已终止' } }],
      ],
    },
  ];
}
