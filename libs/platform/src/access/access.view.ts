import { type Delegation, delegationOf, type Grant, grantOf, withGrant, withoutDelegation, withoutGrant } from '@laurel/contracts';
import type { View } from '@laurel/core';

/**
 * The accounts and their roles: one row for each account. Every service folds them from identity's events and
 * judges requests by its own copy. Passwords and their hashes are not here; they never leave identity.
 */
export type AccessRow = {
  readonly accountId: string;
  readonly personId: string;
  readonly login: string;
  readonly name: string;
  readonly unitId?: string;
  readonly language: 'zh' | 'en';
  readonly disabled: boolean;
  /** A one-time password opens nothing but the change of it (PROCESS.md 1.25). */
  readonly mustChangePassword: boolean;
  /** The log position of the last reset: sessions opened before it are over. */
  readonly resetPosition: number;
  readonly grants: readonly Grant[];
  /** The roles that others lent to this account. */
  readonly delegations: readonly Delegation[];
  /**
   * `branchSecretary` and `branchSecretary@b03.017` for each grant, lent ones too, so that holders can be
   * looked up; whether a loan runs is `grantsAt`’s to say.
   */
  readonly holds: readonly string[];
};

/**
 * The value that finds the holders of a role, or of a role for one unit: `{ field: 'holds', has:
 * holding('branchSecretary', 'b03.017') }`.
 */
export function holding(role: string, unitId?: string): string {
  return unitId === undefined ? role : `${role}@${unitId}`;
}

export const accessView: View<AccessRow> = {
  name: 'access',
  version: 1,
  hears: ['AccountCreated', 'AccountDisabled', 'PasswordSet', 'RoleGranted', 'RoleRevoked', 'DelegationGiven', 'DelegationEnded'],
  indexes: ['personId', 'login'],
  keys: ({ type, data }) => [type === 'DelegationGiven' || type === 'DelegationEnded' ? (data.to as string) : (data.accountId as string)],
  fold(row, event) {
    const { type, data } = event;
    if (type === 'AccountCreated') return created(data);
    if (!row) return undefined;
    switch (type) {
      case 'AccountDisabled':
        return { ...row, disabled: true };
      case 'PasswordSet':
        return { ...row, mustChangePassword: data.oneTime, ...(data.oneTime && { resetPosition: event.position }) };
      case 'RoleGranted':
        return holdingAll({ ...row, grants: withGrant(row.grants, grantOf(data)) });
      case 'RoleRevoked':
        return holdingAll({ ...row, grants: withoutGrant(row.grants, data) });
      case 'DelegationGiven':
        return holdingAll({ ...row, delegations: [...withoutDelegation(row.delegations, data), delegationOf(data)] });
      case 'DelegationEnded':
        return holdingAll({ ...row, delegations: withoutDelegation(row.delegations, data) });
      default:
        return row;
    }
  },
};

function created({ accountId, personId, login, name, unitId, language }: AccessRow): AccessRow {
  return {
    accountId,
    personId,
    login,
    name,
    ...(unitId !== undefined && { unitId }),
    language,
    disabled: false,
    mustChangePassword: true,
    resetPosition: 0,
    grants: [],
    delegations: [],
    holds: [],
  };
}

function holdingAll(row: AccessRow): AccessRow {
  const holds = [...row.grants, ...row.delegations].flatMap(({ role, unitId }) =>
    unitId === undefined ? [role] : [role, holding(role, unitId)],
  );
  return { ...row, holds: [...new Set(holds)] };
}
