import { copy } from '@laurel/contracts';
import type { KnownUnit } from './unit.rules.ts';

type UnitRow = KnownUnit & { readonly [field: string]: unknown };

/**
 * The bureaus and branches that exist. Serves decisions only; application owns the organisation
 * (docs/handbook/process.md#1.23).
 */
export const unitsView = copy<UnitRow>('units', {
  version: 1,
  indexes: [],
  on: {
    BureauRegistered: { keys: ({ data }) => [data.bureauId], fold: () => ({ kind: 'bureau' }) },
    BranchRegistered: { keys: ({ data }) => [data.branchId], fold: () => ({ kind: 'branch' }) },
    BranchMerged: {
      keys: ({ data }) => [data.branchId],
      fold: (row, { data }) => ({ kind: 'branch', ...row, mergedInto: data.into }),
    },
  },
});
