import { type Grant, grantOf, identityReadings, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';

/** Which roles were asked for, by whom, and what became of it? */
export type RoleRequestRow = RowOf<typeof identityReadings.roleRequests>;

export const roleRequestsView: View<RoleRequestRow> = {
  name: 'role-requests',
  version: 1,
  hears: ['RoleRequested', 'RoleGranted', 'RoleRevoked'],
  indexes: identityReadings.roleRequests.indexes,
  keys: ({ data }) => [requestKey(data.accountId as string, data as Grant)],
  fold(row, { type, data, time, actor }) {
    if (type === 'RoleRequested') {
      const { accountId, name, personId, reason } = data;
      return { accountId, name, personId, ...grantOf(data), reason, status: 'requested', requestedBy: actor.account, requestedAt: time };
    }
    if (!row) return undefined;
    const decided = { ...row, decidedBy: actor.account, decidedAt: time };
    return type === 'RoleGranted' ? { ...decided, status: 'granted' } : { ...decided, status: 'revoked', revokedFor: data.reason };
  },
};

function requestKey(accountId: string, { role, unitId }: Grant): string {
  return [accountId, role, ...(unitId === undefined ? [] : [unitId])].join('.');
}
