import { copy } from '@laurel/contracts';
import type { View } from '@laurel/core';

/**
 * The bureaus and branches of the city's register, by id. A record of before may lack registrations; its
 * units are known by their secretaries and entries. Serves decisions only.
 */
export type RegisteredUnitRow = { readonly registered: true };

const registered = (): RegisteredUnitRow => ({ registered: true });

export const registeredUnitsView: View<RegisteredUnitRow> = copy('registered-units', {
  version: 1,
  indexes: [],
  on: {
    BureauRegistered: { keys: ({ data }) => [data.bureauId], fold: registered },
    BranchRegistered: { keys: ({ data }) => [data.branchId], fold: registered },
    SecretaryAppointed: { keys: ({ data }) => [data.branchId], fold: registered },
    EntryAdmitted: { keys: ({ data }) => [data.branchId, data.bureauId], fold: registered },
  },
});
