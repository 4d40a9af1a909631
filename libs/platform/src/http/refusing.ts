import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { Problem, type ProblemBody, problemOf } from './problem.ts';
import { contextOf } from './request.context.ts';
import { languageOf } from './request.ts';

/** The headers that every answer sends to browsers and caches, unless it sets other values itself. */
export const usualHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};
const problemType = 'application/problem+json; charset=utf-8';

/** Answers with the problem for whatever was thrown; our own faults are logged. */
export function sendProblem(log: Logger, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { body, headers, fault } = problemOf(error, languageOf(request));
  contextOf(request).code = body.code;
  if (fault)
    log.error(
      {
        requestId: request.id,
        error: Error.isError(error) ? { message: error.message, stack: error.stack } : String(error),
      },
      'request failed',
    );
  void reply
    .status(body.status)
    .headers({ ...usualHeaders, ...headers, 'content-type': problemType })
    .send(textOf(body, request.url.split('?')[0], request.id));
}

/** Answers bytes that are not HTTP, where there is no request, and ends the connection. */
export function answerOddBytes(error: { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { body } = problemOf(
    new Problem(error.code === 'HPE_HEADER_OVERFLOW' ? 'head_too_large' : 'malformed'),
    'zh',
  );
  const text = textOf(body, undefined, randomUUID());
  const headers = {
    ...usualHeaders,
    'content-type': problemType,
    'content-length': String(Buffer.byteLength(text)),
    connection: 'close',
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${body.status} ${STATUS_CODES[body.status]}\r\n${head.join('')}\r\n${text}`);
}

function textOf(body: ProblemBody, instance: string | undefined, requestId: string): string {
  return JSON.stringify({ ...body, ...(instance !== undefined && { instance }), requestId });
}
