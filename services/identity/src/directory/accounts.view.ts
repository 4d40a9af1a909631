import {
  account,
  delegationOf,
  grantOf,
  type Heard,
  type RowOf,
  view,
  withGrant,
  withoutDelegation,
  withoutGrant,
  withUnit,
} from '@laurel/contracts';

/**
 * Every account, its holder and what it may do. Of the past only what still holds; the rest is in the
 * history.
 */
const { accounts } = account.readModels;
type Row = RowOf<typeof accounts>;

export const accountsView = view('accounts', accounts, {
  version: 4,
  keys: ({ data }) => ('accountIds' in data ? data.accountIds : [data.accountId]),
  on: {
    AccountCreated: (_row, event) => created(event),
    AccountDisabled: (row) => row && { ...row, status: 'disabled' },
    PasswordSet: (row, { data }) => row && { ...row, oneTimePassword: data.oneTime },
    SealedCodeMade: {
      keys: ({ data: { accountId, usedUp } }) => [...new Set([accountId, usedUp ?? accountId])],
      fold: (row, { data, time }, key) =>
        row && withSealedCode(row, key === data.accountId ? time : undefined),
    },
    RoleGranted: (row, { data }) => row && { ...row, roles: withGrant(row.roles, grantOf(data)) },
    RoleRevoked: (row, { data }) => row && { ...row, roles: withoutGrant(row.roles, data) },
    PersonMoved: (row, { data }) => row && withUnit(row, data.unitId),
    DelegationGiven: {
      keys: bothSides,
      fold: (row, { data }, key) => row && withDelegation(row, data, key, [delegationOf(data)]),
    },
    DelegationEnded: {
      keys: bothSides,
      fold: (row, { data }, key) => row && withDelegation(row, data, key, []),
    },
  },
});

type Delegated = Heard<'DelegationGiven' | 'DelegationEnded'>['data'];

/** A delegation stands in the row of whoever lends and in that of whoever borrows. */
function bothSides({ data }: { readonly data: Delegated }): string[] {
  return [data.accountId, data.to];
}

function withDelegation(row: Row, data: Delegated, key: string, added: Row['lent']): Row {
  const side = data.accountId === key ? 'lent' : 'borrowed';
  return { ...row, [side]: [...withoutDelegation(row[side], data), ...added] };
}

function withSealedCode(row: Row, at: string | undefined): Row {
  const { sealedCodeAt: _before, ...rest } = row;
  return { ...rest, ...(at !== undefined && { sealedCodeAt: at }) };
}

function created({ data, time }: Heard<'AccountCreated'>): Omit<Row, 'version'> {
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
  };
}
