import type { Type } from '@nestjs/common';
import { createHttpApplication, docsController, type Gate, type Operation, systemController, systemOperations } from '@laurel/platform';
import type { Logger } from 'pino';
import type { City } from './city.ts';
import { serveDashboard } from './dashboard.ts';
import { definitions } from './definitions.ts';

/** Endpoints beside those that contracts make. */
export const operations: readonly Operation[] = [...definitions.flatMap(({ operations: own = [] }) => own), ...systemOperations];

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

function controllers({ runtimes, clock, conductor }: City, gates: ReadonlyMap<string, Gate>): Type[] {
  const system = { runtimes, clock, gate: gates.get('identity')!, ...(clock.mode === 'rehearsal' && { conductor }) };
  return [systemController(system), docsController()];
}
