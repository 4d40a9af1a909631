import type { Rows } from '../providers/resources.ts';
import type { Campaign } from '../providers/campaign.ts';

/** The branches of a bureau as they are chosen from, each with what it still lacks for the campaign. */

/** A thing that a branch lacks: the key of its words, and their numbers. */
export interface Lack {
  readonly word: `rankedList.lacks.${'plan' | 'meeting' | 'members'}`;
  readonly count?: number;
}

export interface Branch {
  readonly branchId: string;
  readonly name: string;
  readonly unitName: string | undefined;
  readonly lacks: readonly Lack[];
}

type Unit = Pick<Rows['units'], 'unitId' | 'name' | 'unitName' | 'fullMembers' | 'mergedInto' | 'ended'>;
type Participation = Pick<Rows['participations'], 'unitId' | 'planFiled' | 'meetingHeld'>;
type Eligibility = Campaign['rulePack']['eligibility'];

/** Those that can still act, with what they lack by the rule pack. */
export function branchesOf(
  units: readonly Unit[],
  participations: readonly Participation[],
  eligibility: Eligibility,
): Branch[] {
  return units
    .filter(({ mergedInto, ended }) => mergedInto === undefined && !ended)
    .map((unit) => ({
      branchId: unit.unitId,
      name: unit.name,
      unitName: unit.unitName,
      lacks: lacksOf(
        unit,
        participations.find(({ unitId }) => unitId === unit.unitId),
        eligibility,
      ),
    }));
}

function lacksOf(
  { fullMembers }: Unit,
  participation: Participation | undefined,
  { planRequired, fullMembersMinimum }: Eligibility,
): Lack[] {
  const lacks: Lack[] = [];
  if (planRequired && !participation?.planFiled) lacks.push({ word: 'rankedList.lacks.plan' });
  if (planRequired && !participation?.meetingHeld) lacks.push({ word: 'rankedList.lacks.meeting' });
  if (fullMembers !== undefined && fullMembers < fullMembersMinimum)
    lacks.push({ word: 'rankedList.lacks.members', count: fullMembers });
  return lacks;
}
