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

export const registeredOnce = rule(
  'registeredOnce',
  '1.25',
  '同一人员登记了两次',
  'a person was registered twice',
  (event, past) =>
    !past
      .before(event, 'PersonRegistered')
      .some(
        ({ data }) =>
          data.personId.toLowerCase() === event.data.personId.toLowerCase() ||
          (data.policeNumber !== undefined && data.policeNumber === event.data.policeNumber),
      ),
);

export const ofRegistered = rule(
  'ofRegistered',
  '1.25',
  '账号不属于在册人员，或姓名不符',
  'the account belongs to nobody who is registered, or bears another name',
  (event, past) => {
    // Records of before have no register.
    const register = past.before(event, 'PersonRegistered');
    return (
      register.length === 0 ||
      register.some(({ data }) => data.personId === event.data.personId && data.name === event.data.name)
    );
  },
);

export const loanConfirmed = rule(
  'loanConfirmed',
  '1.25',
  '未经纪检确认即委托',
  'a role was lent that nobody of discipline confirmed, or that was not asked for',
  (event, past) => {
    // In records of before the lender alone lent.
    if (past.all('DelegationRequested').length === 0) return true;
    const { accountId, to, role, unitId, from, until } = event.data;
    return (
      event.actor.role === 'discipline' &&
      past
        .before(event, 'DelegationRequested', accountId)
        .some(
          ({ data }) =>
            data.to === to &&
            data.role === role &&
            data.unitId === unitId &&
            data.from === from &&
            data.until === until,
        )
    );
  },
);
