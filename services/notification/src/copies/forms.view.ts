import type { View } from '@laurel/core';
import { bureauOf } from '@laurel/rules';

/** Which nominated branches have not submitted their form? Internal: only the late are reminded. */
export type FormRow = { readonly campaignId: string; readonly branchId: string; readonly bureauId: string };

const awaited = ['CandidateRecommended', 'CandidateSelfNominated'];

export const formsView: View<FormRow> = {
  name: 'forms',
  version: 1,
  hears: [
    ...awaited,
    'ApplicationSubmitted',
    'ApplicationWithdrawn',
    'ApplicationLapsed',
    'ApplicationDeclaredIneligible',
    'RecommendationRecalled',
  ],
  indexes: ['campaignId', 'bureauId'],
  keys: ({ data }) => ((data.branchIds ?? [data.branchId]) as string[]).map((branchId) => `${data.campaignId}.${branchId}`),
  fold: (_row, { type, data }) =>
    awaited.includes(type)
      ? { campaignId: data.campaignId, branchId: data.branchId, bureauId: bureauOf(data.branchId as string) }
      : undefined,
};
