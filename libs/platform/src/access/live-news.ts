import {
  acts,
  type auditReadModels,
  events,
  type Grant,
  proposalEvents,
  type Role,
  type RowOf,
  unitRoles,
} from '@laurel/contracts';
import { below, campaignsApart, campaignsWithin, type Tree } from '@laurel/rules';
import { grantsAt } from './authorise.ts';
import type { Reader } from './sight.ts';

type HistoryRow = RowOf<typeof auditReadModels.history>;

/**
 * True if somebody whose role does not read the history is told live that an event happened: what the account
 * did itself or proposed, what it was sent a message of, what people of its own units did there, and what the
 * contract of the event gives to everybody in the campaign (`readBy`). Pure.
 */
export function isToldLive(
  row: HistoryRow,
  { account, tree }: Reader,
  instant: string,
  wanted?: Role,
): boolean {
  const { accountId } = account;
  const isSent = row.type === 'MessageQueued' && row.data['recipient'] === accountId;
  if (isSent || row.accountId === accountId || row.proposerAccountId === accountId) return true;
  const held = grantsAt(account, instant).filter(({ role }) => wanted === undefined || role === wanted);
  return held.some((grant) => isOfOwnUnit(row, grant, tree) || isOfCampaign(row, grant, tree));
}

/** A colleague's act in the own unit; a proposal is news to those alone who may confirm it. */
function isOfOwnUnit(row: HistoryRow, { role, unitId }: Grant, tree: Tree): boolean {
  const { unitId: concerned, role: actedAs, type, data } = row;
  if (unitId === undefined || concerned === undefined) return false;
  if (![role, actedAs].every((one) => unitRoles.some((known) => known === one))) return false;
  const isTold = !proposalEvents.includes(type) || acts[data['act'] as string]?.pair?.includes(role) === true;
  return isTold && below(tree, unitId).includes(concerned);
}

/** An event that everybody in the role reads, of a campaign that the role serves as it is held. */
function isOfCampaign(row: HistoryRow, { role, unitId }: Grant, tree: Tree): boolean {
  const { campaignId, type } = row;
  if (!events[type]?.readBy.includes(role)) return false;
  if (unitId === undefined || campaignId === undefined) return true;
  return unitRoles.includes(role)
    ? !campaignsApart(tree, unitId).includes(campaignId)
    : campaignsWithin(tree, unitId).includes(campaignId);
}
