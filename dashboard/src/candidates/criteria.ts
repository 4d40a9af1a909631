import type { Campaign } from '../providers/campaign.ts';
import { useBilingual } from '../providers/words.ts';

/** Names a criterion of the campaign's rule pack; one it does not know stands as its id. */
export function useCriterionName(campaign: Campaign | undefined): (criterionId: string) => string {
  const bilingual = useBilingual();
  return (criterionId) =>
    bilingual(campaign?.rulePack.criteria.find(({ id }) => id === criterionId)?.name) || criterionId;
}
