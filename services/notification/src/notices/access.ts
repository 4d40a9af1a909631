import {
  acts,
  administratorRoles,
  aggregates,
  type Audience,
  audiences,
  commands,
  type IdPart,
  parseId,
  type Role,
  roles,
} from '@laurel/contracts';
import { shanghaiDay, type ViewedEvent } from '@laurel/core';
import { proposalKey, roleKey } from '../copies/awaited.view.ts';
import { byDay, type Notices, tell, type Telling } from './notice.ts';

const { account, assessorsOf, every, everyServing } = audiences;

/** The notices of proposals that wait for a second person, and of what concerns one's own account. */

const roleNames = (role: Role) => ({ roleZh: roles[role].zh, roleEn: roles[role].en });

export const accessNotices: Notices = {
  ActProposed: {
    template: 'act-proposed',
    zh: '“{actZh}”待您确认，{expiresAt} 前有效。',
    en: '“{actEn}” waits for a second person, you may be the one. The proposal expires at {expiresAt}.',
    line: {
      zh: '“{actZh}”{count} 项待您确认，最早于 {expiresAt} 失效',
      en: '“{actEn}” waits for you ({count}), the first until {expiresAt}',
    },
    tell: (data, event) => proposed(data, event),
  },
  ProposalDeclined: {
    template: 'proposal-declined',
    zh: '您提出的“{actZh}”未获同意：{reason}',
    en: 'Your proposal “{actEn}” was declined: {reason}',
    tell: ({ act, proposedBy, reason }) => {
      const words = commands[act]?.words;
      return words && tell([account(proposedBy)], { actZh: words.zh, actEn: words.en, reason });
    },
  },
  // At the first start the system requests and grants in one go: there is nothing to decide, and whom it
  // would reach depended on the moment.
  RoleRequested: {
    template: 'role-requested',
    zh: '{name}申请角色“{roleZh}”，待授权。',
    en: 'The role “{roleEn}” is requested for {name}.',
    line: { zh: '角色申请 {count} 项待授权：{each}', en: '{count} roles are requested: {each}' },
    each: { zh: '{name}（{roleZh}）', en: '{name} ({roleEn})' },
    tell: (data, event) =>
      event.actor.role === 'system'
        ? undefined
        : byDay(
            tell([every('securityAdministrator')], { name: data.name, ...roleNames(data.role) }),
            event,
            roleKey(data),
          ),
  },
  RoleGranted: {
    template: 'role-granted',
    zh: '您已获得角色“{roleZh}”。',
    en: 'You were given the role “{roleEn}”.',
    tell: ({ accountId, role }) => tell([account(accountId)], roleNames(role)),
  },
  RoleRevoked: {
    template: 'role-revoked',
    zh: '您的角色“{roleZh}”已撤销。',
    en: 'Your role “{roleEn}” was revoked.',
    tell: ({ accountId, role }) => tell([account(accountId)], roleNames(role)),
  },
  DelegationRequested: {
    template: 'delegation-requested',
    zh: '{name}拟委托他人行使“{roleZh}”的职权，至 {until}，待纪检确认。',
    en: '{name} would lend the role “{roleEn}” until {until}: discipline confirms it, or does not.',
    tell: ({ name, role, unitId, until }) =>
      tell(everyServing('discipline', unitId), { name, ...roleNames(role), until }),
  },
  DelegationGiven: {
    template: 'delegation-given',
    zh: '您受托行使“{roleZh}”的职权，至 {until}。',
    en: 'You may act as “{roleEn}” for somebody else until {until}.',
    tell: ({ to, role, until }) => tell([account(to)], { ...roleNames(role), until }),
  },
  DelegationEnded: {
    template: 'delegation-ended',
    zh: '您受托的“{roleZh}”职权已终止。',
    en: 'You no longer act as “{roleEn}” for somebody else.',
    tell: ({ to, role }) => tell([account(to)], roleNames(role)),
  },
  // The first password comes with the account, as its second event, and is no reset.
  PasswordSet: {
    template: 'password-reset',
    zh: '账号“{login}”的密码已由两名管理员重置；如非其本人申请，请立即报告。',
    en: 'Two administrators reset the password of “{login}”. If its holder did not ask for it, report it at once.',
    tell: ({ accountId, oneTime }, { revision }) =>
      oneTime && revision > 2
        ? tell([account(accountId), ...administratorRoles.map(every)], { login: accountId })
        : undefined,
  },
  AdministratorRestored: {
    template: 'administrator-restored',
    zh: '{roleZh}“{lost}”无法登录，已依据会议纪要 {minutesNumber} 启用密封应急码，由账号“{accountId}”履职；如不知情，请立即报告。',
    en: '{roleEn} “{lost}” was lost: by the minutes {minutesNumber} the sealed code is opened and “{accountId}” has the office. If you know nothing of it, report it at once.',
    tell: ({ accountId, role, lost, minutesNumber }) =>
      tell([account(accountId), account(lost), ...administratorRoles.map(every), every('auditor')], {
        ...roleNames(role),
        accountId,
        lost,
        minutesNumber,
      }),
  },
};

/**
 * Those who may confirm and whom it concerns: holders of the role that is missing, of the group that assesses
 * the entry, for the unit, and not recused from it (docs/handbook/process.md#1.27).
 */
function proposed(
  { proposalId, act, expiresAt }: { readonly [Field in 'proposalId' | 'act' | 'expiresAt']: string },
  event: ViewedEvent,
): Telling | undefined {
  const permission = acts[act];
  if (!permission?.pair) return undefined;
  const [one, other] = permission.pair;
  const missing = event.actor.role === one ? other : one;
  const { aggregate, campaign, unit } = idsOf(event.stream);
  const { zh, en } = commands[act]!.words;
  const audience =
    missing === 'assessor' && campaign !== undefined && unit !== undefined
      ? assessorsOf({ campaignId: campaign, branchId: unit })
      : holders(missing, permission.scope, unit);
  const awaited = proposalKey(proposalId);
  const last = shanghaiDay(expiresAt);
  const lapsing = {
    name: `lapsing.${last}`,
    template: 'act-lapsing',
    morning: { before: last, workingDays: 1, since: '' },
    awaited: [awaited],
  };
  const telling = { ...tell([audience], { actZh: zh, actEn: en, expiresAt }), bundles: [lapsing] };
  return isOneOfMany(aggregate, act) ? byDay(telling, event, awaited) : telling;
}

/** True if the act is done for each entry alone, so that one person may have many of them on a day. */
function isOneOfMany(aggregate: string, act: string): boolean {
  return ['assessment', 'title'].includes(aggregate) || act === 'NameBranch';
}

function holders(role: Role, scope: string, unit: string | undefined): Audience {
  if (unit === undefined || scope === 'any') return { role };
  return scope === 'foreign' ? { role, foreignTo: unit } : { role, over: unit };
}

function idsOf(stream: string): { aggregate: string } & Partial<Record<IdPart, string>> {
  const [name, id] = [stream.slice(0, stream.indexOf('-')), stream.slice(stream.indexOf('-') + 1)];
  const contract = aggregates.find((candidate) => candidate.name === name);
  return { aggregate: name, ...(contract && parseId(contract, id)) };
}
