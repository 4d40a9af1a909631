import { refuse, type RulePack } from '@laurel/contracts';

/** A campaign as this service knows it, and the rule that only an open campaign takes commands. */

export interface KnownCampaign {
  readonly status: 'open' | 'closed' | 'cancelled';
  readonly rulePack: RulePack;
  readonly rulePackHash: string;
}

/**
 * The campaign while it is open. Throws `wrong_state` for one that never opened, `campaign_closed` for one
 * that ended.
 */
export function openCampaign(campaign: KnownCampaign | undefined): KnownCampaign {
  if (!campaign) throw refuse('wrong_state', { state: 'none' });
  if (campaign.status !== 'open') throw refuse('campaign_closed');
  return campaign;
}
