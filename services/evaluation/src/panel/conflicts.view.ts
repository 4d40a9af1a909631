import { evaluationReadings, heard, type Heard, type RowOf } from '@laurel/contracts';
import type { View } from '@laurel/core';

export type ConflictRow = RowOf<typeof evaluationReadings.conflicts>;

/** Which expert keeps away from which entry, and why: declared by the expert, or derived from unit and assessment (PROCESS.md 1.17). */
export const conflictsView: View<ConflictRow> = {
  name: 'conflicts',
  version: 1,
  hears: ['ConflictDeclared', 'ConflictDerived', 'ExpertRecused'],
  indexes: evaluationReadings.conflicts.indexes,
  keys: (event) => [`${event.data.campaignId}.${event.data.branchId}.${event.data.expertId}`],
  fold(row, event) {
    const said = heard(event);
    return changed(row ?? noConflict(event.data), said);
  },
};

function noConflict({ campaignId, branchId, expertId }: { campaignId: string; branchId: string; expertId: string }): ConflictRow {
  return { campaignId, branchId, accountId: expertId, relations: [] };
}

function changed(row: ConflictRow, event: Heard): ConflictRow {
  switch (event.type) {
    case 'ConflictDeclared':
      return { ...row, ground: event.data.ground, declaredAt: event.time };
    case 'ConflictDerived':
      return { ...row, relations: [...row.relations.filter((relation) => relation !== event.data.relation), event.data.relation] };
    case 'ExpertRecused':
      return { ...row, recusedAt: event.time };
    default:
      return row;
  }
}
