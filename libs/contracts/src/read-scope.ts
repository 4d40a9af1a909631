import { type Role, roleNames } from './roles.ts';

/**
 * The rows of a view that a role sees:
 * - `all`: every row;
 * - `open`: every row that is not `secret`;
 * - `mine`: rows whose `unitId` is a unit the role was granted for, or lies below one;
 * - `self`: rows whose `accountId` is the reader's;
 * - `foreign`: rows whose unit (`unitId`, else `branchId`) is not the reader's own, nor above or below it
 *   (recusal, docs/handbook/process.md#1.17);
 * - `notRecused`: of these, rows whose `recused` (account ids) does not name the reader either;
 * - `reader`: rows whose `readers` (roles) names the role in which one reads; for roles bound by recusal,
 *   only what is foreign;
 * - `duty`: rows whose `holders` names the role in which one reads, for everybody or for the reader's account
 *   (`holder`): of one's own units for roles of units, only what is foreign for roles bound by recusal.
 */
export type ReadScope = 'all' | 'open' | 'mine' | 'self' | 'foreign' | 'notRecused' | 'reader' | 'duty';

/** Scopes of a read model that every role reads whole. */
export const everybody = Object.fromEntries(roleNames.map((name) => [name, 'all' as const]));

/**
 * The roles whose holders keep away from what concerns their own unit, in reading as in acting
 * (docs/handbook/process.md#1.17).
 */
export const recusableRoles: readonly Role[] = ['operator', 'assessor', 'expert', 'committee'];
