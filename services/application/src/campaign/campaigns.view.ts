import { applicationReadings, campaign, heard, type Heard, idIn, type RowOf, type RulePack, waitingAfter } from '@laurel/contracts';
import type { View } from '@laurel/core';
import { lint } from '@laurel/rules';

export type CampaignRow = RowOf<typeof applicationReadings.campaigns>;

/** Which campaigns there are, by which rules, what the linter says of those, and what was changed since. */
export const campaignsView: View<CampaignRow> = {
  name: 'campaigns',
  version: 1,
  hears: [
    'CampaignDrafted',
    'RulePackRevised',
    'RulePackFrozen',
    'CampaignOpened',
    'RulePackAmended',
    'DeadlineExtended',
    'DeadlinePassed',
    'PhaseStarted',
    'CampaignClosed',
    'CampaignCancelled',
    'ActProposed',
  ],
  indexes: applicationReadings.campaigns.indexes,
  keys(event) {
    const id = idIn(campaign, event);
    return id === undefined ? [] : [id];
  },
  fold(row, event, key) {
    const said = heard(event);
    if (said.type === 'CampaignDrafted') {
      const { rulePack, rulePackHash } = said.data;
      const draft = { campaignId: key, status: 'draft' as const, packVersion: 0, amendments: [], waiting: [] };
      return { ...draft, ...ofPack(rulePack, rulePackHash), draftedAt: said.time, version: said.revision };
    }
    return row && { ...changed(row, said), waiting: waitingAfter(row.waiting, said), version: said.revision };
  },
};

function changed(row: CampaignRow, event: Heard): CampaignRow {
  switch (event.type) {
    case 'RulePackRevised':
      return { ...row, ...ofPack(event.data.rulePack, event.data.rulePackHash) };
    case 'RulePackFrozen':
      return { ...row, status: 'frozen', packVersion: event.data.version };
    case 'CampaignOpened':
      return { ...row, status: 'open', openedAt: event.time };
    case 'RulePackAmended': {
      const { rulePack, rulePackHash, version, reason, changes } = event.data;
      const by = [event.actor.account, ...(event.proposer ? [event.proposer.account] : [])].sort();
      const amendment = { version, rulePackHash, reason, changes, at: event.time, by };
      return { ...row, ...ofPack(rulePack, rulePackHash), packVersion: version, amendments: [...row.amendments, amendment] };
    }
    case 'PhaseStarted':
      return { ...row, phaseId: event.data.phaseId };
    case 'CampaignClosed':
      return { ...row, status: 'closed', endedAt: event.time };
    case 'CampaignCancelled':
      return { ...row, status: 'cancelled', endedAt: event.time, cancelledReason: event.data.reason };
    default:
      return row;
  }
}

function ofPack(rulePack: RulePack, rulePackHash: string) {
  const { campaignName, honourName, city, round, applicationDeadline } = rulePack;
  return { campaignName, honourName, city, round, applicationDeadline, rulePack, rulePackHash, findings: lint(rulePack) };
}
