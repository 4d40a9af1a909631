import { refuse, type RulePack } from '@laurel/contracts';

/** The service's knowledge of a campaign, and the rules by which a campaign as a whole forbids commands. */

export interface KnownCampaign {
  readonly status: 'open' | 'closed' | 'cancelled';
  readonly rulePack: RulePack;
  readonly rankingConfirmed: boolean;
}

/**
 * The rule pack that holds now. Throws `wrong_state` for a campaign that never opened, `campaign_closed` for
 * one that ended.
 */
export function requireOpenCampaign(campaign: KnownCampaign | undefined): RulePack {
  if (!campaign) throw refuse('wrong_state', { state: 'none' });
  if (campaign.status !== 'open') throw refuse('campaign_closed');
  return campaign.rulePack;
}

/**
 * The rule pack, as long as assessing can still move the ranking. Throws `ranking_confirmed` beside the
 * reasons of `requireOpenCampaign`.
 */
export function requireAssessing(campaign: KnownCampaign | undefined): RulePack {
  const rulePack = requireOpenCampaign(campaign);
  if (campaign!.rankingConfirmed) throw refuse('ranking_confirmed');
  return rulePack;
}
