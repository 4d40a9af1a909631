import { z } from 'zod';
import { role } from './roles.ts';
import { accountId as account, instant, kinds, personId, unitId } from './values.ts';

/**
 * A role as somebody holds it: for a unit and everything below it, or, for roles that are not a unit's, for
 * the whole city.
 */
export const grant = z.strictObject({ role, unitId: unitId.optional() });
export type Grant = z.infer<typeof grant>;

/**
 * A role lent by its holder for a time. Whoever uses it counts as the person who lent it
 * (docs/handbook/process.md#1.22).
 */
export const delegation = z.strictObject({
  ...grant.shape,
  /** The account that lends. */
  from: account,
  /** The account that may use it. */
  to: account,
  /** The person who lends. */
  personId,
  /** The unit in which that person works: the delegate keeps away from the same matters as the holder. */
  personUnit: unitId.optional(),
  since: instant,
  until: instant,
});
export type Delegation = z.infer<typeof delegation>;

/** True when two grants, requests or delegations are of the same role for the same unit. */
export function sameGrant(one: Grant, other: Grant): boolean {
  return one.role === other.role && one.unitId === other.unitId;
}

/** The list with `grant`, once. */
export function withGrant<G extends Grant>(grants: readonly G[], added: G): G[] {
  return [...withoutGrant(grants, added), added];
}

/** The list without the role for that unit. */
export function withoutGrant<G extends Grant>(grants: readonly G[], removed: Grant): G[] {
  return grants.filter((held) => !sameGrant(held, removed));
}

/** The row with another unit, or with none. */
export function withUnit<R extends { readonly unitId?: string | undefined }>(
  row: R,
  unitId: string | undefined,
): R {
  const { unitId: _left, ...rest } = row;
  return { ...rest, ...(unitId !== undefined && { unitId }) } as R;
}

/** A role and its unit as one id: `operator`, `bureauOfficer.b03`. */
export function roleKey({ role: held, unitId: unit }: Grant): string {
  return unit === undefined ? held : `${held}.${unit}`;
}

/** A role and its unit alone, without an absent unit, so that it can be stored and compared as JSON. */
export function grantOf({ role: held, unitId: unit }: Grant): Grant {
  return unit === undefined ? { role: held } : { role: held, unitId: unit };
}

/** The delegation that DelegationGiven records. */
export function delegationOf(
  given: LentGrant & { personId: string; personUnit?: string | undefined; from: string; until: string },
): Delegation {
  const { accountId, to, personId, personUnit, from, until } = given;
  return {
    ...grantOf(given),
    from: accountId,
    to,
    personId,
    ...(personUnit !== undefined && { personUnit }),
    since: from,
    until,
  };
}

/** The list without the delegation that an event ends or replaces. */
export function withoutDelegation(delegations: readonly Delegation[], ended: LentGrant): Delegation[] {
  return delegations.filter(
    (lent) => lent.from !== ended.accountId || lent.to !== ended.to || !sameGrant(lent, ended),
  );
}

type LentGrant = Grant & { accountId: string; to: string };

kinds.add(grant, { id: 'Grant' });
kinds.add(delegation, { id: 'Delegation' });
