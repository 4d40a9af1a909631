import { copy } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { ConfirmedRanking, RankedResult } from '../naming/order.rules.ts';

type Results = Readonly<Record<string, RankedResult>>;

/** The ranking that holds, and each entry's result in every confirmed version. Serves decisions only. */
export type ConfirmedRankingRow = {
  readonly computed?: { readonly version: number; readonly results: Results };
  readonly confirmed?: ConfirmedRanking;
};

export const confirmedRankingsView: View<ConfirmedRankingRow> = copy('confirmed-rankings', {
  version: 1,
  indexes: [],
  keys: ({ data }) => [data.campaignId],
  on: {
    RankingComputed: (row, { data }) => {
      const results = Object.fromEntries(
        data.ranked.map(({ branchId, place, final }) => [branchId, { place, final }]),
      );
      return { ...row, computed: { version: data.version, results } };
    },
    RankingConfirmed: (row = {}, { data: { version, winners, reserves } }) => {
      const now = row.computed?.version === version ? row.computed.results : {};
      return {
        ...row,
        confirmed: { version, winners, reserves, results: { ...row.confirmed?.results, [version]: now } },
      };
    },
  },
});
