import { type BureauKinds, campaign, type RulePack, view } from '@laurel/contracts';
import { lint } from '@laurel/rules';

/** The campaigns: the rule pack of each, what the linter says of it, and what was amended since it opened. */
export const campaignsView = view('campaigns', campaign.readModels.campaigns, {
  version: 2,
  on: {
    CampaignDrafted: (_row, { data, time }) => {
      const { campaignId } = data;
      return {
        campaignId,
        status: 'draft',
        packVersion: 0,
        amendments: [],
        ...ofPack(data),
        draftedAt: time,
      };
    },
    CampaignHosted: (row, { data }) => row && { ...row, hostId: data.hostId },
    RulePackRevised: (row, { data }) => row && { ...row, ...ofPack(data) },
    RulePackFrozen: (row, { data }) => row && { ...row, status: 'frozen', packVersion: data.version },
    CampaignOpened: (row, { time }) => row && { ...row, status: 'open', openedAt: time },
    RulePackAmended(row, { data, time, actor, proposer }) {
      const { rulePackHash, version, reason, changes } = data;
      const by = [actor.account, ...(proposer ? [proposer.account] : [])].sort();
      const amendment = { version, rulePackHash, reason, changes, at: time, by };
      return (
        row && {
          ...row,
          ...ofPack(data),
          packVersion: version,
          amendments: [...row.amendments, amendment],
        }
      );
    },
    PhaseStarted: (row, { data }) => row && { ...row, phaseId: data.phaseId },
    CampaignClosed: (row, { time }) => row && { ...row, status: 'closed', endedAt: time },
    CampaignCancelled: (row, { data, time }) =>
      row && { ...row, status: 'cancelled', endedAt: time, cancelledReason: data.reason },
  },
});

interface Said {
  readonly rulePack: RulePack;
  readonly rulePackHash: string;
  readonly bureauKinds?: BureauKinds | undefined;
}

function ofPack({ rulePack, rulePackHash, bureauKinds }: Said) {
  const { campaignName, honourName, city, round, applicationDeadline } = rulePack;
  return {
    campaignName,
    honourName,
    city,
    round,
    applicationDeadline,
    rulePack,
    rulePackHash,
    findings: lint(rulePack, bureauKinds),
  };
}
