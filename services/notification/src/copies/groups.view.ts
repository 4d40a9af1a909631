import { copy } from '@laurel/contracts';
import type { View } from '@laurel/core';

/** The members of each assessment group, for its messages. */
export type GroupRow = { readonly members: readonly string[] };

export const groupsView: View<GroupRow> = copy('groups', {
  version: 2,
  indexes: [],
  on: {
    AssessmentGroupFormed: {
      keys: ({ data }) => [`${data.campaignId}.${data.groupId}`],
      fold: (_row, { data }) => ({ members: data.members.map(({ accountId }) => accountId) }),
    },
  },
});
