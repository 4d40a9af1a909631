import { type DynamicModule, type FactoryProvider, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { ServiceName } from '@laurel/contracts';
import type { Broker } from '@laurel/core';
import type { Engine } from '@laurel/engines';
import type { Logger } from 'pino';
import { Tokens } from './access/token.ts';
import { type Clock, RehearsalClock } from './clock.ts';
import { keyed } from './derived.ts';
import { markOf, type Mode } from './process/mode.ts';
import { mustBeWhole } from './process/moved.ts';
import type { Surroundings } from './runtime/runtime.ts';
import type { ServiceDefinition } from './service.ts';
import { ACCESS_LOG, CLOCK, LOG, MODE, SECRET_KEY } from './tokens.ts';

/**
 * The environment in which a process runs. Each kind of deployment opens its own: `embedded.ts` (SQLite) and
 * `cluster.ts` (MongoDB and Kafka).
 */
export interface Environment {
  readonly mode: Mode;
  readonly clock: Clock;
  readonly secretKey: Uint8Array;
  readonly broker: Broker;
  readonly log: Logger;
  readonly accessLog: Logger;
  openEngine(service: ServiceName): Promise<Engine>;
  /** The location of a service's data, as text for people. */
  placeOf(service: ServiceName): string;
  /** The other processes of a rehearsal, where this one conducts it; undefined where it does not. */
  readonly peers?: readonly string[];
}

export type EnvironmentFactory = Pick<DynamicModule, 'imports'> &
  Pick<FactoryProvider<Environment>, 'inject' | 'useFactory'>;

/**
 * The engines of a process: opens one for each service, and closes all of them, and the broker, when
 * everything else has ended.
 */
export class Engines implements OnApplicationShutdown {
  readonly #opened: Engine[] = [];

  constructor(readonly environment: Environment) {}

  /**
   * Opens the surroundings of a service. Throws if the log belongs to another mode or seed. The clock of a
   * rehearsal goes on where its log ends.
   */
  async surroundingsOf({ name }: ServiceDefinition): Promise<Surroundings> {
    const { broker, clock, mode, secretKey, log, placeOf, openEngine } = this.environment;
    const engine = await openEngine(name);
    this.#opened.push(engine);
    await mustBeWhole(engine.meta, placeOf(name));
    const marked = markOf(mode);
    const stands = await engine.meta.setOnce('mode', marked);
    if (stands !== marked)
      throw new Error(
        `${placeOf(name)} 属于 ${stands}，不能以 ${marked} 打开 / belongs to ${stands} and cannot be opened as ${marked}`,
      );
    const [last] = await engine.events.readAll((await engine.events.head()) - 1, 1);
    if (last && clock instanceof RehearsalClock) clock.moveTo(last.recordedAt);
    return {
      engine,
      broker,
      clock,
      secretKey,
      onError: (service, worker, error) =>
        log.error({ service, worker, error: String(error) }, 'a worker failed and will try again'),
      // Only which command it was: its data may be confidential.
      onRefused: (service, { reason, reaction: { aggregate, id, type } }) =>
        log.info({ service, refused: { aggregate, id, type, reason } }, 'the system was refused'),
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.environment.broker.close();
    for (const engine of this.#opened) await engine.close();
  }
}

/**
 * Gives every module of a process the environment it runs in. It is global, so Nest initialises it first and
 * shuts it down last.
 */
@Module({})
export class EnginesModule {
  /**
   * Provides the environment that `open` opens. Only `open` chooses the engines; what it needs is injected
   * into it.
   */
  static forRoot(open: EnvironmentFactory): DynamicModule {
    const of = (token: symbol, pick: (environment: Environment) => unknown) => ({
      provide: token,
      inject: [Engines],
      useFactory: ({ environment }: Engines) => pick(environment),
    });
    const providers = [
      {
        provide: Engines,
        inject: open.inject ?? [],
        useFactory: async (...injected: never[]) => new Engines(await open.useFactory(...injected)),
      },
      of(MODE, ({ mode }) => mode),
      of(CLOCK, ({ clock }) => clock),
      of(SECRET_KEY, ({ secretKey }) => secretKey),
      of(LOG, ({ log }) => log),
      of(ACCESS_LOG, ({ accessLog }) => accessLog),
      {
        provide: Tokens,
        inject: [SECRET_KEY],
        useFactory: (secretKey: Uint8Array) =>
          new Tokens(Buffer.from(keyed(secretKey, 'session-tokens'), 'hex')),
      },
    ];
    return {
      module: EnginesModule,
      global: true,
      imports: open.imports ?? [],
      providers,
      exports: providers.map(({ provide }) => provide),
    };
  }
}
