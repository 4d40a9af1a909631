import { acts, aggregates, type Audience, parseId, type Role, roles } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';
import { actNames } from './act-names.ts';
import { account, every } from './audiences.ts';
import { type Notice, type Notices, telling, type Texts } from './notices.ts';

/** Who is told of proposals that wait for a second person, and of what concerns their own account. */

export const accessTexts = {
  'act-proposed': [
    '“{actZh}”待您确认，{expiresAt} 前有效。',
    '“{actEn}” waits for a second person, you may be the one. The proposal expires at {expiresAt}.',
  ],
  'role-requested': ['{name}申请角色“{roleZh}”，待授权。', 'The role “{roleEn}” is requested for {name}.'],
  'role-granted': ['您已获得角色“{roleZh}”。', 'You were given the role “{roleEn}”.'],
  'role-revoked': ['您的角色“{roleZh}”已撤销。', 'Your role “{roleEn}” was revoked.'],
  'delegation-given': ['您受托行使“{roleZh}”的职权，至 {until}。', 'You may act as “{roleEn}” for somebody else until {until}.'],
  'delegation-ended': ['您受托的“{roleZh}”职权已终止。', 'You no longer act as “{roleEn}” for somebody else.'],
  'password-reset': [
    '您的密码已由系统管理员重置；如非您本人申请，请立即报告安全管理员。',
    'The system administrator reset your password. If you did not ask for it, tell the security administrator at once.',
  ],
  'sign-in-locked': ['登录“{login}”连续出错，已暂时锁定。', 'Too many wrong attempts to sign in as “{login}”; it is locked for a while.'],
} as const satisfies Texts;
const { tell } = telling(accessTexts);

const roleNames = (role: Role) => ({ roleZh: roles[role].zh, roleEn: roles[role].en });

export const accessNotices: Notices = {
  ActProposed: ({ act, expiresAt }, event) => proposed(act, expiresAt, event),
  // At the first start the system requests and grants in one go: there is nothing to decide, and whom it would reach depended on the moment.
  RoleRequested: ({ name, role }, { actor }) =>
    actor.role === 'system' ? undefined : tell('role-requested', [every('securityAdministrator')], { name, ...roleNames(role) }),
  RoleGranted: ({ accountId, role }) => tell('role-granted', [account(accountId)], roleNames(role)),
  RoleRevoked: ({ accountId, role }) => tell('role-revoked', [account(accountId)], roleNames(role)),
  DelegationGiven: ({ to, role, until }) => tell('delegation-given', [account(to)], { ...roleNames(role), until }),
  DelegationEnded: ({ to, role }) => tell('delegation-ended', [account(to)], roleNames(role)),
  // The first password comes with the account, as its second event, and is no reset.
  PasswordSet: ({ accountId, oneTime }, { revision }) =>
    oneTime && revision > 2 ? tell('password-reset', [account(accountId)]) : undefined,
  SessionRefused: ({ login, reason }) =>
    reason === 'locked' ? tell('sign-in-locked', [every('auditAdministrator')], { login }) : undefined,
};

/** Holders of the role that is still missing, for the unit concerned and not recused from it. */
function proposed(act: string, expiresAt: string, event: ViewedEvent): Notice | undefined {
  const permission = acts[act];
  if (!permission?.pair) return undefined;
  const [one, other] = permission.pair;
  const missing = event.actor.role === one ? other : one;
  const unit = unitOf(event.stream);
  const [actZh, actEn] = actNames[act] ?? [act, act];
  return tell('act-proposed', [holders(missing, permission.scope, unit)], { actZh, actEn, expiresAt });
}

function holders(role: Role, scope: string, unit: string | undefined): Audience {
  if (unit === undefined || scope === 'any') return { role };
  return scope === 'foreign' ? { role, foreignTo: unit } : { role, over: unit };
}

function unitOf(stream: string): string | undefined {
  const [name, id] = [stream.slice(0, stream.indexOf('-')), stream.slice(stream.indexOf('-') + 1)];
  const contract = aggregates.find((candidate) => candidate.name === name);
  return contract && parseId(contract, id)?.unit;
}
