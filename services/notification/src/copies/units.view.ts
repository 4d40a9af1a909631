import type { View } from '@laurel/core';

/** What is a unit called, and of what kind is it? Internal: messages name units, audiences ask which bureaus recommend. */
export type UnitRow = { readonly name: string; readonly kind?: string };

export const unitsView: View<UnitRow> = {
  name: 'units',
  version: 1,
  hears: ['BureauRegistered', 'BranchRegistered', 'BranchRenamed'],
  indexes: [],
  keys: ({ type, data }) => [(type === 'BureauRegistered' ? data.bureauId : data.branchId) as string],
  fold: (_row, { type, data }) => (type === 'BureauRegistered' ? { name: data.name, kind: data.kind } : { name: data.name }),
};
