import compress from '@fastify/compress';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contextOf } from './request.context.ts';

/** The addresses whose answers hold the session's own secrets. */
export const sessionPath = '/api/v1/session';

/**
 * Compresses what is read below `/api`, from 1 KB on; the live stream and the dashboard's files, which were
 * compressed when they were built, go as they are. An answer to a command may hold a one-time password and
 * the session's answer holds the token of the page: neither is compressed, so that nobody who makes the
 * browser ask can guess them by length (BREACH). Call it before routes are set.
 */
export async function compressAnswers(fastify: FastifyInstance): Promise<void> {
  fastify.addHook('onRoute', (route) => {
    const isRead = [route.method].flat().every((method) => method === 'GET' || method === 'HEAD');
    const isOurs = route.url.startsWith('/api/') && !route.url.startsWith(sessionPath);
    if (!isRead || !isOurs) Object.assign(route, { compress: false });
  });
  await fastify.register(
    compress as never,
    { encodings: ['br', 'gzip'], customTypes: /json/, globalDecompression: false } as never,
  );
  // The library takes every range for one of bytes and leaves such an answer as it is, so a list says its own
  // after that.
  fastify.addHook('onRoute', (route) => {
    route.onSend = [...[route.onSend ?? []].flat(), tellRange];
  });
}

async function tellRange(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { range } = contextOf(request);
  if (range !== undefined) reply.header('content-range', range);
}
