import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import type { AggregateContract, ReadModel } from '@laurel/contracts';
import type { FastifyRequest } from 'fastify';
import { RecordReads } from './reads.interceptor.ts';

/** The access rule of a route: who may use it. A route that declares no rule is closed to everybody. */
export type Access = PublicAccess | SignedInAccess | ActAccess | ReadAccess;

interface PublicAccess {
  readonly kind: 'public';
}

interface SignedInAccess {
  readonly kind: 'signedIn';
  /** Not before a one-time password is changed. */
  readonly isSettled?: true;
}

export interface ActAccess {
  readonly kind: 'act';
  /** The acts it may be, as the request has it; of several, the first that a role of the account may do. */
  readonly acts: (request: FastifyRequest) => readonly string[];
  readonly target?: ActTarget;
}

/**
 * The target of an act of a unit: an aggregate, and its id as the request has it; the id is undefined for a
 * request that its schema refuses.
 */
export interface ActTarget {
  readonly aggregate: AggregateContract;
  readonly idOf: (request: FastifyRequest) => string | undefined;
  /** The body is a table: its rows are judged by whoever reads them, with `permittedActor`. */
  readonly isTable?: true;
}

export interface ReadAccess {
  readonly kind: 'read';
  readonly readModel: ReadModel;
}

export const accessKey = 'laurel:access';
const declare = (access: Access) => SetMetadata(accessKey, access);

/** Anybody may, signed in or not. */
export const Public = () => declare({ kind: 'public' });

/** Opens a route to everybody signed in, also before a one-time password is changed: for the own session. */
export const SignedInOnly = () => declare({ kind: 'signedIn' });

/** Opens a route to everybody signed in, once a one-time password is changed. */
export const EverybodySignedIn = () => declare({ kind: 'signedIn', isSettled: true });

/** Opens a route to those who may do the act, by the policy table. */
export const Act = (
  act: string | readonly string[] | ((request: FastifyRequest) => string),
  target?: ActTarget,
) => declare({ kind: 'act', acts: actsOf(act), ...(target && { target }) });

/**
 * Opens a route to the roles that see any row of the read model, by its scopes. Reads of auditors are
 * recorded.
 */
export const Reads = (readModel: ReadModel) =>
  applyDecorators(declare({ kind: 'read', readModel }), UseInterceptors(RecordReads));

function actsOf(act: string | readonly string[] | ((request: FastifyRequest) => string)): ActAccess['acts'] {
  if (typeof act === 'function') return (request) => [act(request)];
  const fixed = [act].flat() as readonly string[];
  return () => fixed;
}
