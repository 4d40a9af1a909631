import { panel, type RowOf, view } from '@laurel/contracts';

const model = panel.readModels.declarations;
type Row = RowOf<typeof model>;

/**
 * The declaration of each expert: the conflicts declared and derived so far, and when it was completed. A
 * declaration holds for the entries admitted before it, so that new ones are to be gone through again.
 */
export const declarationsView = view('declarations', model, {
  version: 1,
  keys: ({ data }) =>
    ('experts' in data ? data.experts.map(({ accountId }) => accountId) : [data.expertId]).map(
      (expertId) => `${data.campaignId}.${expertId}`,
    ),
  on: {
    PanelConvened: (row, { data: { campaignId } }, key) =>
      row ?? none({ campaignId, expertId: key.slice(campaignId.length + 1) }),
    ConflictDeclared: (row, { data }) => {
      const before = row ?? none(data);
      return { ...before, declared: withEntry(before.declared, data) };
    },
    ConflictDerived: (row, { data }) => {
      const before = row ?? none(data);
      return { ...before, derived: withEntry(before.derived, data) };
    },
    ConflictsDeclaredComplete: (row, { data, time }) => ({ ...(row ?? none(data)), completedAt: time }),
    /** Only what the expert declared is taken back. */
    RecusalWithdrawn: (row, { data }) =>
      row && { ...row, declared: row.declared.filter((branchId) => branchId !== data.branchId) },
  },
});

function none({ campaignId, expertId }: { campaignId: string; expertId: string }): Row {
  return { campaignId, accountId: expertId, declared: [], derived: [] };
}

/** A conflict may be derived for several reasons. */
function withEntry(branchIds: readonly string[], { branchId }: { readonly branchId: string }): string[] {
  return [...branchIds.filter((one) => one !== branchId), branchId];
}
