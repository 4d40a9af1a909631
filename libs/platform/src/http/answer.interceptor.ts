import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Answer } from './answer.ts';

/** Gives what a handler answers its status and headers: the version of the stream (`ETag`), the log position it has seen (`X-Event-Position`). */
@Injectable()
export class AnswerHeaders implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!(answer instanceof Answer)) return answer;
        void reply.headers(answer.headers);
        if (answer.status !== undefined) void reply.status(answer.status);
        return answer.body;
      }),
    );
  }
}
