import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The directory of the built dashboard. */
export const builtDashboard = fileURLToPath(new URL('../../../../dashboard/dist', import.meta.url));

/** The Content-Security-Policy of the dashboard: a page may load its own files, nothing from elsewhere. */
export const contentSecurityPolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'self'";

/**
 * The dashboard at `/`; every address that is not a file is the page itself, which routes by itself behind
 * `#`.
 */
export async function serveDashboard(fastify: FastifyInstance, directory: string): Promise<void> {
  if (!existsSync(join(directory, 'index.html'))) return;
  await fastify.register(
    fastifyStatic as never,
    {
      root: directory,
      // Made when the dashboard is built; each has an ETag of its own.
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply: { header(name: string, value: string): void }, path: string) => {
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
        reply.header('content-security-policy', contentSecurityPolicy);
      },
    } as never,
  );
}
