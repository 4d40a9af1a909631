import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { parseId } from '@laurel/contracts';
import { Rejected } from '@laurel/core';
import type { FastifyRequest } from 'fastify';
import type { AccessRow } from '../access/access.view.ts';
import { permissionFor } from '../access/acts.ts';
import { requireSettled } from '../access/credential.ts';
import { grantsAt } from '../access/authorise.ts';
import { sightOf } from '../access/sight.ts';
import type { Clock } from '../clock.ts';
import { Services } from '../services.ts';
import { CLOCK } from '../tokens.ts';
import { type Access, accessKey, type ActAccess, type ReadAccess } from './access.decorators.ts';
import { permittedActor } from './permitted-actor.ts';
import { contextOf } from './request.context.ts';
import { roleOf } from './request.ts';

/**
 * The one place where HTTP meets the policy table: whether the account may do the declared act, and what it
 * sees of the declared read model. A route that declares neither, nor that it is public, is refused to
 * everybody. It runs before what was sent is validated, so that a stranger learns nothing of forms.
 */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly services: Services,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!access) throw new Rejected('forbidden');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (access.kind === 'act') await this.#act(context, access);
    if (access.kind === 'read') this.#read(request, access);
    return true;
  }

  /** Throws Rejected `forbidden`, `out_of_scope`, `own_unit`, `account_disabled`, `not_found`. */
  async #act(context: ExecutionContext, { acts, target }: ActAccess): Promise<void> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const known = contextOf(request);
    const { account } = known.signedIn!;
    const now = this.clock.now();
    const act = this.#actOf(acts(request), account);
    const id = target?.idOf(request);
    // What has no id yet is refused by its schema; a handler that asks who acts finds nobody.
    if (target && id === undefined) return;
    const parts = target && parseId(target.aggregate, id!);
    if (target && !parts) throw new Rejected('not_found', {}, 'id');
    const { body } = request;
    const data = typeof body === 'object' && !target?.isTable ? (body ?? {}) : {};
    const wanted = { act, parts: parts ?? {}, data, isAnywhere: target?.isTable ?? false, instant: now };
    const { commander } = this.services.of(context.getClass()).runtime;
    const actor = await permittedActor(request, wanted, () => commander.reader('guard').tree());
    requireSettled(act, account, now);
    known.deed = { act, actor };
  }

  #actOf(acts: readonly string[], account: AccessRow): string {
    if (acts.length === 1) return acts[0]!;
    const roles = grantsAt(account, this.clock.now()).map(({ role }) => role);
    return acts.find((act) => permissionFor(act).by.some((role) => roles.includes(role))) ?? acts.at(-1)!;
  }

  #read(request: FastifyRequest, { readModel }: ReadAccess): void {
    const context = contextOf(request);
    const sight = sightOf(readModel, context.signedIn, this.clock.now(), roleOf(request));
    if (!sight) throw new Rejected('forbidden');
    context.sight = sight;
  }
}
