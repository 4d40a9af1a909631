import { randomUUID } from 'node:crypto';
import type { FactoryProvider, Provider } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandClass } from '../cqrs/aggregate-command.ts';
import { CommandDispatcher, type CommandObserver } from '../cqrs/command-dispatcher.ts';
import { Engines } from '../engines.module.ts';
import { Sessions } from '../access/sessions.ts';
import { Tokens } from '../access/token.ts';
import type { ServiceDefinition } from '../service.ts';
import { COMMAND_OBSERVER, EVENT_ENGINE, RELAY, SERVICE, SURROUNDINGS } from '../tokens.ts';
import { Commander } from './commander.ts';
import { Follower } from './follower.ts';
import { Consumer } from './consumer.ts';
import { Projector } from './projector.ts';
import { Reactor } from './reactor.ts';
import { Reader } from './reader.ts';
import { RecentRows } from './recent-rows.ts';
import { relay } from './relay.ts';
import { ServiceRuntime, type Surroundings, viewsOf } from './runtime.ts';
import { Scheduler } from './scheduler.ts';

/**
 * The providers of one service, beside its handlers and controllers. Nest starts them in the order of their
 * dependencies and stops them in the opposite order: a worker ends the round in hand while everything it
 * needs still runs.
 */
export function serviceProviders(service: ServiceDefinition, commands: readonly CommandClass[]): Provider[] {
  const { name } = service;
  const owner = randomUUID();
  return [
    { provide: SERVICE, useValue: service },
    provider(SURROUNDINGS, [Engines], async (engines: Engines) => await engines.surroundingsOf(service)),
    provider(EVENT_ENGINE, [SURROUNDINGS], ({ engine }: Surroundings) => engine),
    provider(Projector, [SURROUNDINGS], ({ engine, onError }: Surroundings) => {
      return new Projector(name, engine.events, engine.views, viewsOf(service), (error) =>
        onError(name, 'views', error),
      );
    }),
    provider(Reader, [SURROUNDINGS, Projector], ({ engine }: Surroundings, projector: Projector) => {
      return new Reader(name, engine.events, engine.views, projector);
    }),
    provider(RecentRows, [SURROUNDINGS, Projector], ({ engine }: Surroundings, projector: Projector) => {
      return new RecentRows(engine.views, projector);
    }),
    provider(Commander, [SURROUNDINGS, Projector, RecentRows], commanderOf(service)),
    provider(
      CommandDispatcher,
      [CommandBus, Commander, { token: COMMAND_OBSERVER, optional: true }],
      dispatcherOf(service, commands),
    ),
    provider(Consumer, [SURROUNDINGS, Projector], ({ engine, broker, onError }: Surroundings) => {
      return new Consumer(name, engine, broker, (error) => onError(name, 'consumer', error));
    }),
    provider(RELAY, [SURROUNDINGS], ({ engine: { events, checkpoints }, broker, onError }: Surroundings) => {
      return relay(name, broker, {
        owner,
        events,
        checkpoints,
        onError: (error) => onError(name, 'relay', error),
      });
    }),
    provider(Reactor, [SURROUNDINGS, CommandDispatcher], reactorOf(service, owner)),
    provider(Scheduler, [SURROUNDINGS, Projector, CommandDispatcher], schedulerOf(service)),
    provider(
      Sessions,
      [SURROUNDINGS, Projector, RecentRows, Tokens],
      ({ engine, clock }: Surroundings, projector: Projector, rows: RecentRows, tokens: Tokens) => {
        return new Sessions({ engine, clock, projector, rows, tokens });
      },
    ),
    provider(
      ServiceRuntime,
      [
        SURROUNDINGS,
        CommandDispatcher,
        Commander,
        Projector,
        Reader,
        RecentRows,
        Scheduler,
        Consumer,
        RELAY,
        Reactor,
      ],
      runtimeOf(service),
    ),
  ];
}

/** Nest knows what it injects at run time only. */
function provider(
  provide: FactoryProvider['provide'],
  inject: FactoryProvider['inject'],
  useFactory: (...injected: never[]) => unknown,
): Provider {
  return { provide, inject: inject ?? [], useFactory };
}

function commanderOf(service: ServiceDefinition) {
  return ({ engine, secretKey, clock }: Surroundings, projector: Projector, rows: RecentRows) =>
    new Commander(service, engine, projector, rows, secretKey, clock.mode);
}

function dispatcherOf(service: ServiceDefinition, commands: readonly CommandClass[]) {
  return (bus: CommandBus, _commander: Commander, observer?: CommandObserver) =>
    new CommandDispatcher(bus, service, commands, observer);
}

function reactorOf({ name, reactions }: ServiceDefinition, owner: string) {
  return (
    { engine: { events, checkpoints, meta }, onError, onRefused }: Surroundings,
    dispatcher: CommandDispatcher,
  ) =>
    new Reactor(name, reactions, dispatcher, (refused) => onRefused(name, refused), meta, {
      owner,
      events,
      checkpoints,
      onError: (error) => onError(name, 'reactions', error),
    });
}

/** Nothing, for a service where nothing waits for a date. */
function schedulerOf({ name, due }: ServiceDefinition) {
  return (
    { engine, clock, onError, onRefused }: Surroundings,
    projector: Projector,
    dispatcher: CommandDispatcher,
  ) =>
    due &&
    new Scheduler({
      service: name,
      due,
      events: engine.events,
      views: engine.views,
      projector,
      dispatcher,
      clock,
      onRefused: (refused) => onRefused(name, refused),
      onError: (error) => onError(name, 'scheduler', error),
    });
}

function runtimeOf(service: ServiceDefinition) {
  return (
    surroundings: Surroundings,
    dispatcher: CommandDispatcher,
    commander: Commander,
    projector: Projector,
    reader: Reader,
    rows: RecentRows,
    scheduler: Scheduler | undefined,
    consumer: Consumer,
    relay: Follower,
    reactor: Reactor,
  ) =>
    new ServiceRuntime(service, surroundings, {
      dispatcher,
      commander,
      projector,
      reader,
      rows,
      scheduler,
      consumer,
      relay,
      reactor,
    });
}
