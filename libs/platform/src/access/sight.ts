import {
  aggregates,
  type Grant,
  holder,
  type ReadModel,
  type ReadScope,
  recusableRoles,
  type Role,
  roleNames,
  unitRoles,
} from '@laurel/contracts';
import type { Condition } from '@laurel/core';
import { above, below, campaignsApart, campaignsWithin, type Tree, treeOf } from '@laurel/rules';
import type { AccessRow } from './access.view.ts';
import { grantsAt, ownUnits } from './authorise.ts';
import type { SignedIn } from './sessions.ts';

/** Whoever is signed in, and the tree by which scope and recusal are judged. */
export type Reader = Pick<SignedIn, 'account' | 'tree'>;

/** The part of one view that a reader sees: which rows, which fields are hidden, and under which role. */
export interface Sight {
  readonly where: readonly Condition[];
  /**
   * Gives `where` for a past with its tree: scope is judged as it was, recusal as it was and as it is
   * (docs/handbook/process.md#1.17).
   */
  whereIn(past: Tree): readonly Condition[];
  readonly hidden: readonly string[];
  /** Fields the reader may filter and sort by. */
  readonly visible: readonly string[];
  readonly reader?: Reader;
  readonly role: Role | 'public';
  readonly instant: string;
}

/**
 * True for roles that may command the aggregate of a row, because a command names its version, and for
 * auditors. From others the version is hidden: a change of it would tell them of an event that they may not
 * see, such as a proposal or a sealed ballot.
 */
function isToldVersion({ of }: ReadModel, role: Role | 'public'): boolean {
  if (of === undefined || role === 'auditor') return true;
  const commands = aggregates.find(({ name }) => name === of)?.commands ?? {};
  return Object.values(commands).some(
    ({ may }) => role !== 'public' && [...may.by, ...(may.pair ?? [])].includes(role),
  );
}

/** The widest first. */
const order = ['all', 'open', 'notRecused', 'foreign', 'reader', 'duty', 'mine', 'self'];

/**
 * The part of a view that a reader, or anybody, sees at an instant; `wanted` is the role in which a person
 * with several roles asks to read. Undefined when no role of the reader sees any of it. Pure.
 */
export function sightOf(
  readModel: ReadModel,
  reader: Reader | undefined,
  instant: string,
  wanted?: Role,
): Sight | undefined {
  const account = reader?.account;
  const grants = account ? grantsAt(account, instant) : [];
  const roles = [...new Set(grants.map(({ role }) => role))];
  const role = roles
    .filter((candidate) => readModel.scopes[candidate] && (wanted === undefined || candidate === wanted))
    .sort((a, b) => order.indexOf(readModel.scopes[a]!) - order.indexOf(readModel.scopes[b]!))[0];
  if (!role && !readModel.scopes.public) return undefined;
  const seen = role ?? 'public';
  const held = grants.filter((grant) => grant.role === role);
  const units = held.flatMap(({ unitId }) => unitId ?? []);
  const kept = Object.entries(readModel.only ?? {}).flatMap(([field, roles]) =>
    seen !== 'public' && roles.includes(seen) ? [] : [field],
  );
  const hidden = [...new Set([...kept, ...(isToldVersion(readModel, seen) ? [] : ['version'])])];
  const scope = readModel.scopes[seen]!;
  const scoped = (tree: Tree) => scopeCondition(scope, account, tree, units, seen);
  const away = (tree: Tree) =>
    account ? keepingAway(readModel, scope, { account, tree }, roles, instant) : [];
  const served = (tree: Tree) => servedBy(held, readModel, scope, tree);
  const now = reader?.tree ?? treeOf([]);
  if (!served(now)) return undefined;
  return {
    where: [...scoped(now), ...served(now)!, ...away(now)],
    whereIn: (past) => [...scoped(past), ...served(past)!, ...away(past), ...away(now)],
    hidden,
    visible: readModel.indexes.filter((field) => !hidden.includes(field)),
    ...(reader && { reader }),
    role: seen,
    instant,
  };
}

function scopeCondition(
  scope: string,
  account: AccessRow | undefined,
  tree: Tree,
  units: readonly string[],
  role: Role | 'public',
): Condition[] {
  const ofUnits: Condition = { field: 'unitId', in: units.flatMap((unit) => below(tree, unit)) };
  switch (scope) {
    case 'open':
      return [{ field: 'secret', equals: null }];
    case 'mine':
      return [ofUnits];
    case 'self':
      return [{ field: 'accountId', equals: account!.accountId }];
    case 'reader':
      return [{ field: 'readers', has: role }];
    case 'duty': {
      const held = role as Role;
      const own: Condition = { field: 'holders', hasAny: [held, holder(held, account!.accountId)] };
      return unitRoles.includes(held) ? [own, ofUnits] : [own];
    }
    default:
      return [];
  }
}

/**
 * Gives the conditions that leave what a role serves as it is held (`isServedBy`): the campaigns that belong
 * to its units or to units below them, else the units there; of officers and secretaries all but the
 * campaigns that do not reach their units. What the public sees in the same scope is nobody's alone.
 * Undefined where rows tell neither campaign nor unit: those are the root's.
 */
function servedBy(
  held: readonly Grant[],
  { row, scopes }: ReadModel,
  scope: ReadScope,
  tree: Tree,
): Condition[] | undefined {
  const units = held.flatMap(({ unitId }) => unitId ?? []);
  const isRoots = units.length < held.length || units.length === 0;
  if (isRoots || scope === 'mine' || scope === 'self' || scope === scopes.public) return [];
  const isOfUnits = held.some(({ role }) => unitRoles.includes(role));
  const has = (field: string) => field in row.shape;
  if (has('campaignId') && isOfUnits) {
    const apart = units.map((unit) => new Set(campaignsApart(tree, unit)));
    const notIn = tree.campaignsOf().filter((campaign) => apart.every((each) => each.has(campaign)));
    return notIn.length === 0 ? [] : [{ field: 'campaignId', notIn }];
  }
  if (has('campaignId'))
    return [{ field: 'campaignId', in: units.flatMap((unit) => campaignsWithin(tree, unit)) }];
  const isEverybodys = roleNames.every((role) => scopes[role] === 'all');
  if (isEverybodys || isOfUnits) return [];
  const field = ['unitId', 'branchId'].find(has);
  return field === undefined ? undefined : [{ field, in: units.flatMap((unit) => below(tree, unit)) }];
}

/**
 * Gives the conditions that exclude the rows from which the reader is recused. The recusal is the person's
 * and holds for each of the person's roles, also for one that sees every row (docs/handbook/process.md#1.17).
 * Rows of the reader's own unit, read in the role of that unit, are not excluded.
 */
function keepingAway(
  readModel: ReadModel,
  scope: ReadScope,
  { account, tree }: Reader,
  roles: readonly Role[],
  instant: string,
): Condition[] {
  if (scope === 'mine' || scope === 'self') return [];
  const scopes = roles.map((role) =>
    recusableRoles.includes(role) && ['reader', 'duty'].includes(readModel.scopes[role] ?? '')
      ? 'foreign'
      : readModel.scopes[role],
  );
  const unit = 'unitId' in readModel.row.shape ? 'unitId' : 'branchId';
  const near = ownUnits(account, instant).flatMap((own) => [...above(tree, own), ...below(tree, own)]);
  const apart: Condition = { field: unit, notIn: [...new Set(near)] };
  const accounts = [account, ...(account.others ?? [])];
  if (scopes.includes('notRecused'))
    return [...accounts.map(({ accountId }): Condition => ({ field: 'recused', hasNot: accountId })), apart];
  return scopes.includes('foreign') ? [apart] : [];
}
