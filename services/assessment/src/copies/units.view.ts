import { heard } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { KnownUnit } from './unit.rules.ts';

type UnitRow = KnownUnit & { readonly [field: string]: unknown };

/** Which bureaus and branches there are. Serves decisions only; application owns the organisation (PROCESS.md 1.23). */
export const unitsView: View<UnitRow> = {
  name: 'units',
  version: 1,
  hears: ['BureauRegistered', 'BranchRegistered', 'BranchMerged'],
  indexes: [],
  keys(event) {
    const said = heard(event);
    return [said.type === 'BureauRegistered' ? said.data.bureauId : event.data.branchId];
  },
  fold(row, event) {
    const said = heard(event);
    switch (said.type) {
      case 'BureauRegistered':
        return { kind: 'bureau' };
      case 'BranchRegistered':
        return { kind: 'branch' };
      case 'BranchMerged':
        return { kind: 'branch', ...row, mergedInto: said.data.into };
      default:
        return row;
    }
  },
};
