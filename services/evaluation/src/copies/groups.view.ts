import { copy } from '@laurel/contracts';
import type { View } from '@laurel/core';

/**
 * Those who assess entries: group members for the entries assigned to their group, and whoever recorded a
 * visit.
 */
export interface GroupRow {
  readonly campaignId: string;
  readonly members: readonly { readonly accountId: string; readonly personId: string }[];
  readonly branchIds: readonly string[];
  readonly recorded: readonly { readonly branchId: string; readonly accountId: string }[];
  readonly [field: string]: unknown;
}

/**
 * An assessor of an entry is not its expert (docs/handbook/process.md#1.17). Somebody who once was a member
 * stays one for this purpose. Serves decisions only.
 */
export const groupsView: View<GroupRow> = copy('groups', {
  version: 2,
  indexes: ['campaignId'],
  keys: ({ data }) => [`${data.campaignId}.${data.groupId}`],
  on: {
    AssessmentGroupFormed: (row, { data }) => {
      const before = row ?? noGroup(data);
      const members = data.members.map(({ accountId, personId }) => ({ accountId, personId }));
      const known = before.members.filter(
        (old) => !members.some(({ accountId }) => accountId === old.accountId),
      );
      return { ...before, members: [...known, ...members] };
    },
    CandidateAssigned: (row, { data }) => {
      const before = row ?? noGroup(data);
      return {
        ...before,
        branchIds: [...before.branchIds.filter((id) => id !== data.branchId), data.branchId],
      };
    },
    AssessmentRecorded: (row, { data }) => {
      const before = row ?? noGroup(data);
      const { branchId, recordedBy } = data;
      const others = before.recorded.filter(
        (pair) => pair.branchId !== branchId || !recordedBy.includes(pair.accountId),
      );
      const recorded = [...others, ...recordedBy.map((accountId) => ({ branchId, accountId }))];
      // Visits to different entries arrive in no common order; the row must not tell in which.
      return { ...before, recorded: recorded.sort((one, other) => (pairKey(one) < pairKey(other) ? -1 : 1)) };
    },
  },
});

function noGroup({ campaignId }: { readonly campaignId: string }): GroupRow {
  return { campaignId, members: [], branchIds: [], recorded: [] };
}

function pairKey({ branchId, accountId }: GroupRow['recorded'][number]): string {
  return `${branchId} ${accountId}`;
}
