import { account, application, organisation } from '@laurel/contracts';
import { plusDays } from '@laurel/core';
import { usualEntries } from '../story/bystanders.ts';
import type { Entry } from '../story/contest.ts';
import type { Account } from '../story/staff.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, played, refused, type Scene } from './act.ts';
import { submission } from './applying.ts';

/**
 * The secretary is who is appointed: a post falls vacant, a deputy drafts the form, the secretary returns;
 * and a form is taken back before the deadline.
 */
export function secretaries(story: Story): Scene[] {
  const { year } = story;
  return played(usualEntries(story), ([third, second, last]) => [
    {
      zh: '支部书记空缺，由他人代理',
      en: 'A secretary leaves, a deputy stands in',
      at: at(year.forms, '09:30'),
      waves: () => vacancy(story, second.branchId, last.branchId),
    },
    {
      zh: '截止前撤回申报表',
      en: 'A form is taken back before the deadline',
      at: at(plusDays(year.forms, 1), '09:30'),
      waves: () => [takenBack(story, third)],
    },
  ]).flat();
}

function vacancy(story: Story, neighbour: string, branchId: string): Act[][] {
  const { staff, year } = story;
  const [operator] = staff.withRole('operator');
  const former = staff.secretaryOf(branchId);
  const deputy = { ...staff.secretaryOf(neighbour), roleUnit: branchId };
  const appoint = ({ personId }: Account, until?: string) =>
    ask(operator!, organisation, 'city', 'AppointSecretary', {
      ...{ branchId, personId, since: year.forms },
      ...(until !== undefined && { until }),
    });
  const begun = story.pack.form ? {} : { contact: former.name };
  const draft = (by: Account) =>
    ask(by, application, story.of(branchId), 'DraftApplication', { form: begun });
  return [
    [ask(operator!, organisation, 'city', 'VacateSecretary', { branchId, reason: '借调专班' })],
    [refused('not_secretary', draft(former))],
    [...lent(story, deputy, branchId), appoint(deputy, year.deadline)],
    [draft(deputy)],
    [appoint(former)],
    [refused('not_secretary', draft(deputy)), ...takenAway(story, deputy, branchId)],
  ];
}

/** Grants the deputy's account the role of secretary for the other branch as well. */
function lent({ staff }: Story, deputy: Account, unitId: string): Act[] {
  const role = { role: 'branchSecretary', unitId } as const;
  const [system] = staff.withRole('systemAdministrator');
  const [security] = staff.withRole('securityAdministrator');
  return [
    ask(system!, account, deputy.accountId, 'RequestRole', { ...role, reason: '代理支部书记' }),
    ask(security!, account, deputy.accountId, 'GrantRole', role),
  ];
}

function takenAway({ staff }: Story, deputy: Account, unitId: string): Act[] {
  const [security] = staff.withRole('securityAdministrator');
  const role = { role: 'branchSecretary', unitId } as const;
  return [ask(security!, account, deputy.accountId, 'RevokeRole', { ...role, reason: '代理期满' })];
}

function takenBack(story: Story, entry: Entry): Act[] {
  const again = submission(story, entry);
  const withdraw = ask(again.by, application, again.id, 'WithdrawApplication', { reason: '补充佐证材料' });
  return [withdraw, refused('nothing_to_withdraw', withdraw), again];
}
