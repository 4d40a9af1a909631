import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Server } from 'node:http';
import { openKafka } from '@laurel/engines/kafka';
import { openMongo } from '@laurel/engines/mongo';
import { destination, type Logger, pino } from 'pino';
import { Tokens } from '../access/token.ts';
import { keyed } from '../derived.ts';
import { createHttpApplication } from '../http/application.ts';
import { docsController } from '../http/docs.controller.ts';
import { OpenRequests } from '../http/open-requests.ts';
import { systemController } from '../http/system.controller.ts';
import { Conductor } from '../rehearsal/conductor.ts';
import { memberController } from '../rehearsal/member.controller.ts';
import { member, remoteMember } from '../rehearsal/member.ts';
import type { ServiceRuntime } from '../runtime/runtime.ts';
import type { ServiceDefinition } from '../service.ts';
import { clockOf, rehearsalKey } from './mode.ts';
import { openRuntime } from './open.ts';
import { readSettings, type Settings } from './settings.ts';

const endMs = 10_000;

/** A service that runs by itself. */
export interface ServiceProcess {
  readonly runtime: ServiceRuntime;
  readonly url: string;
  /** Takes nothing new, answers what is in hand, finishes its workers' rounds, closes. */
  close(): Promise<void>;
}

/** What a service does at every start, before it is asked anything. */
type Begin = (runtime: ServiceRuntime) => Promise<void>;

/**
 * The main of a service on the cluster: reads the environment, serves until it is asked to end, and ends without cutting anyone off.
 * Says on standard error what is wrong with the settings or why the engines cannot be used, and exits with 1.
 */
export async function runService(definition: ServiceDefinition, begin?: Begin): Promise<void> {
  let running: ServiceProcess | undefined;
  const end = async () => {
    await running?.close();
    process.exit(0);
  };
  // From the first moment: to the first process of a container a signal does nothing that nobody listens for.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end());
  try {
    running = await startService(definition, readSettings(process.env), begin);
  } catch (error) {
    process.stderr.write(`${Error.isError(error) ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

/** Opens the service's database and the broker, starts its workers, serves its part of the interface. Throws when any of that fails. */
export async function startService(definition: ServiceDefinition, settings: Settings, begin?: Begin): Promise<ServiceProcess> {
  const { name } = definition;
  const { mode, mongoUrl, kafkaBrokers, kafkaSecurity, database, topicPrefix, partitions, replication, logDirectory } = settings;
  const [log, accessLog] = logsOf(name, logDirectory);
  const clock = clockOf(mode);
  const secretKey = mode.kind === 'rehearsal' ? rehearsalKey(mode.seed) : settings.secretKey!;
  const engine = await openMongo({ url: mongoUrl, database, service: name, now: () => clock.now() });
  const broker = await openKafka({
    brokers: kafkaBrokers,
    security: kafkaSecurity,
    clientId: `laurel-${name}`,
    prefix: topicPrefix,
    partitions,
    replication,
    onError: (error) => log.error({ error: String(error) }, 'the broker failed and is tried again'),
  });
  const runtime = await openRuntime({ definition, engine, broker, mode, clock, secretKey, log, place: `${database}-${name}` });
  await runtime.start();
  await begin?.(runtime);
  const requests = new OpenRequests();
  const application = await createHttpApplication({
    runtimes: [runtime],
    tokens: new Tokens(Buffer.from(keyed(secretKey, 'session-tokens'), 'hex')),
    log,
    accessLog,
    trustedProxies: settings.trustedProxies,
    controllers: (gates) => {
      const gate = gates.get(name)!;
      const key = keyed(secretKey, 'rehearsal');
      const here = member(runtime, clock);
      const conductor = new Conductor([here, ...settings.peers.map((url) => remoteMember(url, key))]);
      const isEnding = () => requests.isEnding;
      return [
        systemController({ runtimes: [runtime], clock, gate, isEnding, ...(settings.peers.length > 0 && { conductor }) }),
        docsController(),
        ...(mode.kind === 'rehearsal' ? [memberController(here, key)] : []),
      ];
    },
    extend: async (fastify) => requests.watch(fastify),
  });
  await application.listen(settings.port, settings.host);
  const server = application.getHttpServer() as Server;
  const { port } = server.address() as { port: number };
  log.info({ service: name, port, mode: mode.kind }, 'ready');
  let closing: Promise<void> | undefined;
  const close = async () => {
    requests.end();
    await setTimeout(settings.drainMs);
    server.close();
    await requests.closed(endMs);
    await application.close();
    await runtime.stop();
    await broker.close();
    await engine.close();
    log.info({ service: name }, 'ended');
  };
  return { runtime, url: `http://127.0.0.1:${port}`, close: () => (closing ??= close()) };
}

/** Our own faults, and one line a request. */
function logsOf(service: string, directory: string | undefined): [Logger, Logger] {
  if (directory !== undefined) mkdirSync(directory, { recursive: true, mode: 0o700 });
  const logTo = (file: string, kind: string) =>
    pino(
      { base: directory === undefined ? { service, log: kind } : undefined, timestamp: pino.stdTimeFunctions.isoTime },
      destination(directory === undefined ? { dest: 1, sync: true } : { dest: join(directory, file), sync: true }),
    );
  return [logTo(`${service}.ndjson`, 'service'), logTo(`${service}.access.ndjson`, 'access')];
}
