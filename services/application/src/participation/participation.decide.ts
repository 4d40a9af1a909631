import { type CommandOf, type participation, refuse } from '@laurel/contracts';
import { type Decider, shanghaiDay } from '@laurel/core';
import { bureauOf } from '@laurel/rules';
import type { Campaign, OpenCampaign } from '../campaign/campaign.ts';
import { openCampaign } from '../campaign/campaign.rules.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { actingBranch, registeredBureau } from '../organisation/organisation.rules.ts';
import { evolveParticipation, noParticipation, type Participation, type ParticipationEvent } from './participation.ts';

/** Plans, the members' meeting and reports. All may come again while the campaign is open; the later one stands beside the earlier. */

export interface ParticipationFacts {
  readonly id: { readonly campaign: string; readonly unit: string };
  readonly campaign: Campaign;
  readonly tree: Organisation;
}

type Asked = CommandOf<typeof participation>;
type Ask<Type extends Asked['type']> = Extract<Asked, { type: Type }>;

export const participationDecider: Decider<Participation, Asked, ParticipationEvent, ParticipationFacts> = {
  initial: noParticipation,
  evolve: evolveParticipation,
  decide(command, _state, { id, campaign, tree }) {
    const open = openCampaign(campaign);
    switch (command.type) {
      case 'PublishBureauPlan':
        registeredBureau(tree, id.unit);
        return [{ type: 'BureauPlanPublished', data: { campaignId: id.campaign, bureauId: id.unit, ...command.data } }];
      case 'FilePlan':
        return filePlan(command, entryOf(id, tree), open);
      case 'HoldMembersMeeting':
        return holdMeeting(command, entryOf(id, tree));
      case 'ReportProgress':
        registeredUnit(tree, id.unit);
        return [{ type: 'ProgressReported', data: { campaignId: id.campaign, unitId: id.unit, ...command.data } }];
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

function filePlan({ data }: Ask<'FilePlan'>, entry: Entry, { rulePack }: OpenCampaign): ParticipationEvent[] {
  const unknown = data.targets.find(({ criterionId }) => !rulePack.criteria.some(({ id }) => id === criterionId));
  if (unknown) throw refuse('criterion_unknown', { criterion: unknown.criterionId }, 'targets');
  return [{ type: 'PlanFiled', data: { ...entry, ...data } }];
}

/** A members' meeting decides with more than half of the members present. */
function holdMeeting({ data, instant }: Ask<'HoldMembersMeeting'>, entry: Entry): ParticipationEvent[] {
  if (data.heldOn > shanghaiDay(instant)) throw refuse('day_in_future', { day: data.heldOn }, 'heldOn');
  if (data.present > data.entitled || 2 * data.present <= data.entitled) throw refuse('attendance_invalid', {}, 'present');
  return [{ type: 'MembersMeetingHeld', data: { ...entry, ...data } }];
}

function entryOf({ campaign, unit }: ParticipationFacts['id'], tree: Organisation): Entry {
  actingBranch(tree, unit, 'id');
  return { campaignId: campaign, branchId: unit, bureauId: bureauOf(unit) };
}

function registeredUnit(tree: Organisation, unitId: string): void {
  if (bureauOf(unitId) === unitId) registeredBureau(tree, unitId);
  else actingBranch(tree, unitId, 'id');
}
