import {
  administratorRoles,
  areIncompatible,
  delegableRoles,
  type Grant,
  refuse,
  type Role,
  roles,
  sameGrant,
  unitRoles,
} from '@laurel/contracts';
import { type Actor, plusHours } from '@laurel/core';
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
 * `administrators_apart`, `roles_incompatible`: one person, through all accounts together, holds no two roles
 * that exclude each other. `held` are the roles of all the person's accounts and those lent to any of them.
 */
export function requireApart(held: readonly Role[], added: Role): void {
  const other = held.find((role) => areIncompatible(role, added));
  if (other === undefined) return;
  if ([other, added].some((role) => administratorRoles.includes(role)))
    throw refuse('administrators_apart', {}, 'role');
  const named = (role: Role) => `${roles[role].zh} ${roles[role].en}`;
  throw refuse('roles_incompatible', { one: named(other), other: named(added) }, 'role');
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

/** `same_person`: the two who give a holder a new code are two others. */
export function requireTwoOthers(state: Holder, actors: readonly (Actor | undefined)[]): void {
  if (actors.some((actor) => actor?.person === state.personId)) throw refuse('same_person');
}

/**
 * `office_not_held`, `sealed_code_missing`: an office is given back by the sealed code of whoever held it.
 * Returns the hash of that code.
 */
export function requireRestorable(
  lost:
    | {
        readonly grants: readonly Grant[];
        readonly disabled: boolean;
        readonly sealedCodeHash?: string | undefined;
      }
    | undefined,
  role: Role,
  account: string,
): string {
  if (!lost || lost.disabled || !lost.grants.some((grant) => grant.role === role))
    throw refuse('office_not_held', { account, role: `${roles[role].zh} ${roles[role].en}` }, 'lost');
  if (lost.sealedCodeHash === undefined) throw refuse('sealed_code_missing', { account }, 'lost');
  return lost.sealedCodeHash;
}

/**
 * `delegation_not_allowed`, `forbidden`: only a role of one's own, and only one that need not be exercised in
 * person.
 */
export function requireLendable(state: Holder, wanted: Grant): void {
  if (!delegableRoles.includes(wanted.role)) throw refuse('delegation_not_allowed', {}, 'role');
  if (!state.grants.some((grant) => sameGrant(grant, wanted))) throw refuse('forbidden', {}, 'role');
}

/** The account to which a role is to be lent. */
export interface Delegate {
  readonly personId: string;
  readonly disabled: boolean;
  /** Of all accounts of that person. */
  readonly roles: readonly Role[];
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
