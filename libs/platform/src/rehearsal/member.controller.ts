import { timingSafeEqual } from 'node:crypto';
import { Body, Controller, HttpCode, Post, Req, type Type } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.ts';
import { header, parsed } from '../http/request.ts';
import { type Member, memberPath, memberQuestion } from './member.ts';

/** Answers the conductor of a rehearsal, which shows the key that all its processes share. */
export function memberController(member: Member, key: string): Type {
  @Controller(memberPath.slice(1))
  class MemberController {
    @Post()
    @HttpCode(200)
    async answer(@Body() body: unknown, @Req() request: FastifyRequest): Promise<{ answer?: unknown }> {
      const shown = Buffer.from(header(request, 'authorization') ?? '');
      const wanted = Buffer.from(`Bearer ${key}`);
      if (shown.length !== wanted.length || !timingSafeEqual(shown, wanted)) throw new Problem('unauthenticated');
      const question = parsed(memberQuestion, body);
      return { answer: question.ask === 'state' ? await member.state() : await member[question.ask](question.instant) };
    }
  }
  return MemberController;
}
