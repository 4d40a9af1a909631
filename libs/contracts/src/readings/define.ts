import type { z } from 'zod';
import type { Role } from '../roles.ts';

/**
 * What a role sees of a view:
 * - `all`: every row;
 * - `mine`: rows whose `unitId` is a unit the role was granted for, or lies below one;
 * - `self`: rows whose `accountId` is the reader's;
 * - `foreign`: rows whose unit (`unitId`, else `branchId`) is not the reader's own, nor above or below it (recusal, PROCESS.md 1.17);
 * - `notRecused`: of these, rows whose `recused` (account ids) does not name the reader either;
 * - `reader`: rows whose `readers` (roles) names the role in which one reads; for roles bound by recusal, only what is foreign.
 */
export type ReadScope = 'all' | 'mine' | 'self' | 'foreign' | 'notRecused' | 'reader';

/** Who keeps away from what concerns the own unit, in reading as in acting (PROCESS.md 1.17). */
export const recusableRoles: readonly Role[] = ['operator', 'assessor', 'expert', 'committee'];

/** A view as readers know it: where it is, what a row holds, who sees which rows and fields. Views are the only thing that is read. */
export interface Reading<Schema extends z.ZodObject = z.ZodObject> {
  /** The resource in URLs: `/api/v1/candidates`, one row at `/api/v1/candidates/{key}`. */
  readonly path: string;
  /** One row, as JSON. `version` is the version of the stream a command on it would expect (its ETag). */
  readonly row: Schema;
  readonly scopes: Readonly<Partial<Record<Role | 'public', ReadScope>>>;
  /** Fields that only these roles see; others' rows lack them, also in filters and sorting. */
  readonly only?: Readonly<Record<string, readonly Role[]>>;
  /** Fields by which lists filter and sort; the view has an index on each. */
  readonly indexes: readonly string[];
}

export function reading<Schema extends z.ZodObject>(contract: Reading<Schema>): Reading<Schema> {
  return contract;
}

/** The row's type, for views to fold and for the dashboard to show. */
export type RowOf<R extends Reading> = z.infer<R['row']>;
