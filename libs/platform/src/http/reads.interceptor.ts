import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { Services } from '../services.ts';
import { Answer } from './answer.ts';
import { ReadRecorder } from './read-recorder.ts';
import { contextOf } from './request.context.ts';

/**
 * An auditor's look is itself a record, stored before the answer is given: of every route that declares what
 * it reads.
 */
@Injectable()
export class RecordReads implements NestInterceptor {
  constructor(
    private readonly services: Services,
    private readonly recorder: ReadRecorder,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
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
