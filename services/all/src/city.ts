import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceName } from '@laurel/contracts';
import {
  type Clock,
  CLOCK,
  Conductor,
  CONDUCTOR,
  createServer,
  type Mode,
  ProcessModule,
  type ServiceRuntime,
  serveDashboard,
  Services,
} from '@laurel/platform';
import { embeddedEnvironment } from '@laurel/platform/embedded';
import type { Logger } from 'pino';
import { AppModule } from './definitions.ts';

/** A route as the router has it: `GET /api/v1/candidates/:key`. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

/** Runs all services of a city in one process on SQLite, the embedded engine. */
export class City {
  constructor(
    readonly application: NestFastifyApplication,
    /** Every route that is served, except the files of the dashboard. */
    readonly routes: readonly Route[],
  ) {}

  get runtimes(): readonly ServiceRuntime[] {
    return this.application.get(Services).runtimes;
  }

  get clock(): Clock {
    return this.application.get<Clock>(CLOCK);
  }

  runtime(service: ServiceName): ServiceRuntime {
    return this.application.get(Services).runtime(service);
  }

  /** Resolves when every service has heard, shown and reacted to everything there is. */
  async settle(): Promise<void> {
    await this.application.get<Conductor>(CONDUCTOR).settle();
  }

  /** Serves the city. Throws when the port is taken. */
  async listen(host: string, port: number): Promise<string> {
    await this.application.listen(port, host);
    const { port: bound } = this.application.getHttpServer().address() as { port: number };
    return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${bound}`;
  }

  async close(): Promise<void> {
    await this.application.close();
  }
}

export interface CityOptions {
  readonly directory: string;
  readonly mode: Mode;
  readonly log: Logger;
  /** Default: the log. */
  readonly accessLog?: Logger;
  /** The built dashboard; without it only the API is served. */
  readonly dashboard?: string;
}

/**
 * Opens the city's logs and starts its services. Throws when another process has them open, or when they
 * belong to another mode or seed.
 */
export async function openCity(options: CityOptions): Promise<City> {
  const { directory, mode, log, accessLog = log, dashboard } = options;
  const routes: Route[] = [];
  const root = ProcessModule.of(AppModule, {
    useFactory: () => embeddedEnvironment({ directory, mode, log, accessLog }),
  });
  const application = await createServer(root, {
    log,
    accessLog,
    extend: async (fastify) => {
      if (dashboard !== undefined) await serveDashboard(fastify, dashboard);
      fastify.addHook(
        'onRoute',
        ({ method, url }) => void routes.push(...[method].flat().map((one) => ({ method: one, path: url }))),
      );
    },
  });
  return new City(application, routes);
}
