import { heard } from '@laurel/contracts';
import type { View } from '@laurel/core';

/** Who assesses which entries: group members for the entries assigned to their group, and whoever recorded a visit. */
export interface GroupRow {
  readonly campaignId: string;
  readonly members: readonly { readonly accountId: string; readonly personId: string }[];
  readonly branchIds: readonly string[];
  readonly recorded: readonly { readonly branchId: string; readonly accountId: string }[];
  readonly [field: string]: unknown;
}

/** Serves decisions only: an assessor of an entry is not its expert (PROCESS.md 1.17). Who once was a member stays one for this purpose. */
export const groupsView: View<GroupRow> = {
  name: 'groups',
  version: 2,
  hears: ['AssessmentGroupFormed', 'CandidateAssigned', 'AssessmentRecorded'],
  indexes: ['campaignId'],
  keys: (event) => [`${event.data.campaignId}.${event.data.groupId}`],
  fold(row, event) {
    const said = heard(event);
    const before = row ?? { campaignId: event.data.campaignId, members: [], branchIds: [], recorded: [] };
    switch (said.type) {
      case 'AssessmentGroupFormed': {
        const members = said.data.members.map(({ accountId, personId }) => ({ accountId, personId }));
        const known = before.members.filter((old) => !members.some(({ accountId }) => accountId === old.accountId));
        return { ...before, members: [...known, ...members] };
      }
      case 'CandidateAssigned':
        return { ...before, branchIds: [...before.branchIds.filter((id) => id !== said.data.branchId), said.data.branchId] };
      case 'AssessmentRecorded': {
        const { branchId, recordedBy } = said.data;
        const others = before.recorded.filter((pair) => pair.branchId !== branchId || !recordedBy.includes(pair.accountId));
        const recorded = [...others, ...recordedBy.map((accountId) => ({ branchId, accountId }))];
        // Visits to different entries arrive in no common order; the row must not tell in which.
        return { ...before, recorded: recorded.sort((one, other) => (pairKey(one) < pairKey(other) ? -1 : 1)) };
      }
      default:
        return row;
    }
  },
};

function pairKey({ branchId, accountId }: GroupRow['recorded'][number]): string {
  return `${branchId} ${accountId}`;
}
