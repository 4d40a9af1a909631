import { grants } from './persons.ts';
import { rule } from '../law/rule.ts';

/** The rules of an administrator who was lost and is restored by the sealed code. */

const offices: readonly string[] = ['systemAdministrator', 'securityAdministrator'];

export const codeByItsHolder = rule(
  'codeByItsHolder',
  '1.25',
  '密封应急码不是由管理员本人制作',
  'a sealed code was made for another than the administrator who made it',
  (event, past) =>
    event.actor.role === 'system'
      ? // The first start makes it before the role is granted.
        past.before(event, 'RoleGranted', event.data.accountId).length === 0
      : event.actor.account === event.data.accountId && offices.includes(event.actor.role),
);

export const usedWhenOpened = rule(
  'usedWhenOpened',
  '1.25',
  '密封应急码未启用即作废，或启用后未更换',
  'a sealed code counts as used that did not open the account, or opened it and is not replaced',
  (event, past) => {
    const { accountId, usedUp } = event.data;
    const restored = past.last(event, ['AdministratorRestored', 'SealedCodeMade'], accountId);
    const opened = past.last(event, ['PasswordSet'], accountId);
    const byPassword = opened?.commandId === event.commandId && opened.data.oneTime === false;
    if (!byPassword) return usedUp === undefined;
    return restored?.type === 'AdministratorRestored' && restored.data.lost === usedUp;
  },
);

export const byTheTwoOthers = rule(
  'byTheTwoOthers',
  '1.25',
  '恢复管理员不是由另两名管理员办理',
  'an administrator was restored by others than the two other administrators',
  ({ data, actor, proposer }) => {
    const others = [...offices, 'auditAdministrator'].filter((role) => role !== data.role).sort();
    return offices.includes(data.role) && [actor.role, proposer?.role].sort().join() === others.join();
  },
);

export const officeLost = rule(
  'officeLost',
  '1.25',
  '被恢复的账号不具有该管理员角色',
  'an office was restored that the account never held',
  (event, past) => {
    const { lost, role } = event.data;
    return (
      grants(event, past, lost).some(({ data }) => data.role === role) &&
      past.before(event, 'AccountDisabled', lost).length === 0
    );
  },
);

export const envelopeLeft = rule(
  'envelopeLeft',
  '1.25',
  '没有未用过的密封应急码',
  'no sealed code was left that had not been used',
  (event, past) => {
    const { lost } = event.data;
    const codes = past.before(event, 'SealedCodeMade');
    const made = codes.findLast(({ data }) => data.accountId === lost);
    return (
      made !== undefined &&
      !codes.some(({ sequence, data }) => data.usedUp === lost && sequence > made.sequence)
    );
  },
);

export const toWhom = rule(
  'toWhom',
  '1.25',
  '既不是原账号，也不是为接任者新建的账号',
  'the account is neither that which was lost nor made for a successor by the same act',
  (event, past) => {
    const { accountId, lost } = event.data;
    const [account] = past.before(event, 'AccountCreated', accountId);
    return accountId === lost || account?.commandId === event.commandId;
  },
);
