import { copy, entryKey } from '@laurel/contracts';
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

/** The group that assesses an entry, and who of it must keep away. */
export type AssignmentRow = { readonly group?: string; readonly recused: readonly string[] };

export const assignmentsView: View<AssignmentRow> = copy('assignments', {
  version: 2,
  indexes: [],
  keys: ({ data }) => [entryKey(data)],
  on: {
    CandidateAssigned: (row, { data: { campaignId, groupId } }) => ({
      recused: row?.recused ?? [],
      group: `${campaignId}.${groupId}`,
    }),
    AssessorRecused: (row, { data: { accountId } }) => ({
      ...row,
      recused: [...new Set([...(row?.recused ?? []), accountId])].sort(),
    }),
    AssessorRecusalWithdrawn: (row, { data: { accountId } }) =>
      row && { ...row, recused: row.recused.filter((account) => account !== accountId) },
  },
});
