import { delegationOf, grantOf, identityReadings, type RowOf, withGrant, withoutDelegation, withoutGrant } from '@laurel/contracts';
import type { View, ViewedEvent } from '@laurel/core';

/** Which accounts are there, whose are they, and what may they do? Of the past only what still holds; the rest is in the record. */
export type AccountsRow = RowOf<typeof identityReadings.accounts>;

export const accountsView: View<AccountsRow> = {
  name: 'accounts',
  version: 1,
  hears: [
    'AccountCreated',
    'AccountDisabled',
    'PasswordSet',
    'RoleRequested',
    'RoleGranted',
    'RoleRevoked',
    'DelegationGiven',
    'DelegationEnded',
  ],
  indexes: identityReadings.accounts.indexes,
  keys: ({ data, type }) => (type.startsWith('Delegation') ? [data.accountId as string, data.to as string] : [data.accountId as string]),
  fold(row, event, key) {
    if (event.type === 'AccountCreated') return created(event);
    if (!row) return undefined;
    const own = event.data.accountId === key;
    return { ...changed(row, event, own), version: own ? event.revision : row.version };
  },
};

function created({ data, time, revision }: ViewedEvent): AccountsRow {
  const { accountId, login, name, personId, unitId, language } = data;
  return {
    accountId,
    login,
    name,
    personId,
    ...(unitId !== undefined && { unitId }),
    language,
    status: 'active',
    oneTimePassword: true,
    roles: [],
    borrowed: [],
    lent: [],
    createdAt: time,
    version: revision,
  };
}

function changed(row: AccountsRow, { type, data }: ViewedEvent, own: boolean): AccountsRow {
  const side = own ? 'lent' : 'borrowed';
  switch (type) {
    case 'AccountDisabled':
      return { ...row, status: 'disabled' };
    case 'PasswordSet':
      return { ...row, oneTimePassword: data.oneTime };
    case 'RoleGranted':
      return { ...row, roles: withGrant(row.roles, grantOf(data)) };
    case 'RoleRevoked':
      return { ...row, roles: withoutGrant(row.roles, data) };
    case 'DelegationGiven':
      return { ...row, [side]: [...withoutDelegation(row[side], data), delegationOf(data)] };
    case 'DelegationEnded':
      return { ...row, [side]: withoutDelegation(row[side], data) };
    default:
      return row;
  }
}
