import { handingIn, hostOf, isReached } from '@laurel/rules';
import type { Envelope } from '../history/envelope.ts';
import type { Past } from '../law/past.ts';
import { rule } from '../law/rule.ts';
import { bureau, bureauOfEntry } from './city.ts';

/** The rules of campaigns that belong to a bureau: whom they reach, and who hands in. */

export const hostOnRecord = rule(
  'hostOnRecord',
  '1.23',
  '主办单位未登记，或不是起草时确定的',
  'the host is not registered, or was not set when the campaign was drafted',
  (event, past) => {
    const { campaignId, hostId } = event.data;
    const [drafted] = past.before(event, 'CampaignDrafted', campaignId);
    return bureau(event, past, hostId) !== undefined && drafted?.commandId === event.commandId;
  },
);

/** True if the bureau hands in for branches: it stands directly below the host, or is the host. */
export function isHandingIn(event: Envelope, past: Past, bureauId: string): boolean {
  const tree = past.tree(event);
  return handingIn(tree, hostOf(tree, event.data.campaignId), bureauId) === bureauId;
}

/** Only bureaus that hand in have lists. Whatever else a unit does for a campaign, it is reached by it. */
export const reachedByCampaign = rule(
  'reachedByCampaign',
  '1.23',
  '该活动不涉及此单位，或此单位不是报送单位',
  'the campaign does not reach the unit, or the bureau is not one that hands in',
  (event, past) => {
    const { campaignId, branchId, bureauId } = event.data;
    if (typeof campaignId !== 'string' || (branchId ?? bureauId) === undefined) return true;
    if (event.stream.startsWith('recommendation-') && !isHandingIn(event, past, bureauId)) return false;
    const tree = past.tree(event);
    const host = hostOf(tree, campaignId);
    if (host === undefined) return true;
    return branchId === undefined
      ? isReached(tree, host, bureauId)
      : bureauOfEntry(event, past, branchId) !== undefined;
  },
);
