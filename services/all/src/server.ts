import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Type } from '@nestjs/common';
import { applicationOperations, attachmentsController, importController, organisationRows } from '@laurel/application';
import { sessionController, sessionOperations } from '@laurel/identity';
import { createHttpApplication, type Gate, liveController, liveOperations, type Operation } from '@laurel/platform';
import type { ServiceName } from '@laurel/contracts';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { City } from './city.ts';
import { docsController } from './docs.controller.ts';
import { systemController, systemOperations } from './system.controller.ts';

/** Endpoints beside those that contracts make. */
export const operations: readonly Operation[] = [...sessionOperations, ...applicationOperations, ...liveOperations, ...systemOperations];

export interface ServerOptions {
  readonly city: City;
  readonly host: string;
  readonly port: number;
  readonly log: Logger;
  readonly accessLog: Logger;
  /** The built dashboard; without it only the API is served. */
  readonly dashboard: string;
}

/** A route as the router has it: `GET /api/v1/candidates/:key`. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

export interface Server {
  readonly url: string;
  /** Everything that is answered, but for files of the dashboard. */
  readonly routes: readonly Route[];
  close(): Promise<void>;
}

/** Serves a city over HTTP: the API, its description, the dashboard. Throws when the port is taken. */
export async function serveCity({ city, host, port, log, accessLog, dashboard }: ServerOptions): Promise<Server> {
  const routes: Route[] = [];
  const application = await createHttpApplication({
    runtimes: city.runtimes,
    tokens: city.tokens,
    log,
    accessLog,
    controllers: (gates) => controllers(city, gates),
    extend: async (fastify) => {
      await serveDashboard(fastify, dashboard);
      fastify.addHook('onRoute', ({ method, url }) => void routes.push(...[method].flat().map((one) => ({ method: one, path: url }))));
    },
  });
  await application.listen(port, host);
  const { port: bound } = application.getHttpServer().address() as { port: number };
  const url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${bound}`;
  return { url, routes, close: async () => await application.close() };
}

function controllers(city: City, gates: ReadonlyMap<string, Gate>): Type[] {
  const gate = (service: ServiceName) => gates.get(service)!;
  const application = city.runtime('application');
  return [
    sessionController(city.runtime('identity'), gate('identity'), city.tokens),
    attachmentsController(application, gate('application')),
    importController(application, gate('application'), organisationRows(application)),
    liveController(city.runtime('audit'), gate('audit')),
    systemController(city, gate('identity')),
    docsController(operations),
  ];
}

/** The dashboard at `/`; every address that is not a file is the page itself, which routes by itself behind `#`. */
async function serveDashboard(fastify: FastifyInstance, directory: string): Promise<void> {
  if (!existsSync(join(directory, 'index.html'))) return;
  const policy =
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; object-src 'none'; base-uri 'self'";
  await fastify.register(
    fastifyStatic as never,
    {
      root: directory,
      cacheControl: false,
      setHeaders: (reply: { header(name: string, value: string): void }, path: string) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
        reply.header('content-security-policy', policy);
      },
    } as never,
  );
}
