import { type CommandOf, type organisation, refuse } from '@laurel/contracts';
import type { Stamped } from '@laurel/core';
import { above, handingIn } from '@laurel/rules';
import { invitations, type RunningCampaign } from '../organisation/invitations.rules.ts';
import {
  type Branch,
  bureauIn,
  evolve,
  type Organisation,
  type OrganisationEvent,
} from '../organisation/organisation.ts';
import { isActing, requireActing, requireStanding } from '../organisation/organisation.rules.ts';

/**
 * The changes of the organisation that one document orders: new bureaus, moves, abolitions, dissolutions, in
 * this order and all or nothing (docs/handbook/process.md#1.23). A split is a new bureau with moves into it,
 * a merger an abolition into another bureau.
 */

export type Asked<Type extends string> = Extract<CommandOf<typeof organisation>, { type: Type }>;
type Asking = Asked<'Reorganise'>['data'];
type Decide = (state: Organisation) => readonly OrganisationEvent[];

/** The steps that are commands of their own, too. */
export interface Steps {
  register(bureau: NonNullable<Asking['registers']>[number], state: Organisation): OrganisationEvent[];
  moveBranch(move: Asked<'MoveBranch'>['data'], state: Organisation): OrganisationEvent[];
}

export interface Circumstances {
  readonly openCampaigns: readonly RunningCampaign[];
  /** The campaigns that run in which a branch is nominated, by branch. */
  readonly nominated: Readonly<Record<string, readonly string[]>>;
}

export function reorganise(
  { data }: Asked<'Reorganise'>,
  state: Organisation,
  facts: Circumstances,
  steps: Steps,
): OrganisationEvent[] {
  const { registers = [], moves = [], abolishes = [], dissolves = [], reason } = data;
  const campaignIds = facts.openCampaigns.map(({ campaignId }) => campaignId).sort();
  const move = (unitId: string, parentId: string | undefined, now: Organisation) =>
    bureauIn(now, unitId)
      ? moveBureau({ bureauId: unitId, parentId, reason, campaignIds }, now, facts)
      : moveBranch({ branchId: unitId, bureauId: parentId, reason }, now, steps);
  const decisions: Decide[] = [
    ...registers.map((bureau) => (now: Organisation) => steps.register(bureau, now)),
    ...moves.map(
      ({ unitId, parentId }) =>
        (now: Organisation) =>
          move(unitId, parentId, now),
    ),
    ...abolishes.flatMap(({ bureauId, into }) => [
      (now: Organisation) => (into === undefined ? [] : emptied(bureauId, into, now, move)),
      (now: Organisation) => [abolished({ bureauId, into, reason, campaignIds }, now, facts)],
    ]),
    ...dissolves.map((branchId) => (now: Organisation) => [dissolved({ branchId, reason }, now, facts)]),
  ];
  if (decisions.length === 0) throw refuse('nothing_changed');
  return inTurn(decisions, state);
}

/** The events of decisions of which each sees what those before it changed. */
function inTurn(decisions: readonly Decide[], state: Organisation): OrganisationEvent[] {
  let now = state;
  return decisions.flatMap((decide) => {
    const events = decide(now);
    // The state reads type and body only.
    now = events.reduce((next, event) => evolve(next, event as Stamped<OrganisationEvent>), now);
    return events;
  });
}

/** The bureau directly above a bureau. */
const upwards = ({ bureaus }: Pick<Organisation, 'bureaus'>) => ({
  parentOf: (unit: string) => bureaus[unit]?.parentId,
});

/**
 * Refuses with `unit_unknown`, `unit_ended`, `nothing_changed`, `unit_below_itself`, and with
 * `unit_in_campaign` where something below it is nominated: its list would change hands.
 */
function moveBureau(
  data: { bureauId: string; parentId: string | undefined; reason: string; campaignIds: string[] },
  state: Organisation,
  { nominated, openCampaigns }: Circumstances,
): OrganisationEvent[] {
  const { bureauId, parentId, ...more } = data;
  const { parentId: formerParentId } = requireStanding(state, bureauId, 'moves');
  if (parentId !== undefined) requireStanding(state, parentId, 'moves');
  if (parentId === formerParentId) throw refuse('nothing_changed', {}, 'moves');
  if (parentId !== undefined && above(upwards(state), parentId).includes(bureauId))
    throw refuse('unit_below_itself', { unit: bureauId }, 'moves');
  for (const branchId of branchesBelow(state, bureauId)) requireNotNominated(bureauId, branchId, nominated);
  const lostBy = openCampaigns.flatMap((campaign) => losses(campaign, bureauId, parentId, state));
  return [
    {
      type: 'BureauMoved',
      data: {
        bureauId,
        ...(formerParentId !== undefined && { formerParentId }),
        ...(parentId !== undefined && { parentId }),
        ...more,
        ...(lostBy.length > 0 && { lostBy }),
      },
    },
    ...openCampaigns.flatMap((campaign) => invitedAnew(campaign, bureauId, parentId, state)),
  ];
}

/** The invitations for bureaus at or below the one that moves, where another bureau hands in from then on. */
function invitedAnew(...move: Parameters<typeof changingHands>): OrganisationEvent[] {
  const [campaign] = move;
  const { after, moving } = changingHands(...move);
  const asked = moving.map(([id, { branches }]) => [id, actingIn(branches)] as const);
  return invitations(campaign, after, asked);
}

/** The bureaus that no longer hand in for what moves, with the number of its branches. */
function losses(...move: Parameters<typeof changingHands>) {
  const [{ campaignId, hostId }, , , { bureaus }] = move;
  const before = Map.groupBy(changingHands(...move).moving, ([id]) =>
    handingIn(upwards({ bureaus }), hostId, id),
  );
  return [...before].flatMap(([by, moving]) => {
    const branches = moving.reduce((sum, [, { branches: own }]) => sum + actingIn(own).length, 0);
    return by === undefined || branches === 0 ? [] : [{ campaignId, bureauId: by, branches }];
  });
}

/** The bureaus at or below the one that moves for which another one, or none, hands in from then on. */
function changingHands(
  campaign: RunningCampaign,
  bureauId: string,
  parentId: string | undefined,
  { bureaus }: Organisation,
) {
  const after = { ...bureaus, [bureauId]: { ...bureaus[bureauId]!, parentId } };
  const [before, now] = [upwards({ bureaus }), upwards({ bureaus: after })];
  const moving = Object.entries(bureaus).filter(
    ([id, { abolished }]) =>
      !abolished &&
      above(before, id).includes(bureauId) &&
      handingIn(before, campaign.hostId, id) !== handingIn(now, campaign.hostId, id),
  );
  return { after, moving };
}

function actingIn(branches: Readonly<Record<string, Branch>>) {
  return Object.entries(branches).flatMap(([branchId, branch]) =>
    isActing(branch) ? [{ branchId, name: branch.name, unitName: branch.unitName }] : [],
  );
}

function moveBranch(
  { branchId, bureauId, reason }: { branchId: string; bureauId: string | undefined; reason: string },
  state: Organisation,
  steps: Steps,
): OrganisationEvent[] {
  if (bureauId === undefined) throw refuse('value_missing', { field: 'parentId' }, 'moves');
  return steps.moveBranch({ branchId, bureauId, reason }, state);
}

/** Everything below a bureau that goes into another moves there. */
function emptied(
  bureauId: string,
  into: string,
  state: Organisation,
  move: (unitId: string, parentId: string, now: Organisation) => OrganisationEvent[],
): OrganisationEvent[] {
  requireStanding(state, bureauId, 'abolishes');
  requireStanding(state, into, 'abolishes');
  if (above(upwards(state), into).includes(bureauId))
    throw refuse('unit_below_itself', { unit: bureauId }, 'abolishes');
  return inTurn(
    standingBelow(state, bureauId).map((unitId) => (now) => move(unitId, into, now)),
    state,
  );
}

/** Refuses with `unit_unknown`, `unit_ended`, `unit_not_empty`, and `unit_in_campaign` for a host. */
function abolished(
  data: { bureauId: string; into: string | undefined; reason: string; campaignIds: string[] },
  state: Organisation,
  { openCampaigns }: Circumstances,
): OrganisationEvent {
  const { bureauId, into, ...more } = data;
  requireStanding(state, bureauId, 'abolishes');
  const hosted = openCampaigns.find(({ hostId }) => hostId === bureauId);
  if (hosted) throw refuse('unit_in_campaign', { unit: bureauId, campaign: hosted.campaignId });
  const { length: count } = standingBelow(state, bureauId);
  if (count > 0) throw refuse('unit_not_empty', { unit: bureauId, count }, 'abolishes');
  return { type: 'BureauAbolished', data: { bureauId, ...(into !== undefined && { into }), ...more } };
}

/** Refuses with `unit_unknown`, `unit_merged`, `unit_ended`, `unit_in_campaign`. */
function dissolved(
  data: { branchId: string; reason: string },
  state: Organisation,
  { nominated }: Circumstances,
): OrganisationEvent {
  requireActing(state, data.branchId, 'dissolves');
  requireNotNominated(data.branchId, data.branchId, nominated);
  return { type: 'BranchDissolved', data };
}

function requireNotNominated(unit: string, branchId: string, nominated: Circumstances['nominated']): void {
  const [campaign] = Object.hasOwn(nominated, branchId) ? nominated[branchId]! : [];
  if (campaign !== undefined) throw refuse('unit_in_campaign', { unit, campaign });
}

/** The units directly below a bureau that still exist. */
function standingBelow({ bureaus }: Organisation, bureauId: string): string[] {
  const branches = Object.entries<Branch>(bureaus[bureauId]!.branches);
  return [
    ...Object.keys(bureaus).filter((id) => bureaus[id]!.parentId === bureauId && !bureaus[id]!.abolished),
    ...branches.flatMap(([branchId, branch]) => (isActing(branch) ? [branchId] : [])),
  ];
}

/** All branches below a bureau, at any depth. */
export function branchesBelow(state: Organisation, bureauId: string): string[] {
  return Object.entries(state.bureaus).flatMap(([id, { branches }]) =>
    above(upwards(state), id).includes(bureauId) ? Object.keys(branches) : [],
  );
}
