import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { Services } from '../services.ts';
import { type Access, accessKey } from './access.decorators.ts';
import { Answer } from './answer.ts';
import { ReadRecorder } from './read-recorder.ts';
import { contextOf } from './request.context.ts';

/** An auditor's look is itself a record, stored before the answer is given: of every route that declares what it reads. */
@Injectable()
export class RecordReads implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly services: Services,
    private readonly recorder: ReadRecorder,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, [context.getHandler(), context.getClass()]);
    if (access?.kind !== 'read' || access.recordsItself) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { runtime } = this.services.of(context.getClass());
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        const { rows, asOf } = answer instanceof Answer ? answer : { rows: 1, asOf: undefined };
        await this.recorder.record(runtime, request, contextOf(request).sight!, rows, asOf);
        return answer;
      }),
    );
  }
}

/** Gives what a handler answers its headers: the version of the stream, the log position it has seen. */
@Injectable()
export class AnswerHeaders implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        if (!(answer instanceof Answer)) return answer;
        void reply.headers(answer.headers);
        if (answer.status !== undefined) void reply.status(answer.status);
        return answer.body;
      }),
    );
  }
}
