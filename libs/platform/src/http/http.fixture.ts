import type { ModuleMetadata } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { MemoryBroker, openMemory } from '@laurel/engines/memory';
import { type Logger, pino } from 'pino';
import type { Environment } from '../engines.module.ts';
import { initialised, nestOptions, ProcessModule } from '../process/server.ts';
import { fastifyAdapter } from './fastify.ts';

/**
 * An application on the memory engine that listens on a free port, with whatever controllers and modules a
 * test mounts.
 */

export const now = '2023-04-10T01:00:00.000Z';

export interface TestServer {
  readonly application: NestFastifyApplication;
  readonly url: string;
  close(): Promise<void>;
}

export function memoryEnvironment(accessLog: Logger = pino({ level: 'silent' })): Environment {
  const log = pino({ level: 'silent' });
  return {
    mode: { kind: 'production' },
    clock: { mode: 'production', now: () => now },
    secretKey: new Uint8Array(32).fill(7),
    broker: new MemoryBroker({ onError: () => {} }),
    log,
    accessLog,
    openEngine: async () => await openMemory({ now: () => now }),
    placeOf: (service) => service,
  };
}

export async function testServer(
  mounted: ModuleMetadata,
  environment: Environment = memoryEnvironment(),
): Promise<TestServer> {
  class Mounted {}
  const { imports: root = [] } = ProcessModule.of(Mounted, { useFactory: () => environment });
  const imports = [...root.filter((module) => module !== Mounted), ...(mounted.imports ?? [])];
  const module = await Test.createTestingModule({ ...mounted, imports }).compile();
  const application = module.createNestApplication<NestFastifyApplication>(
    fastifyAdapter(environment),
    nestOptions,
  );
  await initialised(application, environment);
  await application.listen(0, '127.0.0.1');
  const { port } = application.getHttpServer().address() as { port: number };
  return { application, url: `http://127.0.0.1:${port}`, close: async () => await application.close() };
}
