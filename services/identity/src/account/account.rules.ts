import {
  administratorRoles,
  delegableRoles,
  type Grant,
  refuse,
  type Role,
  roles,
  sameGrant,
  unitRoles,
} from '@laurel/contracts';
import type { Actor } from '@laurel/core';
import type { Account, Holder } from './account.ts';

/**
 * The rules by which accounts and roles are given (docs/handbook/process.md#1.22, #1.25); each throws the
 * refusal it is named for.
 */

/** `not_found`, `account_disabled`. */
export function requireActive(state: Account): Holder {
  if (state.status === 'none') throw refuse('not_found', {}, 'id');
  if (state.status === 'disabled') throw refuse('account_disabled');
  return state;
}

/** `unit_required`: some roles are only ever held for a unit. */
export function requireUnit({ role, unitId }: Grant): void {
  if (unitRoles.includes(role) && unitId === undefined) throw refuse('unit_required', {}, 'unitId');
}

/** `own_request`: nobody has a role asked for or granted to themselves. */
export function requireOtherPerson(state: Holder, actor: Actor): void {
  if (actor.person === state.personId || actor.onBehalfOf === state.personId) throw refuse('own_request');
}

/**
 * `administrators_apart`: one person, through all accounts together, holds one administrator's role and
 * nothing else, or none. `held` are the roles of the person's other accounts and those lent to any of them.
 */
export function requireApart(held: readonly Role[], added: Role): void {
  const all = new Set([...held, added]);
  if (all.size > 1 && [...all].some((role) => administratorRoles.includes(role)))
    throw refuse('administrators_apart', {}, 'role');
}

/**
 * `last_administrator`: somebody must be left who can do an administrator's work. `holders` counts this
 * account too.
 */
export function requireAdministratorLeft(
  state: Holder,
  leaving: readonly Grant[],
  holders: Readonly<Partial<Record<Role, number>>>,
): void {
  for (const role of administratorRoles) {
    const holds = state.grants.some((grant) => grant.role === role);
    const keeps = state.grants.some(
      (grant) => grant.role === role && !leaving.some((gone) => sameGrant(gone, grant)),
    );
    if (holds && !keeps && (holders[role] ?? 0) <= 1)
      throw refuse('last_administrator', { role: `${roles[role].zh} ${roles[role].en}` });
  }
}

/**
 * `administrators_apart`: whoever makes accounts would otherwise step into another administrator's shoes with
 * a new password.
 */
export function requireNoTakeOver(state: Holder, actor: Actor): void {
  const administers = state.grants.some(({ role }) => administratorRoles.includes(role));
  if (administers && actor.role !== 'system' && actor.person !== state.personId)
    throw refuse('administrators_apart');
}

/**
 * `delegation_not_allowed`, `forbidden`: only a role of one's own, and only one that need not be exercised in
 * person.
 */
export function requireLendable(state: Holder, wanted: Grant): void {
  if (!delegableRoles.includes(wanted.role)) throw refuse('delegation_not_allowed', {}, 'role');
  if (!state.grants.some((grant) => sameGrant(grant, wanted))) throw refuse('forbidden', {}, 'role');
}

/** `period_invalid`. */
export function requirePeriod(from: string, until: string, now: string): void {
  if (until <= from || until <= now) throw refuse('period_invalid', {}, 'until');
}
