import { entryKey, heard } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { Assignment } from './assessor.rules.ts';

type AssignmentRow = Assignment & { readonly [field: string]: unknown };

/** Which group a candidate is assigned to now, and who is recused from it in any group. Serves decisions only. */
export const assignmentsView: View<AssignmentRow> = {
  name: 'assignments',
  version: 1,
  hears: ['CandidateAssigned', 'AssessorRecused'],
  indexes: [],
  keys: (event) => [entryKey(event.data)],
  fold(row, event) {
    const said = heard(event);
    const recused = row?.recused ?? [];
    switch (said.type) {
      case 'CandidateAssigned': {
        const { groupId, lead, members } = said.data;
        return { groupId, lead, members, recused };
      }
      case 'AssessorRecused':
        return { members: [], ...row, recused: [...recused, said.data.accountId] };
      default:
        return row;
    }
  },
};
