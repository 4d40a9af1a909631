import { rule } from './rule.ts';

/** The rules of accounts, roles and delegations. */

const administrators = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'];

export const requested = rule(
  'requested',
  '1.25',
  '未经申请即授予角色',
  'a role was granted that nobody requested',
  (event, past) =>
    // The first start makes the three administrators, before there is anybody who could ask.
    event.actor.role === 'system' ||
    past
      .before(event, 'RoleRequested', event.data.accountId)
      .some(({ data }) => data.role === event.data.role && data.unitId === event.data.unitId),
);

export const oneOffice = rule(
  'oneOffice',
  '1.25',
  '一人兼任两种管理员',
  'one person holds two of the three offices',
  (event, past) => {
    if (!administrators.includes(event.data.role)) return true;
    const held = past
      .before(event, 'RoleGranted')
      .filter(({ data }) => data.personId === event.data.personId);
    return held.every(({ data }) => data.role === event.data.role || !administrators.includes(data.role));
  },
);

export const loginOnce = rule(
  'loginOnce',
  '1.25',
  '登录名重复',
  'a login name was given twice',
  (event, past) => !past.before(event, 'AccountCreated').some(({ data }) => data.login === event.data.login),
);

export const ownRoleLent = rule(
  'ownRoleLent',
  '1.22',
  '委托的角色不可委托或不是本人所有',
  'a role was lent that may not be, or that its lender does not hold',
  (event, past) => {
    const { accountId, role, from, until, to } = event.data;
    const lendable = ['operator', 'bureauOfficer', 'committee', 'discipline'].includes(role);
    const held = past.before(event, 'RoleGranted', accountId).some(({ data }) => data.role === role);
    return lendable && held && from < until && to !== accountId;
  },
);
