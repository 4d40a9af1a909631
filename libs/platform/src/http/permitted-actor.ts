import type { IdPart } from '@laurel/contracts';
import { type Actor, Rejected } from '@laurel/core';
import { campaignNode, type Tree } from '@laurel/rules';
import type { FastifyRequest } from 'fastify';
import { permissionFor } from '../access/acts.ts';
import { authorise, type Concerned, concernedBy, type Decision, grantsAt } from '../access/authorise.ts';
import { contextOf } from './request.context.ts';
import { roleOf } from './request.ts';

/** An act on an aggregate, and what it says. */
export interface Wanted {
  readonly act: string;
  readonly parts: Partial<Readonly<Record<IdPart, string>>>;
  readonly data: object;
  /** The units that it concerns are not known yet: somewhere in the scope of the visitor is enough. */
  readonly isAnywhere?: boolean;
  readonly instant: string;
}

/**
 * The actor as which the visitor of a request may do an act. `treeNow` knows what the log says now: a unit
 * that was registered a moment ago need not stand in the tree of the visitor yet. Throws Rejected
 * `forbidden`, `out_of_scope`, `own_unit`, `account_disabled`.
 */
export async function permittedActor(
  request: FastifyRequest,
  wanted: Wanted,
  treeNow: () => Promise<Tree>,
): Promise<Actor> {
  const { tree } = contextOf(request).signedIn!;
  const concerned = concernedBy(wanted.act, wanted.parts, wanted.data);
  const first = decided(request, wanted, concerned, tree);
  const mayBeNew = 'refused' in first && first.refused === 'out_of_scope' && isUnknown(concerned, tree);
  const decision = mayBeNew ? decided(request, wanted, concerned, await treeNow()) : first;
  if ('refused' in decision) throw new Rejected(decision.refused);
  return decision.actor;
}

function decided(
  request: FastifyRequest,
  { act, parts, isAnywhere, instant }: Wanted,
  concerned: Concerned,
  tree: Tree,
): Decision {
  const { account } = contextOf(request).signedIn!;
  const role = roleOf(request);
  const target = {
    ...{ tree, instant },
    ...(parts.account !== undefined && { account: parts.account }),
    ...(role !== undefined && { role }),
  };
  const places = isAnywhere ? grantsAt(account, instant).flatMap(({ unitId }) => unitId ?? []) : [];
  const decisions = [concerned, ...places.map((place) => ({ units: [place] }))].map((each) =>
    authorise(permissionFor(act), account, { ...each, ...target }),
  );
  return decisions.find((each) => 'actor' in each) ?? decisions[0]!;
}

function isUnknown({ units, campaign }: Concerned, tree: Tree): boolean {
  const nodes = campaign === undefined ? units : [campaignNode(campaign)];
  return nodes.some((node) => !tree.isRegistered(node));
}
