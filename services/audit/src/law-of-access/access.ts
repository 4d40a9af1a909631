import { administratorRoles, unitRoles } from '@laurel/contracts';
import { plusHours } from '@laurel/core';
import type { Envelope } from '../history/envelope.ts';
import type { Past } from '../law/past.ts';
import { grants, isDisabled, personOf, registerBegun, unitNow } from './persons.ts';
import { rule, saidAgain } from '../law/rule.ts';

/** The rules of accounts, roles, passwords and sessions. */

const isAdministrator = (role: string): boolean => administratorRoles.some((each) => each === role);

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
      .some(({ data }) => data.role === event.data.role && data.unitId === event.data.unitId) ||
    // By the same act that gave the office back.
    past
      .before(event, 'AdministratorRestored', event.data.accountId)
      .some(({ commandId, data }) => commandId === event.commandId && data.role === event.data.role),
);

export const loginOnce = rule(
  'loginOnce',
  '1.25',
  '登录名重复',
  'a login name was given twice',
  (event, past) => {
    const login = event.data.login.toLowerCase();
    return past.before(event, 'AccountCreated', `login ${login}`).length === 0;
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

export const oneIsLeft = rule(
  'oneIsLeft',
  '1.25',
  '最后一名管理员被停用或撤销',
  'nobody is left who can do an administrator’s work',
  (event, past) => {
    const { accountId, role } = event.data;
    const held = grants(event, past, accountId).map(({ data }) => data.role);
    const leaving = (role === undefined ? held : [role]).filter(isAdministrator);
    return leaving.every((office) =>
      grants(event, past).some(
        ({ data }) =>
          data.role === office && data.accountId !== accountId && !isDisabled(event, past, data.accountId),
      ),
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
      (event.type === 'RoleRequested' || personUnit === unitNow(event, past, event.data.accountId))
    );
  },
);

/** The password that came after the one of the account's own making. */
const isReset = ({ commandId, stream, data }: Envelope, past: Past): boolean =>
  data.oneTime && past.all('AccountCreated', stream).every((created) => created.commandId !== commandId);

export const resetByTwo = rule(
  'resetByTwo',
  '1.25',
  '重置密码不是由另外两名管理员办理',
  'a new code was not given by two administrators other than the holder',
  (event, past) => {
    // In records of before the register one administrator was enough.
    if (!isReset(event, past) || !registerBegun(event, past)) return true;
    const holder = personOf(event, past, event.data.accountId);
    return (
      event.confirms !== undefined && [event.actor, event.proposer].every((actor) => actor?.person !== holder)
    );
  },
);

const youngHours = 72;

/**
 * An account decides nothing for three days after a new code: its holder may not have asked for it. The first
 * code of an account opens nothing that was anybody's.
 */
export const credentialSettled = rule(
  'credentialSettled',
  '1.25',
  '密码重置后 72 小时内即封存、提议或确认',
  'an account sealed, proposed or confirmed within 72 hours of a new code',
  (event, past) => {
    const { type, confirms, actor, time } = event;
    if (type !== 'ActProposed' && confirms === undefined && !type.endsWith('Sealed')) return true;
    const sets = past.before(event, 'PasswordSet', actor.account);
    const chosen = sets.find(({ data }) => !data.oneTime);
    const resets = sets.filter(
      (set) => chosen && chosen.time <= set.time && isReset(set, past) && set.confirms !== undefined,
    );
    return [...resets, ...past.before(event, 'AdministratorRestored', actor.account)].every(
      (set) => plusHours(set.time, youngHours) <= time,
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
