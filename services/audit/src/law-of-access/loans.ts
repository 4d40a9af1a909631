import { plusHours } from '@laurel/core';
import { grants, isDisabled, isLentStill, personOf, registerBegun } from './persons.ts';
import { lendable } from '../law/roles.ts';
import { rule } from '../law/rule.ts';

/** The rules of roles that are lent for a time. */

const daysMost = 30;

export const ownRoleLent = rule(
  'ownRoleLent',
  '1.22',
  '委托的角色不可委托或不是本人所有',
  'a role was lent that may not be, or that its lender does not hold',
  (event, past) => {
    const { accountId, role, unitId } = event.data;
    const isHeld = grants(event, past, accountId).some(
      ({ data }) => data.role === role && data.unitId === unitId,
    );
    return lendable.includes(role) && isHeld;
  },
);

export const lentForAWhile = rule(
  'lentForAWhile',
  '1.25',
  '委托期限无效或超过 30 天',
  'a role was lent for no time, for what is over, or for more than 30 days',
  (event, past) => {
    const { from, until } = event.data;
    const isShort = until <= plusHours(from, 24 * daysMost) && until > event.time;
    return from < until && (isShort || !registerBegun(event, past));
  },
);

export const lentToAnother = rule(
  'lentToAnother',
  '1.25',
  '受托人不存在、已停用或就是委托人',
  'the delegate does not exist, is disabled, or is the lender',
  (event, past) => {
    const { accountId, to } = event.data;
    const borrower = personOf(event, past, to);
    return (
      borrower !== undefined && borrower !== personOf(event, past, accountId) && !isDisabled(event, past, to)
    );
  },
);

export const loanConfirmed = rule(
  'loanConfirmed',
  '1.25',
  '未经无关的纪检人员确认即委托，或与申请不符',
  'a role was lent that nobody else of discipline confirmed, or that was not asked for',
  (event, past) => {
    const asked = past.before(event, 'DelegationRequested', event.data.accountId);
    // In records of before the register the lender alone lent.
    if (asked.length === 0 && !registerBegun(event, past)) return true;
    const { accountId, to, role, unitId, from, until } = event.data;
    const both = [accountId, to].map((account) => personOf(event, past, account));
    return (
      event.actor.role === 'discipline' &&
      !both.includes(event.actor.person) &&
      !both.includes(event.actor.onBehalfOf ?? '') &&
      asked.some(
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

export const lentBefore = rule(
  'lentBefore',
  '1.22',
  '终止了不存在的委托',
  'a delegation ended that was neither given nor asked for',
  (event, past) =>
    ['DelegationGiven', 'DelegationRequested']
      .flatMap((type) => past.before(event, type, event.data.accountId))
      .some(
        (given) =>
          given.data.to === event.data.to &&
          given.data.role === event.data.role &&
          given.data.unitId === event.data.unitId &&
          isLentStill(given, event, past),
      ),
);
