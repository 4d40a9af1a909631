import type { auditReadModels, Heard, RowOf } from '@laurel/contracts';
import { counted, noFacts, type Noting } from './entry-facts.rules.ts';
import type { ListAnswer } from './list-answer.rules.ts';

/** The changes of an overview's row. Its units and deadlines stand in an order of their own, and no other. */

export type OverviewRow = RowOf<typeof auditReadModels.overview>;
type Unit = OverviewRow['units'][number];
type Deadline = OverviewRow['deadlines'][number];
type RulePack = Heard<'CampaignDrafted'>['data']['rulePack'];
interface OfCampaign {
  readonly campaignId: string;
}

/** The row, or a new one of a campaign of which nothing has been heard. */
export function rowOf(row: OverviewRow | undefined, { campaignId }: OfCampaign): OverviewRow {
  return row ?? { campaignId, status: 'draft', deadlines: [], units: [], facts: {} };
}

/** The row with the names and days that a rule pack gives. */
export function withPack(row: OverviewRow, pack: RulePack): OverviewRow {
  const { campaignName, round, applicationDeadline, assessmentTo, phases, entriesFrom } = pack;
  const others = row.deadlines.filter(({ kind }) => kind === 'extension' || kind === 'notice');
  const deadlines: readonly Deadline[] = [
    ...others,
    { kind: 'application', on: applicationDeadline },
    { kind: 'assessment', on: assessmentTo },
    ...phases.map(({ id, key, name, to }): Deadline => ({ kind: 'phase', of: key ?? id, name, on: to })),
  ];
  const { fromBelow: _before, ...rest } = row;
  return {
    ...rest,
    campaignName,
    round,
    ...(entriesFrom && { fromBelow: true }),
    deadlines: inOrder(deadlines),
  };
}

/** The row with a deadline that is new or has moved. */
export function dated(row: OverviewRow, deadline: Deadline): OverviewRow {
  const others = row.deadlines.filter(({ kind, of }) => kind !== deadline.kind || of !== deadline.of);
  return { ...row, deadlines: inOrder([...others, deadline]) };
}

function inOrder(deadlines: readonly Deadline[]): Deadline[] {
  const rank = ({ on, kind, of = '' }: Deadline) => `${on} ${kind} ${of}`;
  return [...deadlines].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

/** The row with a unit that is invited, or with more branches of one that is. */
export function invited(row: OverviewRow, { bureauId, bureauName, route, branches }: Invited): OverviewRow {
  if (row.units.some((unit) => unit.bureauId === bureauId))
    return ofUnit(row, bureauId, (unit) => ({ ...unit, branches: unit.branches + branches.length }));
  const unit: Unit = {
    bureauId,
    bureauName,
    ...(route !== undefined && { route }),
    list: 'open',
    branches: branches.length,
    ...countedOf(row, bureauId),
  };
  const units = [...row.units, unit].sort((one, other) => (one.bureauId < other.bureauId ? -1 : 1));
  return { ...row, units };
}
type Invited = Heard<'BureauInvited'>['data'];

/** The row with one of its units changed. */
function ofUnit(row: OverviewRow, bureauId: string, change: (unit: Unit) => Unit): OverviewRow {
  return { ...row, units: row.units.map((unit) => (unit.bureauId === bureauId ? change(unit) : unit)) };
}

type LostBy = Heard<'BureauMoved'>['data']['lostBy'];

/** The campaigns in which a unit loses branches. */
export function campaignsOf(lostBy: LostBy = []): string[] {
  return lostBy.map(({ campaignId }) => campaignId);
}

/** The row with fewer branches of the units that lose some; of `former` one, where the event does not say. */
export function lost(row: OverviewRow, lostBy: LostBy = [], former?: string): OverviewRow {
  const lossOf = (bureauId: string) =>
    lostBy.find((one) => one.campaignId === row.campaignId && one.bureauId === bureauId)?.branches ??
    (bureauId === former ? 1 : 0);
  const units = row.units.map((unit) => ({ ...unit, branches: unit.branches - lossOf(unit.bureauId) }));
  return { ...row, units };
}

/** The fold of an event of a unit's list. */
export function listed(
  after: (list: ListAnswer) => ListAnswer,
): (
  row: OverviewRow | undefined,
  event: { readonly data: OfCampaign & { readonly bureauId: string } },
) => OverviewRow {
  return (row, { data }) =>
    ofUnit(rowOf(row, data), data.bureauId, ({ answer: before, ...unit }) => {
      const { status, answer = before } = after({ status: unit.list, answer: before });
      return { ...unit, list: status, ...(answer !== undefined && { answer }) };
    });
}

/** The row with the facts of some entries changed, and the numbers of their units counted anew. */
export function changed(row: OverviewRow, branchIds: readonly string[], noting: Noting): OverviewRow {
  const facts = { ...row.facts };
  const touched = new Set<string | undefined>();
  for (const branchId of branchIds) {
    const { bureauId, stages, left, open } = noting(facts[branchId] ?? noFacts);
    touched.add(facts[branchId]?.bureauId).add(bureauId);
    facts[branchId] = {
      ...(bureauId !== undefined && { bureauId }),
      stages: [...stages],
      left: [...left],
      open: [...open],
    };
  }
  const next = { ...row, facts };
  const units = row.units.map((unit) =>
    touched.has(unit.bureauId) ? { ...unit, ...countedOf(next, unit.bureauId) } : unit,
  );
  return { ...next, units };
}

function countedOf({ facts }: OverviewRow, bureauId: string) {
  return counted(Object.values(facts).filter((entry) => entry.bureauId === bureauId));
}

/** The fold of an event of one entry. An event that names the entry's unit tells whose it is. */
export function noted(
  noting: Noting,
): (
  row: OverviewRow | undefined,
  event: { readonly data: OfCampaign & { readonly branchId: string; readonly bureauId?: string } },
) => OverviewRow {
  return (row, { data }) => {
    const { branchId, bureauId } = data;
    return changed(rowOf(row, data), [branchId], (entry) => ({
      ...noting(entry),
      ...(bureauId !== undefined && { bureauId }),
    }));
  };
}
