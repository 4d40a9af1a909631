import { group, view } from '@laurel/contracts';

/**
 * Each assessment group with its members and the candidates that it visits. A candidate that moves leaves the
 * row of its former group.
 */
export const groupsView = view('groups', group.readModels.groups, {
  version: 3,
  on: {
    AssessmentGroupFormed: (_row, { data, time }) => ({ ...data, branchIds: [], formedAt: time }),
    CandidateAssigned: {
      keys: ({ data: { campaignId, groupId, from } }) =>
        [groupId, ...(from === undefined ? [] : [from])].map((name) => `${campaignId}.${name}`),
      fold(row, { data: { branchId, groupId } }) {
        const others = row?.branchIds.filter((other) => other !== branchId) ?? [];
        return row && { ...row, branchIds: row.groupId === groupId ? [...others, branchId] : others };
      },
    },
  },
});
