import type { Role } from './roles.ts';

/**
 * The scope of an act, by the unit it concerns:
 * - `any`: every unit;
 * - `mine`: a unit that the role was granted for, or below it;
 * - `foreign`: never one's own unit, nor one above or below it (recusal, docs/handbook/process.md#1.17);
 * - `self`: what belongs to the account that acts.
 */
export type Scope = 'any' | 'mine' | 'foreign' | 'self';

export interface Permission {
  /** The roles that may do it alone; none for acts of two persons and of the system. */
  readonly by: readonly Role[];
  /** The roles of the two persons it needs, in any order. */
  readonly pair?: readonly [Role, Role];
  readonly scope: Scope;
}

/** One person in one of these roles may do it. */
export const by = (scope: Scope, ...roles: Role[]): Permission => ({ by: roles, scope });
/** Two different persons must do it, one in each of these roles. */
export const pair = (scope: Scope, one: Role, other: Role): Permission => ({
  by: [],
  pair: [one, other],
  scope,
});
/** Only the scheduler or a reaction may do it. */
export const system: Permission = { by: [], scope: 'any' };

/** The roles that read what concerns a whole campaign and is confidential to nobody. */
export const officials: readonly Role[] = ['operator', 'committee', 'discipline'];
