import { administratorRoles, unitRoles } from '@laurel/contracts';
import type { Envelope } from '../history/envelope.ts';
import type { Past } from './past.ts';
import { rule, saidAgain } from './rule.ts';

/** The rules of accounts, roles, delegations and sessions. */

const isAdministrator = (role: string): boolean => administratorRoles.some((each) => each === role);

/** The grants of a role that were not ended before an event, by account, person or all. */
function grants(event: Envelope, past: Past, account?: string): Envelope[] {
  return past
    .before(event, 'RoleGranted', account)
    .filter(
      (grant) =>
        !past
          .before(event, 'RoleRevoked', grant.data.accountId)
          .some(
            (end) =>
              end.sequence > grant.sequence &&
              end.data.role === grant.data.role &&
              end.data.unitId === grant.data.unitId,
          ),
    );
}

const isLentStill = (given: Envelope, event: Envelope, past: Past): boolean =>
  !past
    .before(event, 'DelegationEnded', given.data.accountId)
    .some(
      (end) =>
        end.sequence > given.sequence && end.data.to === given.data.to && end.data.role === given.data.role,
    );

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

/** All accounts of the person count together, and so does what is lent to them. */
export const officesApart = rule(
  'officesApart',
  '1.25',
  '管理员兼任他职，或一人兼任两种管理员',
  'an administrator holds another role, or one person two of the three offices',
  (event, past) => {
    const { personId, role } = event.data;
    const own = grants(event, past).filter(({ data }) => data.personId === personId);
    const accounts = past
      .before(event, 'AccountCreated')
      .filter(({ data }) => data.personId === personId)
      .map(({ data }) => data.accountId);
    const lent = past
      .before(event, 'DelegationGiven')
      .filter((given) => accounts.includes(given.data.to) && isLentStill(given, event, past));
    const roles = new Set([role, ...[...own, ...lent].map(({ data }) => data.role)]);
    return roles.size === 1 || ![...roles].some(isAdministrator);
  },
);

export const loginOnce = rule(
  'loginOnce',
  '1.25',
  '登录名重复',
  'a login name was given twice',
  (event, past) => {
    const login = event.data.login.toLowerCase();
    return !past.before(event, 'AccountCreated').some(({ data }) => data.login.toLowerCase() === login);
  },
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

export const ofItsAccount = rule(
  'ofItsAccount',
  '1.25',
  '所载姓名、人员或单位与账号不符',
  'name, person or unit are not those of the account',
  (event, past) => {
    const [account] = past.before(event, 'AccountCreated', event.data.accountId);
    const { personId, name, personUnit } = event.data;
    return (
      account?.data.personId === personId &&
      (name === undefined || name === account?.data.name) &&
      (event.type === 'RoleRequested' || personUnit === account?.data.unitId)
    );
  },
);

export const forItsUnit = rule(
  'forItsUnit',
  '1.25',
  '该角色必须对应单位',
  'the role is only ever held for a unit',
  ({ data }) => data.unitId !== undefined || !unitRoles.some((role) => role === data.role),
);

export const roleThere = rule(
  'roleThere',
  '1.25',
  '撤销了未授予的角色',
  'a role was revoked that was not held',
  (event, past) =>
    grants(event, past, event.data.accountId).some(
      ({ data }) => data.role === event.data.role && data.unitId === event.data.unitId,
    ),
);

export const lentBefore = rule(
  'lentBefore',
  '1.22',
  '终止了不存在的委托',
  'a delegation ended that was not given',
  (event, past) =>
    past
      .before(event, 'DelegationGiven', event.data.accountId)
      .some(
        (given) =>
          given.data.to === event.data.to &&
          given.data.role === event.data.role &&
          given.data.unitId === event.data.unitId &&
          isLentStill(given, event, past),
      ),
);

export const oneIsLeft = rule(
  'oneIsLeft',
  '1.25',
  '最后一名管理员被停用或撤销',
  'nobody is left who can do an administrator’s work',
  (event, past) => {
    const { accountId, role } = event.data;
    const held = grants(event, past, accountId).map(({ data }) => data.role);
    const leaving = (role === undefined ? held : [role]).filter(isAdministrator);
    const isOff = (id: string) => past.before(event, 'AccountDisabled', id).length > 0;
    return leaving.every((office) =>
      grants(event, past).some(
        ({ data }) => data.role === office && data.accountId !== accountId && !isOff(data.accountId),
      ),
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

export const passwordByItsHolder = rule(
  'passwordByItsHolder',
  '1.25',
  '密码不是本人设置，或一次性密码不是他人给出',
  'a password for good was set by another than its holder, or a one-time one by its holder',
  ({ data, actor }) => data.oneTime !== (actor.account === data.accountId),
);

export const ownSession = rule(
  'ownSession',
  '1.25',
  '会话不属于办理人，或失效时间不对',
  'the session is not that of whoever signed in, or ends before it begins',
  ({ data, actor, time }) =>
    data.accountId === actor.account && (data.expiresAt === undefined || data.expiresAt > time),
);

export const sessionOpened = saidAgain(
  ['sessionOpened', '1.25', '结束的不是已打开的会话', 'the session that was closed is not the one opened'],
  ['SessionOpened'],
  ({ stream }) => stream,
  ['sessionId', 'accountId'],
);

export const ownReading = rule(
  'ownReading',
  '5',
  '查阅记录不属于查阅人',
  'the look is recorded for another than who looked',
  ({ data, actor }) => data.accountId === actor.account && data.rows >= 0,
);
