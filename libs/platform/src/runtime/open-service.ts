import 'reflect-metadata';
import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandHandler, CqrsModule } from '@nestjs/cqrs';
import type { AggregateContract } from '@laurel/contracts';
import { Tokens } from '../access/token.ts';
import { AggregateCommand, AggregateHandler, type CommandClass } from '../cqrs/aggregate-command.ts';
import type { CommandObserver } from '../cqrs/command-dispatcher.ts';
import type { ServiceDefinition } from '../service.ts';
import { COMMAND_OBSERVER, SURROUNDINGS } from '../tokens.ts';
import { serviceProviders } from './service.providers.ts';
import { ServiceRuntime, type Surroundings } from './runtime.ts';

/** A service that runs without HTTP: in tests and measurements. */
export interface OpenedService extends ServiceRuntime {
  /** Stops taking in and finishes what is in hand. The engine and the broker are the caller's to close. */
  stop(): Promise<void>;
}

@Module({})
class BareModule {}

/**
 * Starts a service from its definition alone, with the same providers as its module has; its command handlers
 * are made here.
 */
export async function openService(
  service: ServiceDefinition,
  surroundings: Surroundings,
  observer?: CommandObserver,
): Promise<OpenedService> {
  const handlings = service.aggregates.map(({ contract }) => handlingOf(contract));
  const providers: Provider[] = [
    ...serviceProviders(
      service,
      handlings.map(({ command }) => command),
    ),
    ...handlings.map(({ handler }) => handler),
    { provide: SURROUNDINGS, useValue: surroundings },
    ...(observer ? [{ provide: COMMAND_OBSERVER, useValue: observer }] : []),
    { provide: Tokens, useValue: new Tokens(surroundings.secretKey) },
  ];
  const root: DynamicModule = { module: BareModule, imports: [CqrsModule.forRoot()], providers };
  const context = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  return Object.assign(context.get(ServiceRuntime), { stop: async () => await context.close() });
}

function handlingOf(contract: AggregateContract): { command: CommandClass; handler: Type } {
  class Command extends AggregateCommand {
    static readonly contract = contract;
  }
  @CommandHandler(Command)
  class Handler extends AggregateHandler<Command> {}
  return { command: Command, handler: Handler };
}
