import { delegableRoles, type Grant, refuse, sameGrant } from '@laurel/contracts';
import { type Actor, plusHours } from '@laurel/core';
import type { Delegate, Holder } from '../account/account.ts';
import { requireApart } from '../account/account.rules.ts';

/**
 * The rules by which a role is lent (docs/handbook/process.md#1.22); each throws the refusal it is named for.
 */

/**
 * `delegation_not_allowed`, `forbidden`: only a role of one's own, and only one that need not be exercised in
 * person.
 */
export function requireLendable(state: Holder, wanted: Grant): void {
  if (!delegableRoles.includes(wanted.role)) throw refuse('delegation_not_allowed', {}, 'role');
  if (!state.grants.some((grant) => sameGrant(grant, wanted))) throw refuse('forbidden', {}, 'role');
}

/** `same_person`, `not_found`, `account_disabled`, and what `requireApart` refuses. */
export function requireDelegate(
  state: Holder,
  { to, role }: Grant & { readonly to: string },
  delegate: Delegate | undefined,
): void {
  if (to === state.accountId || delegate?.personId === state.personId) throw refuse('same_person', {}, 'to');
  if (!delegate) throw refuse('not_found', {}, 'to');
  if (delegate.disabled) throw refuse('account_disabled', {}, 'to');
  requireApart(delegate.roles, role);
}

/** `same_person`: a loan is confirmed by nobody who lends or borrows, nor by whoever acts for them. */
export function requireThirdPerson(actor: Actor, persons: readonly (string | undefined)[]): void {
  if ([actor.person, actor.onBehalfOf].some((person) => person !== undefined && persons.includes(person)))
    throw refuse('same_person');
}

const delegationDaysMost = 30;

/** `period_invalid`, `delegation_too_long`. */
export function requirePeriod(from: string, until: string, now: string): void {
  if (until <= from || until <= now) throw refuse('period_invalid', {}, 'until');
  if (until > plusHours(from, 24 * delegationDaysMost))
    throw refuse('delegation_too_long', { maximum: delegationDaysMost }, 'until');
}
