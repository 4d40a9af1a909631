import { type Delegation, grantOf, refuse, sameGrant } from '@laurel/contracts';
import type { AccountFacts, Asked, Holder, Outcome } from '../account/account.ts';
import { unitNow } from '../account/account.rules.ts';
import * as rules from './delegation.rules.ts';

/** Roles that are lent for a time: their holder asks, discipline confirms, and either end ends it. */

export function giveDelegation(
  { data, instant }: Asked<'GiveDelegation'>,
  state: Holder,
  facts: AccountFacts,
): Outcome {
  const { delegate } = facts;
  rules.requireLendable(state, data);
  rules.requirePeriod(data.from, data.until, instant);
  rules.requireDelegate(state, data, delegate);
  const { to, from, until } = data;
  const isAlike = (loan: Delegation) =>
    loan.to === to && sameGrant(loan, data) && loan.since === from && loan.until === until;
  if ([...state.offered, ...state.lent].some(isAlike)) return [];
  const { accountId, name, personId } = state;
  const unitId = unitNow(state, facts);
  const lender = { name, personId, ...(unitId !== undefined && { personUnit: unitId }) };
  return [{ type: 'DelegationRequested', data: { accountId, to, ...grantOf(data), from, until, ...lender } }];
}

/** Discipline confirms a loan; what may have changed since it was asked for is judged anew. */
export function confirmDelegation(
  { actor, data, instant }: Asked<'ConfirmDelegation'>,
  state: Holder,
  { delegate }: AccountFacts,
): Outcome {
  const offered = state.offered.find((loan) => loan.to === data.to && sameGrant(loan, data));
  if (!offered) {
    if (state.lent.some((loan) => loan.to === data.to && sameGrant(loan, data))) return [];
    throw refuse('delegation_not_requested');
  }
  rules.requireThirdPerson(actor, [state.personId, delegate?.personId]);
  rules.requireLendable(state, data);
  rules.requirePeriod(offered.since, offered.until, instant);
  rules.requireDelegate(state, data, delegate);
  const { from: accountId, since, until, personId, personUnit } = offered;
  const lender = { personId, ...(personUnit !== undefined && { personUnit }) };
  return [
    {
      type: 'DelegationGiven',
      data: { accountId, to: data.to, ...grantOf(offered), from: since, until, ...lender },
    },
  ];
}

export function endDelegation({ data }: Asked<'EndDelegation'>, state: Holder): Outcome {
  const isMeant = (loan: Delegation) => loan.to === data.to && sameGrant(loan, data);
  const lent = state.lent.filter(isMeant);
  return endLent(state, lent.length > 0 ? lent : state.offered.filter(isMeant));
}

/** A role that ends takes with it what was lent of it. */
export function endLent({ accountId }: Holder, lent: Holder['lent']): Outcome {
  return lent.map((delegation) => ({
    type: 'DelegationEnded',
    data: { accountId, to: delegation.to, ...grantOf(delegation) },
  }));
}
