import { useStore } from 'react-admin';
import { useRows } from './queries.ts';
import type { Rows } from './resources.ts';

export type Campaign = Rows['campaigns'];

/**
 * The campaign that the screens show: the one chosen, else the latest that began. `campaigns` are all there
 * are, the latest first.
 */
export function useCampaign(): {
  campaign: Campaign | undefined;
  campaigns: readonly Campaign[];
  isPending: boolean;
  error: unknown;
  choose(id: string): void;
} {
  const { data = [], isPending, error } = useRows('campaigns', {});
  const [chosen, choose] = useStore<string | undefined>('laurel.campaign');
  const campaigns = [...data].sort(latestFirst);
  const campaign = campaigns.find(({ id }) => id === chosen) ?? campaigns[0];
  return { campaign, campaigns, isPending, error, choose };
}

function latestFirst(one: Campaign, other: Campaign): number {
  return rankOf(other) - rankOf(one) || other.round - one.round || other.id.localeCompare(one.id);
}

function rankOf({ status }: Campaign): number {
  return status === 'open' ? 3 : status === 'closed' ? 2 : status === 'frozen' ? 1 : 0;
}

/** The campaign that the filter in an address names, as react-admin writes it. */
export function campaignIn(search: string): string | undefined {
  try {
    const filter: unknown = JSON.parse(new URLSearchParams(search).get('filter') ?? '{}');
    const { campaignId } = filter as { campaignId?: unknown };
    return typeof campaignId === 'string' ? campaignId : undefined;
  } catch {
    return undefined;
  }
}
