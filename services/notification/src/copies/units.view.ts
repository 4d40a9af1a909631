import { copy } from '@laurel/contracts';
import type { View } from '@laurel/core';

/** The name and kind of each unit: messages name units, audiences ask which bureaus recommend. */
export type UnitRow = { readonly name: string; readonly kind?: string };

export const unitsView: View<UnitRow> = copy('units', {
  version: 2,
  indexes: [],
  keys: ({ data }) => ['branchId' in data ? data.branchId : data.bureauId],
  on: {
    BureauRegistered: (_row, { data: { name, kind } }) => ({ name, kind }),
    BranchRegistered: (_row, { data: { name } }) => ({ name }),
    BranchRenamed: (_row, { data: { name } }) => ({ name }),
  },
});
