import { copy } from '@laurel/contracts';

/**
 * The holder of each login: the first who got it keeps it, also when disabled, so that a name never changes
 * hands.
 */
export type LoginRow = { readonly accountId: string };

export const loginsView = copy<LoginRow>('logins', {
  version: 2,
  indexes: [],
  on: {
    AccountCreated: {
      keys: ({ data }) => [loginKey(data.login)],
      fold: (row, { data }) => row ?? { accountId: data.accountId },
    },
  },
});

/** Two logins that look alike to people are one. */
export function loginKey(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}
