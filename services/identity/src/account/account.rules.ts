import {
  administratorRoles,
  areIncompatible,
  type Grant,
  refuse,
  type Role,
  roles,
  sameGrant,
  unitRoles,
} from '@laurel/contracts';
import type { Actor } from '@laurel/core';
import type { Account, AccountFacts, Holder } from './account.ts';

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
    if (holds && !keeps && (holders[role] ?? 0) <= 1) throw refuse('last_administrator', { role });
  }
}

/** `same_person`: the two who give a holder a new code are two others. */
export function requireTwoOthers(state: Holder, actors: readonly (Actor | undefined)[]): void {
  if (actors.some((actor) => actor?.person === state.personId)) throw refuse('same_person');
}

/** The unit in which the holder works now; of whom nobody registered, the one that the account began with. */
export function unitNow({ unitId }: Holder, { person }: AccountFacts): string | undefined {
  return person ? person.unitId : unitId;
}
