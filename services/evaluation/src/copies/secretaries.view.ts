import { heard } from '@laurel/contracts';
import type { View } from '@laurel/core';

/** Who leads a branch, by the latest appointment. Serves decisions only. */
export type SecretaryRow = { readonly personId: string; readonly since: string };

export const secretariesView: View<SecretaryRow> = {
  name: 'secretaries',
  version: 1,
  hears: ['SecretaryAppointed'],
  indexes: [],
  keys: (event) => [event.data.branchId],
  fold(row, event) {
    const said = heard(event);
    return said.type === 'SecretaryAppointed' ? { personId: said.data.personId, since: said.data.since } : row;
  },
};
