import { administratorRoles, grantOf, identityReadings, type RowOf, withGrant, withoutGrant } from '@laurel/contracts';
import type { View } from '@laurel/core';

/** Who is there to form groups and panels from, and to lend a role to? Administrators do not take part. */
export type PeopleRow = RowOf<typeof identityReadings.people>;

export const peopleView: View<PeopleRow> = {
  name: 'people',
  version: 1,
  hears: ['AccountDisabled', 'RoleGranted', 'RoleRevoked'],
  indexes: identityReadings.people.indexes,
  keys: (event) => [event.data.accountId as string],
  fold(row, { type, data }) {
    if (type === 'AccountDisabled') return undefined;
    if (administratorRoles.includes(data.role)) return row;
    const { accountId, name, personId, personUnit } = type === 'RoleGranted' ? data : { ...row, personUnit: row?.unitId };
    const roles = type === 'RoleGranted' ? withGrant(row?.roles ?? [], grantOf(data)) : withoutGrant(row?.roles ?? [], data);
    if (roles.length === 0) return undefined;
    const roleNames = [...new Set(roles.map(({ role }) => role))];
    return { accountId, name, personId, ...(personUnit !== undefined && { unitId: personUnit }), roles, roleNames };
  },
};
