import { copy, entryKey } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { EntryExperts } from '../title/title.rules.ts';

/** The experts who may score an entry, and those recused from it. Serves decisions only. */
export type EntryExpertsRow = { [Field in keyof EntryExperts]: EntryExperts[Field] };

const none: EntryExpertsRow = { experts: [], recused: [] };

export const entryExpertsView: View<EntryExpertsRow> = copy('entry-experts', {
  version: 1,
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
  },
});
