import { copy } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { Appointment } from '@laurel/rules';

/**
 * The secretary of a branch, by the latest appointment; none while the post is vacant. Serves decisions only.
 */
export type SecretaryRow = Appointment & { readonly [field: string]: unknown };

export const secretariesView: View<SecretaryRow> = copy('secretaries', {
  version: 2,
  indexes: [],
  keys: ({ data }) => [data.branchId],
  on: {
    SecretaryAppointed: (_row, { data: { personId, since, until } }) => ({
      personId,
      since,
      ...(until !== undefined && { until }),
    }),
    SecretaryVacated: () => undefined,
  },
});
