import { account, grantOf, type Heard, roleKey, view } from '@laurel/contracts';

/** Every role that was asked for or is to be lent, by whom, and what became of it. */
const ofLoan = ({ data }: Heard<'DelegationRequested' | 'DelegationGiven' | 'DelegationEnded'>) => [
  `${data.accountId}.${roleKey(data)}.${data.to}`,
];

export const roleRequestsView = view('role-requests', account.readModels.roleRequests, {
  version: 3,
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
    DelegationRequested: {
      keys: ofLoan,
      fold: (_row, { data, time, actor }) => {
        const { accountId, name, personId, to, from, until } = data;
        const loan = { accountId, name, personId, ...grantOf(data), to, from, until };
        return { ...loan, status: 'requested', requestedBy: actor.account, requestedAt: time };
      },
    },
    DelegationGiven: {
      keys: ofLoan,
      fold: (row, { time, actor }) =>
        row && { ...row, status: 'granted', decidedBy: actor.account, decidedAt: time },
    },
    DelegationEnded: {
      keys: ofLoan,
      fold: (row, { time, actor }) =>
        row && { ...row, status: 'revoked', decidedBy: actor.account, decidedAt: time },
    },
  },
});
