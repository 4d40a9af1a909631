import { account, grantOf, roleKey, view } from '@laurel/contracts';

/** Every role that was asked for, by whom, and what became of it. */
export const roleRequestsView = view('role-requests', account.readModels.roleRequests, {
  version: 2,
  keys: ({ data }) => [`${data.accountId}.${roleKey(data)}`],
  on: {
    RoleRequested: (_row, { data, time, actor }) => {
      const { accountId, name, personId, reason } = data;
      const requested = { requestedBy: actor.account, requestedAt: time };
      return { accountId, name, personId, ...grantOf(data), reason, status: 'requested', ...requested };
    },
    RoleGranted: (row, { time, actor }) =>
      row && { ...row, status: 'granted', decidedBy: actor.account, decidedAt: time },
    RoleRevoked: (row, { data, time, actor }) =>
      row && {
        ...row,
        status: 'revoked',
        decidedBy: actor.account,
        decidedAt: time,
        revokedFor: data.reason,
      },
  },
});
