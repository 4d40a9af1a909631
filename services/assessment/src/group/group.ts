import { type CommandOf, type EventOf, type group, refuse } from '@laurel/contracts';
import type { Decider, Stamped, Stateful } from '@laurel/core';
import type { Tree } from '@laurel/rules';
import type { Assessment } from '../assessment/assessment.ts';
import { type KnownCampaign, requireAssessing, requireOpenCampaign } from '../copies/campaign.rules.ts';
import { type KnownUnit, requireRegistered } from '../copies/unit.rules.ts';
import { requireAssessable } from '../standing/standing.rules.ts';
import type { Standing } from '../standing/standing.ts';
import { type Assignment, requireAssessor } from './assessor.rules.ts';
import {
  derivedRecusals,
  type Member,
  requireDistinct,
  requireLead,
  requirePlannable,
  requireTwoAble,
} from './group.rules.ts';

/**
 * An assessment group [P: formed by the organs' Party committee with the police branches' departments] and
 * its planned visits.
 */

export type GroupEvent = EventOf<typeof group>;

interface FormedGroup {
  readonly status: 'formed';
  readonly name: string;
  readonly lead: string;
  readonly members: readonly Member[];
  readonly planned: readonly { readonly branchId: string; readonly plannedOn: string }[];
}

export type Group = { readonly status: 'none' } | FormedGroup;

const initial: Group = { status: 'none' };

/**
 * The group does not keep its candidates and recusals, because both may change in other groups too: see
 * `Assignment`.
 */
function evolve(state: Group, event: Stamped<GroupEvent>): Group {
  switch (event.type) {
    case 'AssessmentGroupFormed': {
      const { name, lead, members } = event.data;
      return { status: 'formed', name, lead, members, planned: [] };
    }
    case 'VisitPlanned': {
      const { branchId, plannedOn } = event.data;
      return state.status === 'none'
        ? state
        : { ...state, planned: [...state.planned, { branchId, plannedOn }] };
    }
    case 'CandidateAssigned':
    case 'AssessorRecused':
    case 'AssessorRecusalWithdrawn':
      return state;
  }
}

export type GroupCommand = CommandOf<typeof group>;
type Asked<Type extends GroupCommand['type']> = Extract<GroupCommand, { type: Type }>;

export interface GroupFacts {
  readonly id: { readonly campaign: string; readonly name: string };
  readonly campaign: KnownCampaign | undefined;
  /** The candidate that the command names; absent for commands that name none. */
  readonly candidate?: GroupCandidate | undefined;
  /** The first member named who is not as the register says, by account. */
  readonly differing?: string | undefined;
}

export interface GroupCandidate {
  /** The organisation now. */
  readonly tree: Tree;
  readonly unit: KnownUnit | undefined;
  readonly assessment: Assessment['status'];
  readonly standing: Standing;
  readonly assignment: Assignment | undefined;
  /** The groups that have recorded a visit. */
  readonly visitedBy: readonly string[];
}

/** Decides which group visits which candidate, and when (docs/handbook/process.md#4-assessment). */
export const groupDecider: Decider<Group, GroupCommand, GroupEvent, GroupFacts> & Stateful<Group> = {
  initial,
  evolve,
  stateOf: ({ status }) => status,
  decide(command, state, facts) {
    switch (command.type) {
      case 'FormGroup':
        return form(command, state, facts);
      case 'AssignCandidate':
        return assign(command, requireFormed(state), facts, facts.candidate!);
      case 'PlanVisit':
        return plan(command, requireFormed(state), facts, facts.candidate!);
      case 'RecuseAssessor':
        return recuse(command, requireFormed(state), facts, facts.candidate!);
      case 'WithdrawAssessorRecusal':
        return withdrawRecusal(command, requireFormed(state), facts, facts.candidate!);
      default:
        return command satisfies never;
    }
  },
};

function form(command: Asked<'FormGroup'>, state: Group, facts: GroupFacts): readonly GroupEvent[] {
  requireAssessing(facts.campaign);
  if (state.status === 'formed') throw refuse('already_exists');
  const { name, lead, departments, members } = command.data;
  requireDistinct(members);
  requireLead(members, lead);
  if (facts.differing !== undefined) throw refuse('person_differs', { account: facts.differing }, 'members');
  return [{ type: 'AssessmentGroupFormed', data: { ...groupOf(facts), name, lead, departments, members } }];
}

/**
 * A candidate has one group at a time; assigning it anew takes it from the other group, whose records stand.
 */
function assign(
  command: Asked<'AssignCandidate'>,
  state: FormedGroup,
  facts: GroupFacts,
  candidate: GroupCandidate,
): readonly GroupEvent[] {
  requireAssessing(facts.campaign);
  requireOpen(candidate);
  requireAssessable(candidate.standing);
  const { branchId } = command.data;
  const { groupId } = groupOf(facts);
  const from = candidate.assignment?.groupId;
  if (from === groupId) return [];
  const known = candidate.assignment?.recused ?? [];
  const derived = derivedRecusals(candidate.tree, state.members, branchId).filter(
    ({ accountId }) => !known.includes(accountId),
  );
  requireTwoAble(state.members, [...known, ...derived.map(({ accountId }) => accountId)], branchId);
  const members = state.members.map(({ accountId }) => accountId);
  return [
    {
      type: 'CandidateAssigned',
      data: {
        ...groupOf(facts),
        branchId,
        groupName: state.name,
        lead: state.lead,
        members,
        ...(from !== undefined && { from }),
      },
    },
    ...derived.map(({ accountId, ground }): GroupEvent => ({
      type: 'AssessorRecused',
      data: { ...groupOf(facts), branchId, accountId, source: 'derived', ground },
    })),
  ];
}

function plan(
  command: Asked<'PlanVisit'>,
  state: FormedGroup,
  facts: GroupFacts,
  candidate: GroupCandidate,
): readonly GroupEvent[] {
  const rulePack = requireAssessing(facts.campaign);
  const { branchId, plannedOn } = command.data;
  const { groupId } = requireAssessor(candidate.assignment, command.actor);
  if (groupId !== groupOf(facts).groupId) throw refuse('not_assigned');
  requireOpen(candidate);
  requireAssessable(candidate.standing);
  requirePlannable(rulePack, plannedOn, command.instant);
  if (state.planned.some((planned) => planned.branchId === branchId && planned.plannedOn === plannedOn))
    return [];
  return [{ type: 'VisitPlanned', data: { ...groupOf(facts), branchId, plannedOn } }];
}

/**
 * A member may declare a conflict at any time, also before the candidate is assigned; it binds in every
 * group.
 */
function recuse(
  command: Asked<'RecuseAssessor'>,
  state: FormedGroup,
  facts: GroupFacts,
  candidate: GroupCandidate,
): readonly GroupEvent[] {
  requireOpenCampaign(facts.campaign);
  const { branchId, ground } = command.data;
  const accountId = command.actor.account;
  if (!state.members.some((member) => member.accountId === accountId)) throw refuse('not_assigned');
  requireRegistered(candidate.unit, branchId);
  if (candidate.assignment?.recused.includes(accountId)) return [];
  return [
    { type: 'AssessorRecused', data: { ...groupOf(facts), branchId, accountId, source: 'declared', ground } },
  ];
}

/**
 * A recusal declared by mistake is taken back; one that follows from a unit stays
 * (docs/handbook/process.md#1.17).
 */
function withdrawRecusal(
  command: Asked<'WithdrawAssessorRecusal'>,
  state: FormedGroup,
  facts: GroupFacts,
  candidate: GroupCandidate,
): readonly GroupEvent[] {
  requireAssessing(facts.campaign);
  const { assessment, assignment, visitedBy } = candidate;
  const { branchId, accountId } = command.data;
  const { groupId } = groupOf(facts);
  if (assessment === 'closed' || assessment === 'withdrawn')
    throw refuse('wrong_state', { state: assessment });
  const told = { expert: accountId, branch: branchId };
  const isMember = state.members.some((member) => member.accountId === accountId);
  if (!isMember || !assignment?.recused.includes(accountId)) throw refuse('not_recused', told, 'accountId');
  const derived = derivedRecusals(candidate.tree, state.members, branchId).map((member) => member.accountId);
  if ([...derived, ...(assignment.derived ?? [])].includes(accountId)) throw refuse('conflict_derived', told);
  if (visitedBy.includes(groupId)) throw refuse('recusal_used', told);
  return [{ type: 'AssessorRecusalWithdrawn', data: { ...groupOf(facts), ...command.data } }];
}

function requireFormed(state: Group): FormedGroup {
  if (state.status === 'none') throw refuse('wrong_state', { state: state.status });
  return state;
}

function requireOpen({ assessment }: GroupCandidate): void {
  if (assessment !== 'open') throw refuse('wrong_state', { state: assessment });
}

function groupOf({ id }: GroupFacts): { campaignId: string; groupId: string } {
  return { campaignId: id.campaign, groupId: id.name };
}
