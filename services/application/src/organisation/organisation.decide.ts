import { type CommandOf, type JoinPlan, organisation, refuse } from '@laurel/contracts';
import { canonicalJson, type Decider, shanghaiDay, type Stateful } from '@laurel/core';
import { handingIn, isReached } from '@laurel/rules';
import {
  type Bureau,
  branchOf,
  bureauIn,
  evolve,
  initial,
  type Organisation,
  type OrganisationEvent,
  resultKey,
  resultText,
  stateOf,
} from './organisation.ts';
import { defineKinds, type NamingKinds, requireKnownKind } from './kinds.rules.ts';
import { correctUnit } from '../reorganisation/correct.rules.ts';
import { type Asked, reorganise } from '../reorganisation/reorganise.rules.ts';
import { upwards } from './handing-in.rules.ts';
import { joinRecord } from './join.rules.ts';
import { mergeBranch } from '../reorganisation/merge.rules.ts';
import { invitations, type RunningCampaign } from './invitations.rules.ts';
import {
  bureauOfNew,
  fromAbove,
  requireActing,
  importFaults,
  isActing,
  requireStanding,
  rowsOf,
} from './organisation.rules.ts';

/**
 * The decisions on the organisation tree. It is one stream, `city`, so that an import of hundreds of branches
 * is one append.
 */

export interface OrganisationFacts {
  readonly id: { readonly name: string };
  /** The campaigns that have not ended, for `DefineBureauKinds`. */
  readonly namingKinds: readonly NamingKinds[];
  /** The campaigns that are open now, by id. */
  readonly openCampaigns: readonly RunningCampaign[];
  /** The names of the registered among those who are appointed, by the numbers of the persons. */
  readonly names: Readonly<Record<string, string>>;
  /** The campaigns in which the branch stands as an entry when it merges, or is nominated when it moves. */
  readonly entries: readonly string[];
  /** The campaigns in which branches are nominated, by branch; for `Reorganise` and `MergeBranch`. */
  readonly nominated: Readonly<Record<string, readonly string[]>>;
  /** The plan of the join that is asked for, if its file is kept. */
  readonly plan?: JoinPlan | undefined;
}

type Command = CommandOf<typeof organisation>;

export const organisationDecider: Decider<Organisation, Command, OrganisationEvent, OrganisationFacts> &
  Stateful<Organisation> = {
  initial,
  evolve,
  stateOf,
  decide(command, state, facts) {
    if (facts.id.name !== 'city') throw refuse('not_found', {}, 'id');
    switch (command.type) {
      case 'DefineBureauKinds':
        return defineKinds(command.data, state, facts.namingKinds);
      case 'RegisterBureau':
        return registerBureau(command, state, facts);
      case 'RegisterBranch':
        return registerBranch(command, state, facts);
      case 'ImportOrganisation':
        return importOrganisation(command, state, facts);
      case 'RenameBranch':
        return renameBranch(command, state);
      case 'CorrectUnit':
        return correctUnit(command, state, facts.openCampaigns);
      case 'Reorganise':
        return reorganise(command, state, facts, {
          register: (data, now) => registerBureau({ data }, now, facts),
          moveBranch: (data, now) =>
            moveBranch({ data }, now, { ...facts, entries: facts.nominated[data.branchId] ?? [] }),
        });
      case 'MoveBranch':
        return moveBranch(command, state, facts);
      case 'MergeBranch':
        return mergeBranch(command, state, facts);
      case 'AppointSecretary':
        return appointSecretary(command, state, facts);
      case 'VacateSecretary':
        return vacateSecretary(command, state);
      case 'InviteUnits':
        return inviteUnits(command, state, facts);
      case 'ImportEarlierResults':
        return importEarlierResults(command, state);
      case 'JoinRecord':
        return joinRecord(command, state, facts.plan, (data) => importOrganisation({ data }, state, facts));
      default:
        return command satisfies never;
    }
  },
};

function registerBureau(
  { data }: Pick<Asked<'RegisterBureau'>, 'data'>,
  state: Organisation,
  facts: OrganisationFacts,
): OrganisationEvent[] {
  if (bureauIn(state, data.bureauId)) throw refuse('already_exists', {}, 'bureauId');
  if (data.parentId !== undefined) requireStanding(state, data.parentId, 'parentId');
  requireKnownKind(state, data.kind);
  return [
    { type: 'BureauRegistered', data },
    ...facts.openCampaigns.flatMap((campaign) =>
      invitations(campaign, { ...state.bureaus, [data.bureauId]: data }, [[data.bureauId, []]]),
    ),
  ];
}

function registerBranch(
  { data }: Asked<'RegisterBranch'>,
  state: Organisation,
  facts: OrganisationFacts,
): OrganisationEvent[] {
  const bureauId = bureauOfNew(data);
  requireStanding(state, bureauId);
  if (branchOf(state, data.branchId)) throw refuse('already_exists', {}, 'branchId');
  const { secretary, ...branch } = data;
  return [
    { type: 'BranchRegistered', data: { ...branch, bureauId } },
    ...(secretary ? [appointed({ branchId: data.branchId, ...secretary }, facts)] : []),
    ...facts.openCampaigns.flatMap((campaign) => invitations(campaign, state.bureaus, [[bureauId, [data]]])),
  ];
}

function importOrganisation(
  { data }: Pick<Asked<'ImportOrganisation'>, 'data'>,
  state: Organisation,
  facts: OrganisationFacts,
): OrganisationEvent[] {
  const faulty = new Set(importFaults(state, rowsOf(data), facts.names).map(({ row }) => row));
  if (faulty.size > 0) throw refuse('import_invalid', { rows: faulty.size });
  const bureaus: Record<string, Omit<Bureau, 'branches'>> = {
    ...state.bureaus,
    ...Object.fromEntries(data.bureaus.map((bureau) => [bureau.bureauId, bureau])),
  };
  const byBureau = Map.groupBy(data.branches, bureauOfNew);
  const touched = [
    ...new Set([...data.bureaus.map(({ bureauId }) => bureauId), ...data.branches.map(bureauOfNew)]),
  ];
  return [
    ...fromAbove(data.bureaus).map((bureau): OrganisationEvent => ({
      type: 'BureauRegistered',
      data: bureau,
    })),
    ...data.branches.flatMap(({ secretary, ...branch }): OrganisationEvent[] => [
      { type: 'BranchRegistered', data: { ...branch, bureauId: bureauOfNew(branch) } },
      ...(secretary ? [appointed({ branchId: branch.branchId, ...secretary }, facts)] : []),
    ]),
    ...facts.openCampaigns.flatMap((campaign) =>
      invitations(
        campaign,
        bureaus,
        touched.map((bureauId) => [bureauId, byBureau.get(bureauId) ?? []]),
      ),
    ),
  ];
}

function renameBranch({ data }: Asked<'RenameBranch'>, state: Organisation): OrganisationEvent[] {
  const branch = requireActing(state, data.branchId);
  if (branch.name === data.name && branch.unitName === data.unitName) throw refuse('nothing_changed');
  return [{ type: 'BranchRenamed', data }];
}

/** From now on the branch acts for the new bureau, which is invited with it. */
function moveBranch(
  { data }: Pick<Asked<'MoveBranch'>, 'data'>,
  state: Organisation,
  { entries, openCampaigns }: OrganisationFacts,
): OrganisationEvent[] {
  const { branchId, bureauId, reason } = data;
  const { bureauId: formerBureauId, name, unitName } = requireActing(state, branchId);
  requireStanding(state, bureauId);
  if (bureauId === formerBureauId) throw refuse('nothing_changed');
  const going = openCampaigns.filter(
    ({ campaignId, hostId }) => !entries.includes(campaignId) && isReached(upwards(state), hostId, bureauId),
  );
  const goesIn = going.map(({ campaignId }) => campaignId).sort();
  const lostBy = openCampaigns.flatMap(({ campaignId, hostId }) => {
    const by = handingIn(upwards(state), hostId, formerBureauId);
    const isTold = by === formerBureauId && goesIn.includes(campaignId);
    return by === undefined || isTold || entries.includes(campaignId)
      ? []
      : [{ campaignId, bureauId: by, branches: 1 }];
  });
  return [
    {
      type: 'BranchMoved',
      data: {
        ...{ branchId, formerBureauId, bureauId, reason, staysIn: [...entries], goesIn },
        ...(lostBy.length > 0 && { lostBy }),
      },
    },
    ...going.flatMap((campaign) =>
      invitations(campaign, state.bureaus, [[bureauId, [{ branchId, name, unitName }]]]),
    ),
  ];
}

/** Somebody else, or a deputy for a time, from a day that has come: nobody signs before. */
function appointSecretary(
  { data, instant }: Asked<'AppointSecretary'>,
  state: Organisation,
  facts: OrganisationFacts,
): OrganisationEvent[] {
  if (data.since > shanghaiDay(instant)) throw refuse('day_in_future', { day: data.since }, 'since');
  const { secretary } = requireActing(state, data.branchId);
  const event = appointed(data, facts);
  const { branchId: _branchId, ...next } = event.data;
  if (secretary && canonicalJson(secretary) === canonicalJson(next)) throw refuse('nothing_changed');
  return [event];
}

/** The appointment under the name that the register says. */
function appointed(data: Asked<'AppointSecretary'>['data'], { names }: OrganisationFacts) {
  const name = Object.hasOwn(names, data.personId) ? names[data.personId] : undefined;
  if (name === undefined) throw refuse('person_unknown', { person: data.personId }, 'personId');
  return { type: 'SecretaryAppointed' as const, data: { ...data, name } };
}

function vacateSecretary({ data }: Asked<'VacateSecretary'>, state: Organisation): OrganisationEvent[] {
  if (!requireActing(state, data.branchId).secretary) throw refuse('nothing_changed');
  return [{ type: 'SecretaryVacated', data }];
}

/** Asks every bureau and every branch that the campaign reaches and that can still act. */
function inviteUnits(
  { data: { campaignId } }: Asked<'InviteUnits'>,
  state: Organisation,
  facts: OrganisationFacts,
): OrganisationEvent[] {
  const campaign = facts.openCampaigns.find((each) => each.campaignId === campaignId);
  if (!campaign || state.invitedTo.includes(campaignId)) return [];
  const standing = Object.entries(state.bureaus).filter(([, { abolished }]) => !abolished);
  const asked = standing.map(([bureauId, bureau]) => {
    const acting = Object.entries(bureau.branches).filter(([, branch]) => isActing(branch));
    return [bureauId, acting.map(([branchId, branch]) => ({ branchId, ...branch }))] as const;
  });
  return invitations(campaign, state.bureaus, asked);
}

/** Results may be corrected by importing them again; what is known already is passed over. */
function importEarlierResults(
  { data: { round, results } }: Asked<'ImportEarlierResults'>,
  state: Organisation,
): OrganisationEvent[] {
  const seen = new Set<string>();
  for (const { branchId } of results) {
    if (!branchOf(state, branchId)) throw refuse('unit_unknown', { unit: branchId }, 'results');
    if (seen.has(branchId)) throw refuse('branch_repeated', { branch: branchId }, 'results');
    seen.add(branchId);
  }
  const fresh = results.filter(
    (result) => state.earlierResults[resultKey({ round, ...result })] !== resultText(result),
  );
  return fresh.map((result) => ({ type: 'EarlierResultImported', data: { round, ...result } }));
}
