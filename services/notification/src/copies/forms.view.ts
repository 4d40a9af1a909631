import { copy, entryKey, unitKey } from '@laurel/contracts';
import type { View } from '@laurel/core';

/** The nominated branches whose form is awaited: only the late are reminded. */
export type FormRow = { readonly campaignId: string; readonly branchId: string; readonly bureauId: string };

export const formsView: View<FormRow> = copy('forms', {
  version: 2,
  indexes: ['campaignId', 'bureauId'],
  keys: ({ data }) => ('branchId' in data ? [entryKey(data)] : []),
  on: {
    CandidateRecommended: (_row, { data }) => awaited(data),
    CandidateSelfNominated: (_row, { data }) => awaited(data),
    ApplicationSubmitted: () => undefined,
    ApplicationTakenBack: (_row, { data }) => awaited(data),
    ApplicationWithdrawn: () => undefined,
    ApplicationLapsed: () => undefined,
    ApplicationDeclaredIneligible: () => undefined,
    RecommendationRecalled: {
      keys: ({ data }) => data.branchIds.map((branchId) => unitKey(data.campaignId, branchId)),
      fold: () => undefined,
    },
  },
});

function awaited({
  campaignId,
  branchId,
  bureauId,
}: Pick<FormRow, 'campaignId' | 'branchId' | 'bureauId'>): FormRow {
  return { campaignId, branchId, bureauId };
}
