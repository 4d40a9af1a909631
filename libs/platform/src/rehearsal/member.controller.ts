import { timingSafeEqual } from 'node:crypto';
import {
  Body,
  type CanActivate,
  Controller,
  type ExecutionContext,
  HttpCode,
  Inject,
  Injectable,
  Post,
  type Type,
  UseGuards,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import { keyed } from '../derived.ts';
import { Public } from '../http/access.decorators.ts';
import { Problem } from '../http/problem.ts';
import { header } from '../http/request.ts';
import { SchemaPipe } from '../http/schema.pipe.ts';
import type { Mode } from '../process/mode.ts';
import { Services } from '../services.ts';
import { CLOCK, SECRET_KEY } from '../tokens.ts';
import { member, memberPath, memberQuestion } from './member.ts';

/** Lets in who shows the key that all processes of a rehearsal share. */
@Injectable()
class ConductorGuard implements CanActivate {
  constructor(@Inject(SECRET_KEY) private readonly secretKey: Uint8Array) {}

  canActivate(context: ExecutionContext): boolean {
    const shown = Buffer.from(
      header(context.switchToHttp().getRequest<FastifyRequest>(), 'authorization') ?? '',
    );
    const wanted = Buffer.from(`Bearer ${keyed(this.secretKey, 'rehearsal')}`);
    if (shown.length !== wanted.length || !timingSafeEqual(shown, wanted))
      throw new Problem('unauthenticated');
    return true;
  }
}

/** Answers the conductor of a rehearsal, which asks each process for its own service. */
@Controller(memberPath.slice(1))
class MemberController {
  constructor(
    private readonly services: Services,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @UseGuards(ConductorGuard)
  async answer(
    @Body(new SchemaPipe(memberQuestion)) question: z.infer<typeof memberQuestion>,
  ): Promise<{ answer?: unknown }> {
    const here = member(this.services.runtimes[0]!, this.clock);
    return {
      answer: question.ask === 'state' ? await here.state() : await here[question.ask](question.instant),
    };
  }
}

/** Only a rehearsal is conducted. */
export function memberControllers(mode: Mode): readonly Type[] {
  return mode.kind === 'rehearsal' ? [MemberController] : [];
}
