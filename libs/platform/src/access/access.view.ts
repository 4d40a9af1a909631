import {
  copy,
  type Delegation,
  delegationOf,
  type Grant,
  grantOf,
  type Heard,
  withGrant,
  withoutDelegation,
  withoutGrant,
  withUnit,
} from '@laurel/contracts';
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
  /** A one-time password opens nothing but the change of it (docs/handbook/process.md#1.25). */
  readonly mustChangePassword: boolean;
  /** The log position of the last reset: sessions opened before it are over. */
  readonly resetPosition: number;
  /** The holder has chosen a password: before that a code opens nothing that was anybody's. */
  readonly hasChosen?: true;
  /** The instant of the last reset of a password that the holder had chosen. */
  readonly resetAt?: string;
  readonly grants: readonly Grant[];
  /** The roles that others lent to this account. */
  readonly delegations: readonly Delegation[];
  /**
   * `branchSecretary` and `branchSecretary@b03.017` for each grant, lent ones too, so that holders can be
   * looked up; whether a loan runs is `grantsAt`’s to say.
   */
  readonly holds: readonly string[];
  /**
   * The other accounts of the person, where somebody acts or reads: it is the person who is recused and not
   * an account (docs/handbook/process.md#1.17). Not in the view.
   */
  readonly others?: readonly AccessRow[];
};

/** The account with the person's other ones. */
export function ofOnePerson(account: AccessRow, accounts: readonly AccessRow[]): AccessRow {
  const others = accounts.filter(({ accountId }) => accountId !== account.accountId);
  return others.length === 0 ? account : { ...account, others };
}

/**
 * The value that finds the holders of a role, or of a role for one unit: `{ field: 'holds', has:
 * holding('branchSecretary', 'b03.017') }`.
 */
export function holding(role: string, unitId?: string): string {
  return unitId === undefined ? role : `${role}@${unitId}`;
}

const ofBorrower = (event: Heard<'DelegationGiven' | 'DelegationEnded'>) => [event.data.to];

export const accessView: View<AccessRow> = copy('access', {
  version: 5,
  indexes: ['personId', 'login'],
  keys: ({ data }) => ('accountIds' in data ? data.accountIds : [data.accountId]),
  on: {
    AccountCreated: (_row, { data }) => created(data),
    AccountDisabled: (row) => row && { ...row, disabled: true },
    PasswordSet: (row, { data, position, time }) =>
      row && {
        ...row,
        mustChangePassword: data.oneTime,
        ...(data.oneTime && { resetPosition: position }),
        ...(!data.oneTime && { hasChosen: true as const }),
        ...(data.oneTime && row.hasChosen && { resetAt: time }),
      },
    AdministratorRestored: (row, { time }) => row && { ...row, resetAt: time },
    RoleGranted: (row, { data }) =>
      row && holdingAll({ ...row, grants: withGrant(row.grants, grantOf(data)) }),
    RoleRevoked: (row, { data }) => row && holdingAll({ ...row, grants: withoutGrant(row.grants, data) }),
    PersonMoved: (row, { data }) => row && withUnit(row, data.unitId),
    DelegationGiven: {
      keys: ofBorrower,
      fold: (row, { data }) =>
        row &&
        holdingAll({
          ...row,
          delegations: [...withoutDelegation(row.delegations, data), delegationOf(data)],
        }),
    },
    DelegationEnded: {
      keys: ofBorrower,
      fold: (row, { data }) =>
        row && holdingAll({ ...row, delegations: withoutDelegation(row.delegations, data) }),
    },
  },
});

function created({
  accountId,
  personId,
  login,
  name,
  unitId,
  language,
}: Heard<'AccountCreated'>['data']): AccessRow {
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
