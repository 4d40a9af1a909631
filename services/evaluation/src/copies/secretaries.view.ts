import { copy } from '@laurel/contracts';
import type { View } from '@laurel/core';

/** The secretary of a branch, by the latest appointment. Serves decisions only. */
export type SecretaryRow = { readonly personId: string; readonly since: string };

export const secretariesView: View<SecretaryRow> = copy('secretaries', {
  version: 1,
  indexes: [],
  keys: ({ data }) => [data.branchId],
  on: {
    SecretaryAppointed: (_row, { data: { personId, since } }) => ({ personId, since }),
  },
});
