import { administratorRoles, delegableRoles, type Permission, type Role, unitRoles } from '@laurel/contracts';
import type { Actor } from '@laurel/core';
import { above, conflicts, type Tree } from '@laurel/rules';
import type { AccessRow } from './access.view.ts';

/** The reasons for which an act may not be done; the texts are in contracts. */
export type Forbidden = 'forbidden' | 'out_of_scope' | 'own_unit' | 'account_disabled';

/** The subject of an act, and the role and unit as which it is asked for. */
export interface Target {
  /** The units it concerns; all of them must be in scope. */
  readonly units: readonly string[];
  readonly tree: Tree;
  /** The account it belongs to, for acts of scope `self`. */
  readonly account?: string;
  readonly instant: string;
  /** The role a person with several asks to act in. */
  readonly role?: Role;
  /** The person whose delegate the actor asks to be. */
  readonly onBehalfOf?: string;
}

/** A role that an account may use now: its own, or lent by another person. */
export interface Usable {
  readonly role: Role;
  readonly unitId?: string;
  readonly onBehalfOf?: string;
  /** The unit of the lender. */
  readonly lenderUnit?: string;
}

export type Decision = { readonly actor: Actor } | { readonly refused: Forbidden };

/**
 * Under which of its roles an account may do something, by the policy table (`policy.ts`): the first that
 * fits, its own before lent ones. Otherwise the refusal that came nearest. Pure; disabled accounts may
 * nothing, administrators nothing but administration (docs/handbook/process.md#1.25).
 */
export function authorise(permission: Permission, account: AccessRow, target: Target): Decision {
  if (account.disabled) return { refused: 'account_disabled' };
  const roles = [...permission.by, ...(permission.pair ?? [])];
  const usable = grantsAt(account, target.instant).filter(
    ({ role, onBehalfOf }) =>
      roles.includes(role) &&
      (target.role === undefined || role === target.role) &&
      (target.onBehalfOf === undefined || onBehalfOf === target.onBehalfOf),
  );
  const judged = usable.map((grant) => ({ grant, refused: refusal(permission, account, grant, target) }));
  const fit = judged.find(({ refused }) => refused === undefined);
  if (fit) return { actor: actorOf(account, fit.grant) };
  const nearest = (['own_unit', 'out_of_scope'] as const).find((reason) =>
    judged.some(({ refused }) => refused === reason),
  );
  return { refused: nearest ?? 'forbidden' };
}

/**
 * The roles an account may use at an instant, its own first. Beside an administrator's role nothing else
 * counts.
 */
export function grantsAt(account: AccessRow, instant: string): readonly Usable[] {
  if (account.disabled) return [];
  const administration = account.grants.filter(({ role }) => administratorRoles.includes(role));
  if (administration.length > 0) return administration;
  const lent = account.delegations.filter(
    ({ role, since, until }) => delegableRoles.includes(role) && since <= instant && instant < until,
  );
  return [
    ...account.grants,
    ...lent.map(({ role, unitId, personId, personUnit }) => ({
      role,
      ...(unitId !== undefined && { unitId }),
      onBehalfOf: personId,
      ...(personUnit !== undefined && { lenderUnit: personUnit }),
    })),
  ];
}

/**
 * Gives the units to which the holder of an account belongs or for which the person acts, by any of the
 * person's accounts. The person is recused from acts that are `foreign` on these units and on all above and
 * below them.
 */
export function ownUnits(account: AccessRow, instant: string): readonly string[] {
  return [...new Set([account, ...(account.others ?? [])].flatMap((one) => unitsOf(one, instant)))];
}

function unitsOf(account: AccessRow, instant: string): readonly string[] {
  const acting = grantsAt(account, instant).flatMap(({ role, unitId, lenderUnit }) => [
    unitRoles.includes(role) ? unitId : undefined,
    lenderUnit,
  ]);
  return [account.unitId, ...acting].filter((unit) => unit !== undefined);
}

/** True when an account must keep away from `unit` by recusal (docs/handbook/process.md#1.17). */
export function isRecusedByUnit(account: AccessRow, tree: Tree, unit: string, instant: string): boolean {
  return ownUnits(account, instant).some((own) => conflicts(tree, own, unit));
}

/**
 * The units an act concerns: that of the aggregate, and those its data name. The data need not be valid yet:
 * what is no text is left to their schema.
 */
export function unitsConcerned(unit: string | undefined, data: object): string[] {
  const { branchId, bureauId, branchIds } = data as Readonly<Record<string, unknown>>;
  return [unit, branchId, bureauId, ...(Array.isArray(branchIds) ? branchIds : [])].filter(
    (value) => typeof value === 'string',
  );
}

function refusal(
  permission: Permission,
  account: AccessRow,
  grant: Usable,
  target: Target,
): Forbidden | undefined {
  switch (permission.scope) {
    case 'any':
      return undefined;
    case 'mine':
      return target.units.length > 0 && target.units.every((unit) => holdsFor(target.tree, grant, unit))
        ? undefined
        : 'out_of_scope';
    case 'foreign':
      return target.units.some((unit) => isRecusedByUnit(account, target.tree, unit, target.instant))
        ? 'own_unit'
        : undefined;
    case 'self':
      // What is one's own is done in person: a lent role reaches the lender's units, not the lender's papers.
      return target.account === account.accountId && grant.onBehalfOf === undefined
        ? undefined
        : 'out_of_scope';
  }
}

function holdsFor(tree: Tree, grant: Usable, unit: string): boolean {
  return grant.unitId !== undefined && above(tree, unit).includes(grant.unitId);
}

function actorOf(account: AccessRow, { role, unitId, onBehalfOf }: Usable): Actor {
  const unit = account.unitId ?? unitId;
  return {
    account: account.accountId,
    person: account.personId,
    role,
    ...(unit !== undefined && { unit }),
    ...(onBehalfOf !== undefined && { onBehalfOf }),
  };
}
