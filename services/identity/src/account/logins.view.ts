import type { View } from '@laurel/core';

/** Whose is a login? Kept by the first who got it, also when disabled, so that a name never changes hands. */
export type LoginRow = { readonly accountId: string };

export const loginsView: View<LoginRow> = {
  name: 'logins',
  version: 1,
  hears: ['AccountCreated'],
  indexes: [],
  keys: (event) => [loginKey(event.data.login as string)],
  fold: (row, event) => row ?? { accountId: event.data.accountId as string },
};

/** Two logins that look alike to people are one. */
export function loginKey(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}
