import 'reflect-metadata';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { Tokens } from '../access/token.ts';
import { EnginesModule, type EnvironmentFactory } from '../engines.module.ts';
import { type AdapterOptions, fastifyAdapter, prepareFastify } from '../http/fastify.ts';
import { HttpModule } from '../http/http.module.ts';
import { Metrics } from '../http/metrics.ts';
import { OpenRequests } from '../http/open-requests.ts';

/**
 * The root module of a process: its environment, its services, and the guards, filters and interceptors of
 * every route.
 */
@Module({})
export class ProcessModule {
  static of(
    services: Type,
    open: EnvironmentFactory,
    http: Parameters<typeof HttpModule.forRoot>[0] = {},
  ): DynamicModule {
    return {
      module: ProcessModule,
      imports: [EnginesModule.forRoot(open), CqrsModule.forRoot(), HttpModule.forRoot(http), services],
    };
  }
}

export interface ServerOptions extends AdapterOptions {
  /** Called with the Fastify instance before routes are set, for static files. */
  readonly extend?: (fastify: FastifyInstance) => Promise<void>;
}

/**
 * Creates the HTTP application of a process and starts its services. Not listening yet. Throws when an engine
 * cannot be opened.
 */
export async function createServer(
  root: DynamicModule,
  options: ServerOptions,
): Promise<NestFastifyApplication> {
  const application = await NestFactory.create<NestFastifyApplication>(
    root,
    fastifyAdapter(options),
    nestOptions,
  );
  return await initialised(application, options);
}

export const nestOptions = { bodyParser: false, logger: false, abortOnError: false } as const;

/** Sets up what holds for every address, then starts the services. */
export async function initialised(
  application: NestFastifyApplication,
  options: ServerOptions,
): Promise<NestFastifyApplication> {
  const fastify = application.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await prepareFastify(fastify, application.get(Tokens), options.accessLog);
  application.get(Metrics).watch(fastify);
  application.get(OpenRequests).watch(fastify);
  await options.extend?.(fastify);
  return await application.init();
}
