import {
  administratorRoles,
  concernsOf,
  delegableRoles,
  type Grant,
  type Permission,
  type Role,
  unitRoles,
} from '@laurel/contracts';
import type { Actor } from '@laurel/core';
import { above, campaignNode, conflicts, type Tree } from '@laurel/rules';
import type { AccessRow } from './access.view.ts';

/** The reasons for which an act may not be done; the texts are in contracts. */
export type Forbidden = 'forbidden' | 'out_of_scope' | 'own_unit' | 'account_disabled';

/** The campaign and the units that an act concerns; all of the units must be in scope. */
export interface Concerned {
  readonly units: readonly string[];
  /** Those of the units that it registers: until they are registered, their places are in scope for them. */
  readonly registers?: ReadonlySet<string>;
  /** It places something directly below the root, which is the root's to do. */
  readonly atRoot?: boolean;
  readonly campaign?: string;
}

/** The subject of an act, and the role and unit as which it is asked for. */
export interface Target extends Concerned {
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
 * The campaign and the units that an act concerns: those of the aggregate, and the units that its data name
 * (docs/decisions/0033). Of a campaign that is drafted for a unit this unit is all that can be judged.
 */
export function concernedBy(
  act: string,
  { campaign, unit }: Partial<Readonly<Record<'campaign' | 'unit', string>>>,
  data: object,
): Concerned {
  const { units, registers, atRoot, hosts } = concernsOf(act, data);
  return {
    units: unit === undefined ? units : [...new Set([unit, ...units])],
    ...(registers.size > 0 && { registers }),
    ...(atRoot && { atRoot }),
    ...(campaign !== undefined && !hosts && { campaign }),
  };
}

/**
 * True if a role as somebody holds it serves what is concerned. Held without a unit it is the root's and
 * serves everything; held for a unit it serves the campaigns that belong to that unit or to one below it, and
 * outside campaigns the units there. Officers and secretaries act for their units in whatever campaign
 * reaches them.
 */
export function isServedBy(
  { role, unitId }: Grant,
  { campaign, units, registers, atRoot = false }: Concerned,
  tree: Pick<Tree, 'parentOf' | 'isRegistered'>,
): boolean {
  if (unitId === undefined || unitRoles.includes(role)) return true;
  if (campaign !== undefined) return above(tree, campaignNode(campaign)).includes(unitId);
  const places = units.filter((unit) => !registers?.has(unit) || tree.isRegistered(unit));
  return !atRoot && places.length > 0 && places.every((place) => above(tree, place).includes(unitId));
}

function refusal(
  permission: Permission,
  account: AccessRow,
  grant: Usable,
  target: Target,
): Forbidden | undefined {
  // What is one's own and no campaign's lies in no unit.
  const isOwn = permission.scope === 'self' && target.campaign === undefined;
  // Administrators are the deployment's: held for a unit their roles serve no unit.
  const isDeployments = target.campaign === undefined && administratorRoles.includes(grant.role);
  const serves = isDeployments ? grant.unitId === undefined : isServedBy(grant, target, target.tree);
  if (!isOwn && !serves) return 'out_of_scope';
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
  // A unit that a role merely serves is no workplace: it recuses nobody.
  const unit = account.unitId ?? (unitRoles.includes(role) ? unitId : undefined);
  return {
    account: account.accountId,
    person: account.personId,
    role,
    ...(unit !== undefined && { unit }),
    ...(onBehalfOf !== undefined && { onBehalfOf }),
  };
}
