import type { FastifyInstance } from 'fastify';
import { contextOf } from './request.context.ts';

/** The answer of a handler: besides its body, the status, the headers and the number of rows it shows. */
export class Answer {
  readonly headers: Record<string, string> = {};
  status?: number;
  /** The number of rows the answer shows, for the record of reads. */
  rows = 1;
  /** The part of all rows that it shows, as Content-Range says it. */
  range?: string;
  asOf?: string;

  constructor(readonly body: unknown) {}

  /** The log position the answer has seen. */
  at(position: number): this {
    this.headers['x-event-position'] = String(position);
    return this;
  }

  /** The version of the stream it shows or has moved on. */
  of(version: unknown): this {
    this.headers['etag'] = `"v${String(version)}"`;
    return this;
  }
}

/**
 * Sends an `Answer` as its status, headers and body. A hook and no interceptor, because every command passes
 * here and an interceptor costs it a tenth.
 */
export function sendAnswers(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (request, reply, payload, done) => {
    if (!(payload instanceof Answer)) return done(null, payload);
    void reply.headers(payload.headers);
    if (payload.range !== undefined) contextOf(request).range = payload.range;
    if (payload.status !== undefined) void reply.status(payload.status);
    done(null, payload.body);
  });
}
