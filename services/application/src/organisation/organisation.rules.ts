import { bureauNumbered, type CommandOf, type organisation, type Refusal, refuse } from '@laurel/contracts';
import type { Command } from '@laurel/core';
import { isSecretaryAt } from '@laurel/rules';
import { isKnownKind, unknownKind } from './kinds.rules.ts';
import { type Branch, branchOf, type Bureau, bureauIn, type Organisation } from './organisation.ts';

/**
 * The rules of the organisation: registered bureaus, branches that may still act, and the faults of an import
 * by row.
 */

export type ImportData = Extract<CommandOf<typeof organisation>, { type: 'ImportOrganisation' }>['data'];

/** One unit of an import with the row it stands in, so that faults can be shown where they are. */
export type ImportRow =
  | { readonly row: number; readonly unit: 'bureau'; readonly data: ImportData['bureaus'][number] }
  | { readonly row: number; readonly unit: 'branch'; readonly data: ImportData['branches'][number] };

export interface ImportFault {
  readonly row: number;
  readonly field: string;
  readonly reason: Refusal;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** Requires a registered bureau and returns it. Refuses with `unit_unknown`. */
export function requireBureau(state: Organisation, bureauId: string, field = 'bureauId'): Bureau {
  const bureau = bureauIn(state, bureauId);
  if (!bureau) throw refuse('unit_unknown', { unit: bureauId }, field);
  return bureau;
}

/** Requires a bureau that still takes units and returns it. Refuses with `unit_unknown`, `unit_ended`. */
export function requireStanding(state: Organisation, bureauId: string, field = 'bureauId'): Bureau {
  const bureau = requireBureau(state, bureauId, field);
  if (bureau.abolished) throw refuse('unit_ended', { unit: bureauId }, field);
  return bureau;
}

/** True for a branch that is neither merged nor dissolved. */
export function isActing({ mergedInto, dissolved }: Pick<Branch, 'mergedInto' | 'dissolved'>): boolean {
  return mergedInto === undefined && !dissolved;
}

/**
 * Requires a branch that can still act and returns it. Refuses with `unit_unknown`, `unit_merged`,
 * `unit_ended`.
 */
export function requireActing(state: Organisation, branchId: string, field = 'branchId'): Branch {
  const branch = branchOf(state, branchId);
  if (!branch) throw refuse('unit_unknown', { unit: branchId }, field);
  if (branch.mergedInto !== undefined) throw refuse('unit_merged', { unit: branchId }, field);
  if (branch.dissolved) throw refuse('unit_ended', { unit: branchId }, field);
  return branch;
}

/**
 * Requires a branch that acts for an entry and returns it: the one that was nominated, or the one that went
 * on with its entry (docs/decisions/0035). Refuses with `unit_unknown`, `unit_merged`, `unit_ended`.
 */
export function requireActingFor(
  state: Organisation,
  { campaignId, branchId }: { readonly campaignId: string; readonly branchId: string },
  field = 'id',
): Branch {
  const { carriedIn = [], mergedInto } = branchOf(state, branchId) ?? {};
  const acting = carriedIn.includes(campaignId) ? mergedInto! : branchId;
  return requireActing(state, acting, field);
}

/** Requires a branch that took over no other entry in the campaign. Refuses with `entry_carried`. */
export function requireNoneTakenOver(
  state: Organisation,
  { campaignId, branchId }: { readonly campaignId: string; readonly branchId: string },
  field = 'id',
): void {
  const branch = branchOf(state, branchId)?.tookOver?.[campaignId];
  if (branch !== undefined)
    throw refuse('entry_carried', { unit: branchId, campaign: campaignId, branch }, field);
}

/**
 * Requires that the person appointed at that instant acts, and in person (docs/handbook/process.md#2.4).
 * Refuses with `delegation_not_allowed`, `not_secretary`.
 */
export function requireSecretary(
  { secretary }: Branch,
  { actor, instant }: Pick<Command, 'actor' | 'instant'>,
): void {
  if (actor.onBehalfOf !== undefined) throw refuse('delegation_not_allowed');
  if (!isSecretaryAt(secretary, actor.person, instant)) throw refuse('not_secretary');
}

/**
 * The bureau of a branch that is to be registered: the one that it tells, else the one by whose number its
 * own begins.
 */
export function bureauOfNew({
  branchId,
  bureauId,
}: {
  readonly branchId: string;
  readonly bureauId?: string | undefined;
}): string {
  return bureauId ?? bureauNumbered(branchId);
}

type NewBureau = ImportData['bureaus'][number];

/** The bureaus of an import, each after the one above it. Those that stand in a circle are left out. */
export function fromAbove(bureaus: readonly NewBureau[]): NewBureau[] {
  const coming = new Set(bureaus.map(({ bureauId }) => bureauId));
  const below = Map.groupBy(bureaus, ({ parentId }) => (coming.has(parentId ?? '') ? parentId : undefined));
  const from = (parentId?: string): NewBureau[] =>
    (below.get(parentId) ?? []).flatMap((bureau) => [bureau, ...from(bureau.bureauId)]);
  return from();
}

/** The units of an import as rows: bureaus first, counted from 1. */
export function rowsOf({ bureaus, branches }: ImportData): ImportRow[] {
  return [
    ...bureaus.map((data, index): ImportRow => ({ row: index + 1, unit: 'bureau', data })),
    ...branches.map((data, index): ImportRow => ({ row: bureaus.length + index + 1, unit: 'branch', data })),
  ];
}

/**
 * The faults of an import in order of rows: units that exist or stand in it twice, units that stand below
 * nothing or in a circle, kinds that nobody defined, and secretaries who are not registered. `names` are
 * those of the registered persons.
 */
export function importFaults(
  state: Organisation,
  rows: readonly ImportRow[],
  names: Readonly<Record<string, string>>,
): ImportFault[] {
  const units = unitFaults(state, rows);
  const unknown = rows.flatMap((each): ImportFault[] => {
    const person = each.unit === 'branch' ? each.data.secretary?.personId : undefined;
    if (person === undefined || Object.hasOwn(names, person)) return [];
    const [field, reason] = ['secretaryPersonId', 'person_unknown'] as const;
    return [{ row: each.row, field, reason, parameters: { person } }];
  });
  const kinds = rows.flatMap((each): ImportFault[] => {
    if (each.unit === 'branch' || isKnownKind(state, each.data.kind)) return [];
    const parameters = unknownKind(state, each.data.kind);
    return [{ row: each.row, field: 'kind', reason: 'kind_unknown', parameters }];
  });
  return [...units, ...kinds, ...unknown];
}

function unitFaults(state: Organisation, rows: readonly ImportRow[]): ImportFault[] {
  const coming = new Set(rows.flatMap((each) => (each.unit === 'bureau' ? [each.data.bureauId] : [])));
  const rooted = new Set(
    fromAbove(rows.flatMap((each) => (each.unit === 'bureau' ? [each.data] : []))).map(
      ({ bureauId }) => bureauId,
    ),
  );
  const seen = new Set<string>();
  return rows.flatMap((each): ImportFault[] => {
    const [field, id, exists] =
      each.unit === 'bureau'
        ? ['bureauId', each.data.bureauId, bureauIn(state, each.data.bureauId) !== undefined]
        : ['branchId', each.data.branchId, branchOf(state, each.data.branchId) !== undefined];
    const repeated = exists || seen.has(id);
    seen.add(id);
    if (repeated) return [{ row: each.row, field, reason: 'already_exists', parameters: {} }];
    const above = each.unit === 'bureau' ? each.data.parentId : bureauOfNew(each.data);
    if (above === undefined) return [];
    const parent = bureauIn(state, above);
    if (parent && !parent.abolished) return [];
    const homeless = !coming.has(above) || (each.unit === 'bureau' && !rooted.has(id));
    const isTold = each.unit === 'bureau' || each.data.bureauId !== undefined;
    const where = isTold ? 'parentId' : field;
    return homeless
      ? [{ row: each.row, field: where, reason: 'unit_unknown', parameters: { unit: above } }]
      : [];
  });
}
