import { copy, entryKey } from '@laurel/contracts';
import type { Assignment } from './assessor.rules.ts';

type AssignmentRow = Assignment & { readonly [field: string]: unknown };

/**
 * The group that a candidate is assigned to now, and the assessors recused from it in any group. Serves
 * decisions only.
 */
export const assignmentsView = copy<AssignmentRow>('assignments', {
  version: 1,
  indexes: [],
  on: {
    CandidateAssigned: {
      keys: ({ data }) => [entryKey(data)],
      fold: (row, { data: { groupId, lead, members } }) => ({
        groupId,
        lead,
        members,
        recused: row?.recused ?? [],
      }),
    },
    AssessorRecused: {
      keys: ({ data }) => [entryKey(data)],
      fold: (row, { data }) => ({ members: [], ...row, recused: [...(row?.recused ?? []), data.accountId] }),
    },
  },
});
