import { type CommandOf, type participation, refuse } from '@laurel/contracts';
import { type Decider, type Stateful, shanghaiDay } from '@laurel/core';
import type { Campaign, OpenCampaign } from '../campaign/campaign.ts';
import { requireOpen } from '../campaign/campaign.rules.ts';
import { bureauOfEntry, type Hosted, requireReached } from '../organisation/handing-in.rules.ts';
import { type Branch, bureauIn, type Organisation } from '../organisation/organisation.ts';
import { requireActingFor, requireBureau } from '../organisation/organisation.rules.ts';
import { evolve, initial, type Participation, type ParticipationEvent, stateOf } from './participation.ts';

/**
 * Plans, the members' meeting and reports. All may come again while the campaign is open; the later one
 * stands beside the earlier.
 */

export interface ParticipationFacts {
  readonly id: { readonly campaign: string; readonly unit: string };
  readonly campaign: Campaign;
  readonly tree: Organisation;
}

type Command = CommandOf<typeof participation>;
type Asked<Type extends Command['type']> = Extract<Command, { type: Type }>;

export const participationDecider: Decider<Participation, Command, ParticipationEvent, ParticipationFacts> &
  Stateful<Participation> = {
  initial,
  evolve,
  stateOf,
  decide(command, _state, { id, campaign, tree }) {
    const open = requireOpen(campaign);
    const hosted = { campaignId: id.campaign, hostId: open.hostId };
    requireReached(tree, hosted, id.unit);
    switch (command.type) {
      case 'PublishBureauPlan':
        requireBureau(tree, id.unit);
        return [
          {
            type: 'BureauPlanPublished',
            data: { campaignId: id.campaign, bureauId: id.unit, ...command.data },
          },
        ];
      case 'FilePlan':
        return filePlan(command, entryOf(hosted, id.unit, tree), open);
      case 'HoldMembersMeeting':
        return holdMeeting(command, entryOf(hosted, id.unit, tree), requireUnit(tree, hosted, id.unit));
      case 'ReportProgress':
        if (!bureauIn(tree, id.unit)) requireUnit(tree, hosted, id.unit);
        return [
          { type: 'ProgressReported', data: { campaignId: id.campaign, unitId: id.unit, ...command.data } },
        ];
      default:
        return command satisfies never;
    }
  },
};

interface Entry {
  readonly campaignId: string;
  readonly branchId: string;
  readonly bureauId: string;
}

function filePlan(
  { data }: Asked<'FilePlan'>,
  entry: Entry,
  { rulePack }: OpenCampaign,
): ParticipationEvent[] {
  const unknown = data.targets.find(
    ({ criterionId }) => !rulePack.criteria.some(({ id }) => id === criterionId),
  );
  if (unknown) throw refuse('criterion_unknown', { criterion: unknown.criterionId }, 'targets');
  return [{ type: 'PlanFiled', data: { ...entry, ...data } }];
}

/**
 * A members' meeting decides with more than half of the members present, and counts no more of them than the
 * branch has; only full members are entitled to vote (docs/handbook/process.md#1.8).
 */
function holdMeeting(
  { data, instant }: Asked<'HoldMembersMeeting'>,
  entry: Entry,
  { fullMembers }: Branch,
): ParticipationEvent[] {
  if (data.heldOn > shanghaiDay(instant)) throw refuse('day_in_future', { day: data.heldOn }, 'heldOn');
  if (data.present > data.entitled || 2 * data.present <= data.entitled)
    throw refuse('attendance_invalid', {}, 'present');
  if (data.entitled > fullMembers)
    throw refuse('members_exceeded', { members: fullMembers, entitled: data.entitled }, 'entitled');
  return [{ type: 'MembersMeetingHeld', data: { ...entry, ...data } }];
}

function entryOf(hosted: Hosted, branchId: string, tree: Organisation): Entry {
  requireUnit(tree, hosted, branchId);
  return { campaignId: hosted.campaignId, branchId, bureauId: bureauOfEntry(tree, hosted, branchId) };
}

/** Requires a branch that acts for itself or for the entry that stands under that number. */
function requireUnit(tree: Organisation, { campaignId }: Hosted, branchId: string): Branch {
  return requireActingFor(tree, { campaignId, branchId });
}
