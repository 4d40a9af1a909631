import { panel, type RowOf, view } from '@laurel/contracts';

const model = panel.readModels.conflicts;
export type ConflictRow = RowOf<typeof model>;

/**
 * The experts who keep away from an entry, and why: a conflict is declared by the expert, or derived from
 * unit and assessment (docs/handbook/process.md#1.17).
 */
export const conflictsView = view('conflicts', model, {
  version: 1,
  keys: ({ data }) => [`${data.campaignId}.${data.branchId}.${data.expertId}`],
  on: {
    ConflictDeclared: (row, { data, time }) => ({
      ...(row ?? noConflict(data)),
      ground: data.ground,
      declaredAt: time,
    }),
    ConflictDerived: (row, { data }) => {
      const before = row ?? noConflict(data);
      const others = before.relations.filter((relation) => relation !== data.relation);
      return { ...before, relations: [...others, data.relation] };
    },
    ExpertRecused: (row, { data, time }) => ({ ...(row ?? noConflict(data)), recusedAt: time }),
    RecusalWithdrawn: () => undefined,
  },
});

function noConflict({
  campaignId,
  branchId,
  expertId,
}: {
  campaignId: string;
  branchId: string;
  expertId: string;
}): ConflictRow {
  return { campaignId, branchId, accountId: expertId, relations: [] };
}
