import { assessmentReadings, heard, type Heard, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';

export type GroupRow = RowOf<typeof assessmentReadings.groups>;

/** Who is in which assessment group, and which candidates it visits. */
export const groupsView: View<GroupRow> = {
  name: 'groups',
  version: 1,
  hears: ['AssessmentGroupFormed', 'CandidateAssigned', 'VisitPlanned', 'AssessorRecused'],
  indexes: assessmentReadings.groups.indexes,
  keys(event) {
    const { campaignId, groupId, from } = event.data;
    return [groupId, ...(from === undefined ? [] : [from])].map((name) => `${campaignId}.${name}`);
  },
  fold(row, event, key) {
    const said = heard(event);
    if (said.type === 'AssessmentGroupFormed') {
      const { campaignId, groupId, name, lead, departments, members } = said.data;
      return { campaignId, groupId, name, lead, departments, members, branchIds: [], formedAt: said.time, version: said.revision };
    }
    if (!row || said.type !== 'CandidateAssigned') return row && touched(row, said);
    const { branchId, groupId } = said.data;
    const others = row.branchIds.filter((other) => other !== branchId);
    return key === `${row.campaignId}.${groupId}`
      ? { ...touched(row, said), branchIds: [...others, branchId] }
      : { ...row, branchIds: others };
  },
};

function touched(row: GroupRow, event: Heard): GroupRow {
  return { ...row, version: event.revision };
}
