import type { Type } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceName } from '@laurel/contracts';
import type { EnvironmentFactory } from '../engines.module.ts';
import { memberControllers } from '../rehearsal/member.controller.ts';
import { createServer, ProcessModule } from './server.ts';
import { clusterEnvironment } from './cluster.ts';
import { logsOf } from './logs.ts';
import { laurelSettings, type Settings } from './settings.ts';

/** The work that a service does at every start, before it is asked anything. */
type Begin = (application: NestFastifyApplication) => Promise<void>;

/**
 * The main of a service on the cluster: reads the environment, serves until it is asked to end, and ends
 * without cutting anyone off. Says on standard error what is wrong with the settings or why the engines
 * cannot be used, and exits with 1.
 */
export async function bootstrap(name: ServiceName, service: Type, begin?: Begin): Promise<void> {
  let application: NestFastifyApplication | undefined;
  const end = async () => {
    await application?.close();
    process.exit(0);
  };
  // From the first moment: to the first process of a container a signal does nothing that nobody listens for.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end());
  try {
    application = await startService(name, service, begin);
  } catch (error) {
    process.stderr.write(`${Error.isError(error) ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/**
 * Opens the service's database and the broker, starts its workers, serves its part of the interface. Throws
 * when any of that fails.
 */
async function startService(
  name: ServiceName,
  service: Type,
  begin?: Begin,
): Promise<NestFastifyApplication> {
  const settings = laurelSettings();
  const logs = logsOf(name, settings.logDirectory);
  const environment: EnvironmentFactory = {
    imports: [ConfigModule.forRoot({ ignoreEnvFile: true, load: [laurelSettings] })],
    inject: [laurelSettings.KEY],
    useFactory: (injected: Settings) => clusterEnvironment(name, injected, logs),
  };
  const http = { drainMs: settings.drainMs, controllers: memberControllers(settings.mode) };
  const application = await createServer(ProcessModule.of(service, environment, http), {
    ...logs,
    trustedProxies: settings.trustedProxies,
  });
  await begin?.(application);
  await application.listen(settings.port, settings.host);
  const { port } = application.getHttpServer().address() as { port: number };
  logs.log.info({ service: name, port, mode: settings.mode.kind }, 'ready');
  return application;
}
