import type { FastifyRequest } from 'fastify';
import { header } from './request.ts';

export const sessionCookie = 'laurel-session';

/** The token of a request: a bearer token, or the session cookie. */
export function credentials(request: FastifyRequest): string | undefined {
  const authorization = header(request, 'authorization');
  return authorization?.startsWith('Bearer ') ? authorization.slice(7) : cookieOf(request);
}

export function cookieOf(request: FastifyRequest): string | undefined {
  return (request as FastifyRequest & { cookies: Record<string, string | undefined> }).cookies[sessionCookie];
}
