import { copy, entryKey } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { EntryExperts } from '../title/title.rules.ts';

/** The experts who may score an entry, and those recused from it. Serves decisions only. */
export type EntryExpertsRow = { [Field in keyof EntryExperts]: EntryExperts[Field] };

const none: EntryExpertsRow = { experts: [], recused: [] };

export const entryExpertsView: View<EntryExpertsRow> = copy('entry-experts', {
  version: 2,
  indexes: [],
  on: {
    PanelFrozen: {
      keys: ({ data: { campaignId, assignments } }) =>
        assignments.map(({ branchId }) => entryKey({ campaignId, branchId })),
      fold: (row = none, { data: { campaignId, assignments } }, key) => {
        const assigned =
          assignments.find(({ branchId }) => entryKey({ campaignId, branchId }) === key)?.experts ?? [];
        return { ...row, experts: assigned.filter((expert) => !row.recused.includes(expert)) };
      },
    },
    ExpertRecused: {
      keys: ({ data }) => [entryKey(data)],
      fold: (row = none, { data: { expertId } }) => ({
        experts: row.experts.filter((expert) => expert !== expertId),
        recused: [...new Set([...row.recused, expertId])].sort(),
      }),
    },
    RecusalWithdrawn: {
      keys: ({ data }) => [entryKey(data)],
      fold: (row = none, { data: { expertId, seated: sits } }) => ({
        experts: sits ? seated(row.experts, expertId) : row.experts,
        recused: row.recused.filter((expert) => expert !== expertId),
      }),
    },
    /** The substitute may score titles as the one who left might have. */
    ExpertSubstituted: {
      keys: ({ data: { campaignId, sheets } }) => [
        ...new Set(sheets.map(({ branchId }) => entryKey({ campaignId, branchId }))),
      ],
      fold: (row = none, { data: { expertId, substitute } }) => ({
        ...row,
        experts: seated(
          row.experts.filter((expert) => expert !== expertId),
          substitute.accountId,
        ),
      }),
    },
  },
});

function seated(experts: readonly string[], expertId: string): string[] {
  return [...experts.filter((expert) => expert !== expertId), expertId].sort();
}
