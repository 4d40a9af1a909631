import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { sealedActs } from '@laurel/contracts';
import type { FastifyRequest } from 'fastify';
import { Services } from '../services.ts';
import { type Access, accessKey } from './access.decorators.ts';
import { credentials } from './credentials.ts';
import { Problem } from './problem.ts';
import { contextOf } from './request.context.ts';

/**
 * Finds out who asks. Anonymous requests pass where the route is public; everywhere else it throws
 * `unauthenticated` or `password_change_required`.
 */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly services: Services,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    // What declares nothing is the policy guard's to refuse.
    if (!access || access.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    // Before anything can be refused.
    if (access.kind === 'act')
      contextOf(request).sealed = access.acts(request).some((act) => sealedActs.includes(act));
    const token = credentials(request);
    if (token === undefined && access.kind === 'read' && access.readModel.scopes.public) return true;
    const signedIn =
      token === undefined ? undefined : await this.services.of(context.getClass()).sessions.of(token);
    if (!signedIn) throw new Problem('unauthenticated');
    contextOf(request).signedIn = signedIn;
    const isForAny = access.kind === 'signedIn' && access.isSettled !== true;
    if (signedIn.account.mustChangePassword && !isForAny) throw new Problem('password_change_required');
    return true;
  }
}
