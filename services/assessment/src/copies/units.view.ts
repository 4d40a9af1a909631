import { copy } from '@laurel/contracts';
import type { KnownUnit } from './unit.rules.ts';

type UnitRow = KnownUnit & { readonly [field: string]: unknown };

/**
 * The bureaus and branches that exist. Serves decisions only; application owns the organisation
 * (docs/handbook/process.md#1.23).
 */
export const unitsView = copy<UnitRow>('units', {
  version: 4,
  indexes: [],
  on: {
    BureauRegistered: { keys: ({ data }) => [data.bureauId], fold: () => ({ kind: 'bureau' }) },
    BranchRegistered: { keys: ({ data }) => [data.branchId], fold: () => ({ kind: 'branch' }) },
    SecretaryAppointed: {
      keys: ({ data }) => [data.branchId],
      fold: (row, { data: { personId, since, until } }) => ({
        kind: 'branch',
        ...row,
        secretary: { personId, since, ...(until !== undefined && { until }) },
      }),
    },
    SecretaryVacated: {
      keys: ({ data }) => [data.branchId],
      fold(row) {
        if (!row) return undefined;
        const { secretary: _secretary, ...vacant } = row;
        return vacant as UnitRow;
      },
    },
    BranchDissolved: {
      keys: ({ data }) => [data.branchId],
      fold: (row) => ({ kind: 'branch', ...row, dissolved: true }),
    },
    BranchMerged: {
      keys: ({ data }) => [data.branchId],
      fold: (row, { data }) => ({ kind: 'branch', ...row, mergedInto: data.into }),
    },
    EntryCarriedOver: {
      keys: ({ data }) => [data.branchId],
      fold: (row, { data: { campaignId, into } }) => ({
        ...{ kind: 'branch', ...row },
        carriedBy: { ...row?.carriedBy, [campaignId]: into },
      }),
    },
  },
});
