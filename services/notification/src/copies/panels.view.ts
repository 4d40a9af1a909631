import { copy } from '@laurel/contracts';
import type { View } from '@laurel/core';

/**
 * The experts on the panel of each campaign, and from which branches each is recused: messages about ballots
 * go to them and to no other expert.
 */
export type PanelRow = {
  readonly experts: readonly string[];
  /** `<branch> <account>`, in the order in which they were recused. */
  readonly recused: readonly string[];
};

export const panelsView: View<PanelRow> = copy('panels', {
  version: 1,
  indexes: [],
  keys: ({ data }) => [data.campaignId],
  on: {
    PanelConvened: (row, { data }) => ({
      recused: row?.recused ?? [],
      experts: data.experts.map(({ accountId }) => accountId),
    }),
    ExpertRecused: (row, { data: { branchId, expertId } }) => ({
      experts: row?.experts ?? [],
      recused: [...new Set([...(row?.recused ?? []), recusal(branchId, expertId)])],
    }),
    RecusalWithdrawn: (row, { data: { branchId, expertId } }) =>
      row && { ...row, recused: row.recused.filter((each) => each !== recusal(branchId, expertId)) },
    // Somebody substituted for certain entries goes on with the others.
    ExpertSubstituted: (row, { data: { expertId, substitute, branchIds } }) =>
      row && {
        ...row,
        experts: [
          ...row.experts.filter((each) => each !== substitute.accountId && (branchIds || each !== expertId)),
          substitute.accountId,
        ],
      },
  },
});

export function recusal(branchId: string, accountId: string): string {
  return `${branchId} ${accountId}`;
}
