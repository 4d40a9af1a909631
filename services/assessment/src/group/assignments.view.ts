import { copy, entryKey } from '@laurel/contracts';
import type { Assignment } from './assessor.rules.ts';

type AssignmentRow = Assignment & { readonly [field: string]: unknown };

const nobody: AssignmentRow = { members: [], recused: [] };

/**
 * The group that a candidate is assigned to now, and the assessors recused from it in any group. Serves
 * decisions only.
 */
export const assignmentsView = copy<AssignmentRow>('assignments', {
  version: 2,
  indexes: [],
  on: {
    CandidateAssigned: {
      keys: ({ data }) => [entryKey(data)],
      fold: (row, { data: { groupId, lead, members } }) => ({
        ...(row ?? nobody),
        groupId,
        lead,
        members,
      }),
    },
    AssessorRecused: {
      keys: ({ data }) => [entryKey(data)],
      fold: (row = nobody, { data: { accountId, source } }) => ({
        ...row,
        recused: [...row.recused, accountId],
        ...(source === 'derived' && { derived: [...(row.derived ?? []), accountId] }),
      }),
    },
    AssessorRecusalWithdrawn: {
      keys: ({ data }) => [entryKey(data)],
      fold: (row, { data }) =>
        row && { ...row, recused: row.recused.filter((account) => account !== data.accountId) },
    },
  },
});
