import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Actor, Rejected } from '@laurel/core';
import type { FastifyRequest } from 'fastify';
import type { SignedIn } from '../access/sessions.ts';
import type { Sight } from '../access/sight.ts';

/**
 * The facts that guards and filters learn about a request, for controllers, interceptors and the access log.
 */
export interface RequestContext {
  signedIn?: SignedIn;
  deed?: Deed;
  /** The part of the declared read model that the reader sees. */
  sight?: Sight;
  /** The rows that the answer shows, and of how many, as Content-Range says it. */
  range?: string;
  /** The code of the problem that was answered. */
  code?: string;
  /**
   * True if the reason for a refusal would reveal something of what the request says, so that the access log
   * leaves out the problem code.
   */
  sealed?: boolean;
}

const key = Symbol('laurel');

export function contextOf(request: FastifyRequest & { [key]?: RequestContext }): RequestContext {
  return (request[key] ??= {});
}

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();

/** The act that a request does, and the actor who does it. */
export interface Deed {
  readonly act: string;
  readonly actor: Actor;
}

/**
 * A parameter: which of the declared acts is done, and under whom. Refuses where the guard could not tell, so
 * that nothing is done by nobody.
 */
export const Acting = createParamDecorator((_data: unknown, context: ExecutionContext): Deed => {
  const { deed } = contextOf(requestOf(context));
  if (!deed) throw new Rejected('forbidden');
  return deed;
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
