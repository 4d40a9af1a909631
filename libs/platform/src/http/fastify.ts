import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { values } from '@laurel/contracts';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Tokens } from '../access/token.ts';
import { sendAnswers } from './answer.ts';
import { compressAnswers } from './compression.ts';
import { cookieOf } from './credentials.ts';
import { answerOtherMethods } from './methods.ts';
import { Problem } from './problem.ts';
import { answerOddBytes, sendProblem, usualHeaders } from './refusing.ts';
import { contextOf } from './request.context.ts';
import { header } from './request.ts';

const bodyBytesMax = 1024 * 1024;
/** A list may be filtered by all its fields at once. */
const headBytesMax = 64 * 1024;
const requestIdForm = /^[0-9a-zA-Z._-]{1,80}$/;

export interface AdapterOptions {
  readonly log: Logger;
  readonly accessLog: Logger;
  /** Addresses whose word on where a request came from is taken. */
  readonly trustedProxies?: readonly string[];
}

/**
 * Makes the Fastify adapter with Laurel's limits and request ids. Requests that reach no controller are
 * answered with a problem.
 */
export function fastifyAdapter({ log, accessLog, trustedProxies = [] }: AdapterOptions): FastifyAdapter {
  return new FastifyAdapter({
    ...(trustedProxies.length > 0 && { trustProxy: [...trustedProxies] }),
    bodyLimit: bodyBytesMax,
    http: { maxHeaderSize: headBytesMax },
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 400 },
    genReqId: (request: { headers: Record<string, unknown> }) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && requestIdForm.test(given) ? given : randomUUID();
    },
    // No hook hears of these.
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      sendProblem(log, error, request, reply);
      recordAccess(accessLog, request, reply);
    },
    clientErrorHandler: answerOddBytes,
  } as never);
}

/**
 * Sets up what holds for every address, before any route is set, so that it also holds for addresses that
 * reach no guard and no interceptor.
 */
export async function prepareFastify(
  fastify: FastifyInstance,
  tokens: Tokens,
  accessLog: Logger,
): Promise<void> {
  await fastify.register(cookie as never);
  answerOtherMethods(fastify);
  parseBodies(fastify);
  guardBrowsers(fastify, tokens);
  logAccess(fastify, accessLog);
  sendAnswers(fastify);
  await compressAnswers(fastify);
}

/** Bodies are read as bytes and must be valid UTF-8; what is not JSON is said so. */
function parseBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const text = (bytes: Buffer) => {
    try {
      return utf8.decode(bytes);
    } catch {
      throw new Problem('malformed');
    }
  };
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) => {
    try {
      done(null, JSON.parse(text(bytes as Buffer)));
    } catch {
      done(new Problem('malformed'));
    }
  });
  fastify.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_request, bytes, done) => {
    try {
      done(null, text(bytes as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  // Attachments stream; their size is bounded where they are stored.
  fastify.addContentTypeParser(
    'application/octet-stream',
    { bodyLimit: values.attachmentBytesMax },
    (_request, payload, done) => done(null, payload),
  );
}

/** Methods that change nothing (RFC 9110, section 9.2.1). */
const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser that is signed in by cookie must prove, by a header only its own page can set, that the page is
 * ours.
 */
function guardBrowsers(fastify: FastifyInstance, tokens: Tokens): void {
  fastify.addHook('preValidation', async (request) => {
    if (safeMethods.has(request.method) || header(request, 'authorization')?.startsWith('Bearer ')) return;
    const token = cookieOf(request);
    if (token !== undefined && header(request, 'x-csrf-token') !== tokens.csrf(token))
      throw new Problem('csrf');
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    for (const [name, value] of Object.entries(usualHeaders))
      if (!reply.hasHeader(name)) reply.header(name, value);
    done();
  });
}

/**
 * Logs each request when its response closes, because no hook is called at the end of a live stream, which
 * takes its response over.
 */
function logAccess(fastify: FastifyInstance, accessLog: Logger): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.raw.once('close', () => recordAccess(accessLog, request, reply));
    done();
  });
}

function recordAccess(accessLog: Logger, request: FastifyRequest, reply: FastifyReply): void {
  const { signedIn, deed, code, sealed } = contextOf(request);
  const commandId = header(request, 'idempotency-key');
  accessLog.info({
    requestId: request.id,
    ...(commandId !== undefined && requestIdForm.test(commandId) && { commandId }),
    ...(signedIn && { account: signedIn.account.accountId }),
    ...(deed && { role: deed.actor.role }),
    method: request.method,
    path: request.url.split('?')[0]!.slice(0, 300),
    status: reply.statusCode,
    // Why a ballot was refused tells something of what it says (docs/handbook/process.md#1.3); that it was
    // stands in the status.
    ...(code !== undefined && !sealed && { code }),
    durationMs: Math.round(reply.elapsedTime),
  });
}
