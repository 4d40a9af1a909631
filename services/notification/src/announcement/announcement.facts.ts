import { type Audience, type Role, unitRoles } from '@laurel/contracts';
import {
  type AccessRow,
  accessView,
  type FactReader,
  grantsAt,
  holding,
  type Id,
  isRecusedByUnit,
  isServedBy,
  type Usable,
} from '@laurel/platform';
import {
  above,
  type Appointment,
  campaignNode,
  hostOf,
  isReached,
  isSecretaryAt,
  type Tree,
} from '@laurel/rules';
import type { AnnouncementCommand, AnnouncementFacts } from './announcement.ts';
import { actingFor, nameOf } from './acting.facts.ts';
import { unplannedSecretaries, unsealedExperts } from './open-work.facts.ts';
import { campaignsView } from '../copies/campaigns.view.ts';
import { formsView } from '../copies/forms.view.ts';
import { assignmentsView, groupsView } from '../copies/groups.view.ts';
import { listsView } from '../copies/lists.view.ts';
import { panelsView, recusal } from '../copies/panels.view.ts';
import { unitsView } from '../copies/units.view.ts';
import { campaignAbout } from '../notices/about.ts';

/**
 * The accounts that an announcement reaches, as things stand when it is made. A disabled account belongs to
 * no audience, but an announcement about an account itself is still sent to it. So it does not matter whether
 * the news that it was disabled came a moment sooner or later.
 */
export async function announcementFacts(
  read: FactReader,
  command: AnnouncementCommand,
  id: Id,
): Promise<AnnouncementFacts> {
  const { about, unitId, notices, exceptPerson } = command.data;
  const campaignId = command.data.campaignId ?? campaignAbout(about);
  const matter = { campaignId, unitId, exceptPerson, instant: command.instant };
  const recipients = await Promise.all(
    notices.map(async ({ audience }) => {
      const holders = await holdersOf(read, audience);
      const rows = (await Promise.all(audience.map((part) => reached(read, holders, part, matter)))).flat();
      return rows.filter(({ personId }) => personId !== exceptPerson).map(({ accountId }) => accountId);
    }),
  );
  const unitName = unitId === undefined ? undefined : await nameOf(read, unitId);
  return { announcementId: id.name!, recipients, ...(unitName !== undefined && { unitName }) };
}

/** The matter of an announcement: the campaign and the unit that it is about, if any, and its instant. */
export interface Matter {
  readonly campaignId?: string | undefined;
  readonly unitId?: string | undefined;
  /** Whoever did it, who is not told. */
  readonly exceptPerson?: string | undefined;
  readonly instant: string;
}

type Holders = (role: Role, at: string | undefined) => Promise<readonly AccessRow[]>;
const singlyMost = 20;

/**
 * Looks holders up one by one; for many units at once it reads all holders of the role and picks, which is
 * one pass instead of hundreds.
 */
export async function holdersOf(read: FactReader, audience: readonly Audience[]): Promise<Holders> {
  if (audience.length <= singlyMost)
    return async (role, at) => await read.rows(accessView, [{ field: 'holds', has: holding(role, at) }]);
  const index = new Map<string, AccessRow[]>();
  for (const role of new Set(audience.flatMap((part) => ('role' in part ? [part.role] : [])))) {
    for (const row of await read.rows(accessView, [{ field: 'holds', has: holding(role) }])) {
      for (const held of row.holds.filter((name) => name === role || name.startsWith(holding(role, '')))) {
        index
          .set(held, index.get(held) ?? [])
          .get(held)!
          .push(row);
      }
    }
  }
  return async (role, at) => index.get(holding(role, at)) ?? [];
}

export async function reached(
  read: FactReader,
  holders: Holders,
  audience: Audience,
  matter: Matter,
): Promise<readonly AccessRow[]> {
  if ('account' in audience) return await accountsOf(read, [audience.account]);
  return (await among(read, holders, audience, matter)).filter(({ disabled }) => !disabled);
}

type Collective = Exclude<Audience, { account: string }>;

async function among(
  read: FactReader,
  holders: Holders,
  audience: Collective,
  matter: Matter,
): Promise<readonly AccessRow[]> {
  const { instant } = matter;
  if ('group' in audience)
    return await accountsOf(read, (await read.row(groupsView, audience.group))?.members ?? []);
  if ('assessing' in audience) return await assessorsOf(read, audience.assessing);
  if ('panel' in audience) return await expertsOf(read, audience.panel, audience.foreignTo);
  if ('unballoted' in audience)
    return await accountsOf(read, await unsealedExperts(read, audience.unballoted));
  if ('unplanned' in audience) return await unplannedSecretaries(read, audience.unplanned, instant);
  if ('unsealed' in audience) return await lateBureaus(read, audience.unsealed, instant);
  if ('unsubmitted' in audience) return await lateBranches(read, audience.unsubmitted, instant);
  const { role, over, foreignTo } = audience;
  const at = audience.at === undefined ? undefined : await actingFor(read, audience.at);
  const here = over === undefined ? matter : { ...matter, unitId: over };
  const tree = await read.tree();
  const rows =
    over === undefined
      ? await holders(role, at)
      : (await Promise.all(above(tree, over).map((unit) => holders(role, unit)))).flat();
  const secretary = role === 'branchSecretary' && at ? (await read.row(unitsView, at))?.secretary : undefined;
  const told = rows.filter(
    (row) =>
      isReachedAsSecretary(secretary, row, instant) &&
      grantsAt(row, instant).some(
        (grant) => fits(tree, grant, { ...audience, at }) && (at !== undefined || isTold(tree, grant, here)),
      ) &&
      (foreignTo === undefined || !isRecusedByUnit(row, tree, foreignTo, instant)),
  );
  return unitRoles.includes(role) || at !== undefined ? told : nearest(tree, role, told, here);
}

/**
 * The people who hold the role nearest to the campaign, or to the unit outside campaigns: those of a city are
 * told of what is theirs, and those of the province where the city has nobody else
 * (docs/handbook/process.md#1.27).
 */
function nearest(
  tree: Tree,
  role: Role,
  rows: readonly AccessRow[],
  { campaignId, unitId, exceptPerson, instant }: Matter,
): readonly AccessRow[] {
  const place = campaignId === undefined ? unitId : campaignNode(campaignId);
  if (place === undefined) return rows;
  const way = above(tree, place);
  const far = (row: AccessRow) =>
    Math.min(
      ...grantsAt(row, instant)
        .filter((grant) => grant.role === role)
        .map((grant) => (grant.unitId === undefined ? way.length : way.indexOf(grant.unitId)))
        .filter((distance) => distance >= 0),
    );
  const able = rows.filter(({ disabled, personId }) => !disabled && personId !== exceptPerson);
  const least = Math.min(...able.map(far));
  return able.filter((row) => far(row) === least);
}

/**
 * True if messages to a branch reach this account: it is that of the person who is appointed secretary,
 * whatever accounts hold the role (docs/handbook/process.md#2.4). If no appointment was ever recorded, the
 * role decides.
 */
function isReachedAsSecretary(
  secretary: Appointment | null | undefined,
  { personId }: AccessRow,
  instant: string,
): boolean {
  if (secretary === undefined) return true;
  return secretary !== null && isSecretaryAt(secretary, personId, instant);
}

function fits(tree: Tree, { role, unitId }: Usable, wanted: Extract<Audience, { role: string }>): boolean {
  if (role !== wanted.role || (wanted.at !== undefined && unitId !== wanted.at)) return false;
  if (wanted.under !== undefined && !isWithin(tree, unitId, wanted.under)) return false;
  return wanted.over === undefined || isWithin(tree, wanted.over, unitId);
}

/**
 * True if whoever holds a role so is told: the role serves the campaign, or it reaches the role's unit below
 * its host.
 */
function isTold(tree: Tree, grant: Usable, { campaignId, unitId }: Matter): boolean {
  if (!unitRoles.includes(grant.role)) {
    const units = campaignId === undefined && unitId !== undefined ? [unitId] : [];
    return isServedBy(grant, { units, ...(campaignId !== undefined && { campaign: campaignId }) }, tree);
  }
  const host = campaignId === undefined ? undefined : hostOf(tree, campaignId);
  return grant.unitId !== undefined && grant.unitId !== host && isReached(tree, host, grant.unitId);
}

/** True if `inner` is `outer` or lies below it. */
function isWithin(tree: Tree, inner: string | undefined, outer: string | undefined): boolean {
  return inner !== undefined && outer !== undefined && above(tree, inner).includes(outer);
}

/** The members of the group that an entry is assigned to, without those who must keep away from it. */
async function assessorsOf(read: FactReader, entry: string): Promise<readonly AccessRow[]> {
  const { group, recused } = (await read.row(assignmentsView, entry)) ?? { recused: [] };
  const members = group === undefined ? [] : ((await read.row(groupsView, group))?.members ?? []);
  return await accountsOf(
    read,
    members.filter((member) => !recused.includes(member)),
  );
}

/** The experts of a panel, without those recused from the branch that it is about. */
async function expertsOf(
  read: FactReader,
  campaignId: string,
  branchId: string | undefined,
): Promise<readonly AccessRow[]> {
  const { experts, recused } = (await read.row(panelsView, campaignId)) ?? { experts: [], recused: [] };
  return await accountsOf(
    read,
    experts.filter((expert) => branchId === undefined || !recused.includes(recusal(branchId, expert))),
  );
}

async function accountsOf(read: FactReader, accountIds: readonly string[]): Promise<readonly AccessRow[]> {
  const rows = await Promise.all(accountIds.map((accountId) => read.row(accessView, accountId)));
  return rows.filter((row) => row !== undefined);
}

type Late = {
  readonly campaignId: string;
  readonly deadline: string;
  readonly bureauId?: string | undefined;
};

/** Finds the officers of bureaus that hand in, recommend and have not sealed a list. */
async function lateBureaus(read: FactReader, late: Late, instant: string): Promise<readonly AccessRow[]> {
  const officers = await read.rows(accessView, [{ field: 'holds', has: holding('bureauOfficer') }]);
  const tree = await read.tree();
  const isLate = await perBureau(read, late, async (bureauId, recommending) => {
    if (tree.parentOf(bureauId) !== hostOf(tree, late.campaignId)) return false;
    const list = await read.row(listsView, `${late.campaignId}.${bureauId}`);
    const kind = (await read.row(unitsView, bureauId))?.kind;
    return kind !== undefined && recommending.includes(kind) && list?.done !== true;
  });
  return await reachedFor(officers, 'bureauOfficer', instant, isLate);
}

/** Secretaries of nominated branches whose form has not come. */
async function lateBranches(read: FactReader, late: Late, instant: string): Promise<readonly AccessRow[]> {
  const forms = await read.rows(formsView, [{ field: 'campaignId', equals: late.campaignId }]);
  const bureaus = new Map(
    await Promise.all(
      forms.map(async ({ branchId, bureauId }) => [await actingFor(read, branchId), bureauId] as const),
    ),
  );
  const secretaries = await read.rows(accessView, [{ field: 'holds', has: holding('branchSecretary') }]);
  const isOfLate = await perBureau(read, late, async () => true);
  return await reachedFor(
    secretaries,
    'branchSecretary',
    instant,
    async (unitId) => bureaus.has(unitId) && (await isOfLate(bureaus.get(unitId)!)),
  );
}

/**
 * The question, asked of a bureau for which this deadline holds; no for all others, and for all when the
 * campaign is over or amended.
 */
async function perBureau(
  read: FactReader,
  { campaignId, deadline, bureauId: only }: Late,
  question: (bureauId: string, recommending: readonly string[]) => Promise<boolean>,
): Promise<(bureauId: string) => Promise<boolean>> {
  const campaign = await read.row(campaignsView, campaignId);
  return async (bureauId) => {
    if (!campaign?.open || (only !== undefined && only !== bureauId)) return false;
    const holds = (await read.row(listsView, `${campaignId}.${bureauId}`))?.until ?? campaign.deadline;
    return holds === deadline && (await question(bureauId, campaign.recommending));
  };
}

async function reachedFor(
  rows: readonly AccessRow[],
  role: string,
  instant: string,
  isLate: (unitId: string) => Promise<boolean>,
): Promise<readonly AccessRow[]> {
  const answers = await Promise.all(
    rows.map(async (row) => {
      const units = grantsAt(row, instant).flatMap((grant) =>
        grant.role === role && grant.unitId !== undefined ? [grant.unitId] : [],
      );
      return (await Promise.all(units.map(isLate))).some(Boolean);
    }),
  );
  return rows.filter((_, index) => answers[index]);
}
