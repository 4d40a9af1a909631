import type { IdPart } from '@laurel/contracts';
import { type Actor, Rejected } from '@laurel/core';
import type { FastifyRequest } from 'fastify';
import { permissionFor } from '../access/acts.ts';
import { authorise, concernedBy, grantsAt } from '../access/authorise.ts';
import { contextOf } from './request.context.ts';
import { roleOf } from './request.ts';

/** An act on an aggregate, and what it says. */
interface Wanted {
  readonly act: string;
  readonly parts: Partial<Readonly<Record<IdPart, string>>>;
  readonly data: object;
  /** What it concerns is not known yet: somewhere in the scope of the visitor's roles is enough. */
  readonly isAnywhere?: true | undefined;
}

/**
 * The actor as which the visitor of a request may do an act. Throws Rejected `forbidden`, `out_of_scope`,
 * `own_unit`, `account_disabled`.
 */
export function permittedActor(
  request: FastifyRequest,
  { act, parts, data, isAnywhere }: Wanted,
  instant: string,
): Actor {
  const { account, tree } = contextOf(request).signedIn!;
  const role = roleOf(request);
  const concerned = concernedBy(act, parts, data);
  const places = isAnywhere ? grantsAt(account, instant).flatMap(({ unitId }) => unitId ?? []) : [];
  const decisions = [concerned, ...places.map((place) => ({ ...concerned, units: [place] }))].map((each) =>
    authorise(permissionFor(act), account, {
      ...each,
      ...{ tree, instant },
      ...(parts.account !== undefined && { account: parts.account }),
      ...(role !== undefined && { role }),
    }),
  );
  const decision = decisions.find((each) => 'actor' in each) ?? decisions[0]!;
  if ('refused' in decision) throw new Rejected(decision.refused);
  return decision.actor;
}
