import type { Campaign } from '../providers/campaign.ts';
import { useBilingual } from '../providers/words.ts';

/** Names a criterion of the campaign's rule pack; one it does not know stands as its id. */
export function useCriterionName(campaign: Campaign | undefined): (criterionId: string) => string {
  const bilingual = useBilingual();
  return (criterionId) =>
    bilingual(allCriteria(campaign).find(({ id }) => id === criterionId)?.name) || criterionId;
}

/** The criteria of the assessment and those that a stage has of its own, each id once. */
export function allCriteria(campaign: Campaign | undefined): Campaign['rulePack']['criteria'] {
  const { criteria = [], stageCriteria } = campaign?.rulePack ?? {};
  const all = [...criteria, ...(stageCriteria?.onSite ?? []), ...(stageCriteria?.presentation ?? [])];
  return [...new Map(all.reverse().map((criterion) => [criterion.id, criterion])).values()].reverse();
}
