import { copy, type Heard } from '@laurel/contracts';

type Row = { readonly campaignIds: readonly string[] };

const stands = {
  keys: ({ data }: Heard<'CandidateRecommended' | 'CandidateSelfNominated'>) => [data.branchId],
  fold: (
    { campaignIds }: Row = { campaignIds: [] },
    { data: { campaignId } }: Heard<'CandidateRecommended' | 'CandidateSelfNominated'>,
  ): Row => ({ campaignIds: [...new Set([...campaignIds, campaignId])].sort() }),
};

/** The campaigns in which each branch was nominated. Serves decisions only. */
export const candidaciesView = copy<Row>('candidacies', {
  version: 1,
  indexes: [],
  on: { CandidateRecommended: stands, CandidateSelfNominated: stands },
});
