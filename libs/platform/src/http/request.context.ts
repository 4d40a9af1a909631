import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Actor, Rejected } from '@laurel/core';
import type { FastifyRequest } from 'fastify';
import type { SignedIn } from '../access/sessions.ts';
import type { Sight } from '../access/sight.ts';

/** What guards and filters learn about a request, for controllers, interceptors and the access log. */
export interface RequestContext {
  signedIn?: SignedIn;
  /** Under whom the declared act is done. */
  actor?: Actor;
  /** Of the declared acts, the one that is done. */
  act?: string;
  /** What the reader sees of the declared read model. */
  sight?: Sight;
  /** The code of the problem that was answered. */
  code?: string;
  /** Why it was refused tells something of what it says. */
  sealed?: boolean;
}

const contexts = new WeakMap<FastifyRequest, RequestContext>();

export function contextOf(request: FastifyRequest): RequestContext {
  let context = contexts.get(request);
  if (!context) contexts.set(request, (context = {}));
  return context;
}

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();

/** A parameter: under whom the declared act is done. Refuses where the guard could not tell, so that nothing is done by nobody. */
export const Acting = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { actor } = contextOf(requestOf(context));
  if (!actor) throw new Rejected('forbidden');
  return actor;
});

/** A parameter: which of the declared acts is done. */
export const DeclaredAct = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const { act } = contextOf(requestOf(context));
  if (act === undefined) throw new Rejected('forbidden');
  return act;
});

/** A parameter: what the reader sees of the declared read model. */
export const Seeing = createParamDecorator((_data: unknown, context: ExecutionContext): Sight => {
  const { sight } = contextOf(requestOf(context));
  if (!sight) throw new Rejected('forbidden');
  return sight;
});

/** A parameter: who is signed in, and in which session. */
export const Visitor = createParamDecorator((_data: unknown, context: ExecutionContext): SignedIn => {
  const { signedIn } = contextOf(requestOf(context));
  if (!signedIn) throw new Rejected('forbidden');
  return signedIn;
});
