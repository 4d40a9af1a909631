import { type CommandOf, type JoinPlan, organisation } from '@laurel/contracts';
import { type FactReader, type Id, serve } from '@laurel/platform';
import { kindsNamedIn } from '@laurel/rules';
import { candidatesView } from '../application/candidates.view.ts';
import { campaignsView } from '../campaign/campaigns.view.ts';
import { progressView } from '../copies/campaign-progress.view.ts';
import { registeredPersonsView } from '../copies/registered-persons.view.ts';
import { branchOf, bureauIn, type Organisation } from './organisation.ts';
import { effectsOf } from '../reorganisation/effects.facts.ts';
import { branchesBelow } from '../reorganisation/reorganise.rules.ts';
import { organisationDecider, type OrganisationFacts } from './organisation.decide.ts';
import { planIn } from './join.rules.ts';
import type { RunningCampaign } from './invitations.rules.ts';
import type { NamingKinds } from './kinds.rules.ts';

/** The guard of the tree of units. */
export const organisationGuard = 'organisation';
/** The guard of the list of campaigns. */
export const campaignsGuard = 'campaigns';

/** The guard of a unit's entries in every campaign. */
export function entriesOfGuard(unitId: string): string {
  return `entries-of:${unitId}`;
}

type Command = CommandOf<typeof organisation>;

const ended: readonly string[] = ['ineligible', 'lapsed', 'withdrawn'];
const growing: readonly Command['type'][] = [
  'RegisterBureau',
  'RegisterBranch',
  'ImportOrganisation',
  'InviteUnits',
  'Reorganise',
  'CorrectUnit',
  'JoinRecord',
];
const askingNominated: readonly Command['type'][] = ['Reorganise', 'MergeBranch'];

async function organisationFacts(
  read: FactReader,
  command: Command,
  id: Id,
  state: Organisation,
): Promise<OrganisationFacts> {
  const changed = changedBranch(command);
  const open = growing.includes(command.type) || changed !== undefined ? await openCampaigns(read) : [];
  const entries =
    changed === undefined
      ? []
      : await openEntries(read, entriesOf(state, changed), command.type === 'MoveBranch');
  const plan = command.type === 'JoinRecord' ? await planOf(read, command.data.planHash) : undefined;
  const running = new Set(open.map(({ campaignId }) => campaignId));
  return {
    id: { name: id.name! },
    namingKinds: command.type === 'DefineBureauKinds' ? await campaignsNamingKinds(read) : [],
    openCampaigns: open,
    names: await namesOf(read, appointedBy(command, plan)),
    entries: entries.filter((campaignId) => running.has(campaignId)),
    nominated: askingNominated.includes(command.type) ? await nominatedIn(read, state, [...running]) : {},
    ...(plan && { plan }),
  };
}

/** The branch whose entries a command concerns. */
function changedBranch({ type, data }: Command): string | undefined {
  return type === 'MergeBranch' || type === 'MoveBranch' ? data.branchId : undefined;
}

/** The persons whom a command appoints, by their numbers. */
function appointedBy(command: Command, plan: JoinPlan | undefined): string[] {
  if (command.type === 'AppointSecretary') return [command.data.personId];
  const coming = command.type === 'ImportOrganisation' ? command.data.branches : (plan?.branches ?? []);
  const branches = command.type === 'RegisterBranch' ? [command.data] : coming;
  return branches.flatMap(({ secretary }) => (secretary ? [secretary.personId] : []));
}

/** The plan in a file of that hash; undefined where there is none, or it is no plan. */
async function planOf(read: FactReader, planHash: string): Promise<JoinPlan | undefined> {
  const text = await read.file(planHash, planBytesMost);
  return text === undefined ? undefined : planIn(text);
}

const planBytesMost = 16 * 1024 * 1024;

/** The names of those among them who are registered. */
export async function namesOf(
  read: Pick<FactReader, 'row'>,
  personIds: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const found = await Promise.all(
    [...new Set(personIds)].map(async (personId) => {
      const row = await read.row(registeredPersonsView, personId);
      return row ? [[personId, row.name] as const] : [];
    }),
  );
  return Object.fromEntries(found.flat());
}

async function openCampaigns(read: FactReader): Promise<RunningCampaign[]> {
  const rows = await read.rows(campaignsView, [{ field: 'status', equals: 'open' }]);
  return await Promise.all(
    rows.map(async ({ campaignId, hostId, rulePack }) => ({
      campaignId,
      ...(hostId !== undefined && { hostId }),
      recommending: rulePack.routes.recommending,
      selfNominating: rulePack.routes.selfNominating,
      ...(rulePack.entriesFrom && { isFromBelow: true as const }),
      ...((await read.row(progressView, campaignId))?.rankingConfirmed && { isRanked: true as const }),
    })),
  );
}

/** The campaigns that have not ended, with the kinds of bureau that their rule packs name. */
async function campaignsNamingKinds(read: FactReader): Promise<NamingKinds[]> {
  const rows = await read.rows(campaignsView, [{ field: 'status', in: ['draft', 'frozen', 'open'] }]);
  return rows.map(({ campaignId, rulePack }) => ({
    campaignId,
    kinds: kindsNamedIn(rulePack).map(({ kind }) => kind),
  }));
}

/** The campaigns among these in which a branch is nominated, or goes on with another's entry, by branch. */
async function nominatedIn(
  read: FactReader,
  state: Organisation,
  campaignIds: readonly string[],
): Promise<Readonly<Record<string, string[]>>> {
  const rows = await read.rows(candidatesView, [{ field: 'campaignId', in: [...campaignIds] }]);
  const standing = rows.filter(({ status, nominated }) => nominated && !ended.includes(status));
  const pairs = standing.flatMap(({ campaignId, branchId }) => {
    const { carriedIn = [], mergedInto } = branchOf(state, branchId) ?? {};
    return [branchId, ...(carriedIn.includes(campaignId) ? [mergedInto!] : [])].map(
      (unit) => [unit, campaignId] as const,
    );
  });
  const byBranch = Map.groupBy(pairs, ([unit]) => unit);
  return Object.fromEntries(
    [...byBranch].map(([unit, of]) => [unit, of.map(([, campaignId]) => campaignId).sort()]),
  );
}

/** The branches by whose numbers its entries stand: its own, and those whose entries it took over. */
function entriesOf(state: Organisation, branchId: string): string[] {
  return [branchId, ...Object.values(branchOf(state, branchId)?.tookOver ?? {})];
}

/** The campaigns in which one of the branches stands as an entry that has not ended, by id. */
async function openEntries(
  read: FactReader,
  branchIds: readonly string[],
  isNominatedOnly: boolean,
): Promise<string[]> {
  const rows = await read.rows(candidatesView, [{ field: 'branchId', in: [...branchIds] }]);
  const open = rows.filter(
    ({ status, nominated }) => !ended.includes(status) && (nominated || !isNominatedOnly),
  );
  return [...new Set(open.map(({ campaignId }) => campaignId))].sort();
}

/** The organisation's decider with the facts that its decisions need from outside its stream. */
export const servedOrganisation = serve(
  organisation,
  organisationDecider,
  organisationFacts,
  (command, _id, state) => ({
    reads: [
      campaignsGuard,
      ...changedBranches(command, state)
        .flatMap((branchId) => entriesOf(state, branchId))
        .map(entriesOfGuard),
    ],
    takes: [organisationGuard],
  }),
  effectsOf,
);

/** The branches whose entries a command concerns. */
function changedBranches(command: Command, state: Organisation): string[] {
  const changed = changedBranch(command);
  if (command.type === 'MergeBranch') return [command.data.branchId, command.data.into];
  if (command.type !== 'Reorganise') return changed === undefined ? [] : [changed];
  const { moves = [], abolishes = [], dissolves = [] } = command.data;
  const units = [...moves.map(({ unitId }) => unitId), ...abolishes.map(({ bureauId }) => bureauId)];
  const below = units.flatMap((unit) => (bureauIn(state, unit) ? branchesBelow(state, unit) : [unit]));
  return [...new Set([...below, ...dissolves])];
}
