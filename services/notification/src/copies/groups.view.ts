import type { View } from '@laurel/core';

/** Who is in an assessment group? Internal, for its messages. */
export type GroupRow = { readonly members: readonly string[] };

export const groupsView: View<GroupRow> = {
  name: 'groups',
  version: 1,
  hears: ['AssessmentGroupFormed'],
  indexes: [],
  keys: ({ data }) => [`${data.campaignId}.${data.groupId}`],
  fold: (_row, { data }) => ({ members: (data.members as { accountId: string }[]).map(({ accountId }) => accountId) }),
};
