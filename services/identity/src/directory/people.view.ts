import {
  account,
  administratorRoles,
  grantOf,
  type RowOf,
  view,
  withGrant,
  withoutGrant,
  withUnit,
} from '@laurel/contracts';

/**
 * The people of whom groups and panels are formed and to whom a role may be lent. Administrators do not take
 * part.
 */
const { people } = account.readModels;
type Row = RowOf<typeof people>;

export const peopleView = view('people', people, {
  version: 3,
  keys: ({ data }) => ('accountIds' in data ? data.accountIds : [data.accountId]),
  on: {
    AccountDisabled: () => undefined,
    PersonMoved: (row, { data }) => row && withUnit(row, data.unitId),
    RoleGranted: (row, { data }) => {
      if (administratorRoles.includes(data.role)) return row;
      const { accountId, name, personId, personUnit } = data;
      const person = { accountId, name, personId, ...(personUnit !== undefined && { unitId: personUnit }) };
      return withRoles(person, withGrant(row?.roles ?? [], grantOf(data)));
    },
    RoleRevoked: (row, { data }) => row && withRoles(row, withoutGrant(row.roles, data)),
  },
});

/** The person with these roles; nobody without any. */
function withRoles(person: Omit<Row, 'roles' | 'roleNames'>, roles: Row['roles']): Row | undefined {
  return roles.length === 0
    ? undefined
    : { ...person, roles, roleNames: [...new Set(roles.map(({ role }) => role))] };
}
