import { account, view } from '@laurel/contracts';

/**
 * The names of those who act in an office, for whoever meets their account: in any role but that of an
 * expert, whose name is told by the panel to those who run it (docs/handbook/process.md#1.17). Whoever left
 * keeps the name, because the record still names the account.
 */
const { names } = account.readModels;

export const namesView = view('names', names, {
  version: 1,
  keys: ({ data }) => [data.accountId],
  on: {
    RoleGranted: (row, { data: { accountId, name, role } }) =>
      role === 'expert' ? row : { accountId, name },
  },
});
