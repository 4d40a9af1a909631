import type { Bureau, OrganisationEvent } from './organisation.ts';
import { handingIn } from '@laurel/rules';

/** The invitations to take part in a campaign (docs/handbook/process.md#2.1). */

export interface RunningCampaign {
  readonly campaignId: string;
  /** The bureau to which it belongs; absent for the root's. */
  readonly hostId?: string;
  readonly recommending: readonly string[];
  readonly selfNominating: readonly string[];
  /** True where every entry rests on the branch's own naming in a campaign below. */
  readonly isFromBelow?: true;
  /** True once the ranking is confirmed. */
  readonly isRanked?: true;
}

interface Invited {
  readonly branchId: string;
  readonly name: string;
  readonly unitName: string;
}

/** A bureau, and branches of it. */
type Asked = readonly [bureauId: string, branches: readonly Invited[]];

/**
 * The invitations of bureaus and branches to a campaign that reaches them: one event for each bureau that
 * hands in, with the branches of all bureaus below it.
 */
export function invitations(
  campaign: RunningCampaign,
  bureaus: Readonly<Record<string, Omit<Bureau, 'branches'>>>,
  asked: readonly Asked[],
): OrganisationEvent[] {
  const tree = { parentOf: (bureauId: string) => bureaus[bureauId]?.parentId };
  const invited = new Map<string, Invited[]>();
  for (const [bureauId, branches] of asked) {
    const by = handingIn(tree, campaign.hostId, bureauId);
    // A bureau without branches is asked for itself alone, and its host is not asked at all.
    const isNone = branches.length === 0 && (by !== bureauId || by === campaign.hostId);
    if (by !== undefined && !isNone) invited.set(by, [...(invited.get(by) ?? []), ...branches]);
  }
  return [...invited].map(([bureauId, branches]) =>
    invitation(campaign, [bureauId, branches], bureaus[bureauId]!),
  );
}

function invitation(
  { campaignId, recommending, selfNominating }: RunningCampaign,
  [bureauId, branches]: Asked,
  { name, kind }: Pick<Bureau, 'name' | 'kind'>,
): OrganisationEvent {
  const route = recommending.includes(kind)
    ? 'recommended'
    : selfNominating.includes(kind)
      ? 'self'
      : undefined;
  return {
    type: 'BureauInvited',
    data: {
      campaignId,
      bureauId,
      bureauName: name,
      kind,
      ...(route && { route }),
      branches: branches.map((branch) => ({
        branchId: branch.branchId,
        branchName: branch.name,
        unitName: branch.unitName,
      })),
    },
  };
}
