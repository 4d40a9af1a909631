import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { ReadModel } from '@laurel/contracts';
import type { View } from '@laurel/core';
import type { CommandClass } from './cqrs/aggregate-command.ts';
import { CommandDispatcher } from './cqrs/command-dispatcher.ts';
import type { QueryClass } from './cqrs/view-query.ts';
import { Sessions } from './access/sessions.ts';
import { CommandsController, publicCommands } from './http/commands.controller.ts';
import { DeadLettersController } from './http/dead-letters.controller.ts';
import { ViewsController } from './http/views.controller.ts';
import { Commander } from './runtime/commander.ts';
import { Reader } from './runtime/reader.ts';
import { ServiceRuntime } from './runtime/runtime.ts';
import { serviceProviders } from './runtime/service.providers.ts';
import type { ServiceDefinition } from './service.ts';
import { EVENT_ENGINE, SERVICE, SURROUNDINGS } from './tokens.ts';

/** The options that connect a service to Nest. The handlers are providers of the service's own module. */
export interface ServiceModuleOptions {
  readonly service: ServiceDefinition;
  /** The command class of each aggregate. */
  readonly commands: readonly CommandClass[];
  /** The class of all questions about the service's views. */
  readonly query: QueryClass;
}

/**
 * The machinery of one service, made from its definition: its engine, its workers, and the routes of plain
 * commands and views. Import it into the module of the service, which adds command and query handlers and
 * whatever controllers it has of its own.
 */
@Module({})
export class LaurelModule {
  static forService({ service, commands, query }: ServiceModuleOptions): DynamicModule {
    return {
      module: LaurelModule,
      providers: serviceProviders(service, commands),
      controllers: [...controllersOf(service, query), DeadLettersController(service.name)],
      exports: [
        SERVICE,
        EVENT_ENGINE,
        SURROUNDINGS,
        ServiceRuntime,
        CommandDispatcher,
        Commander,
        Reader,
        Sessions,
      ],
    };
  }
}

function controllersOf({ aggregates, views }: ServiceDefinition, query: QueryClass): Type[] {
  return [
    ...aggregates
      .filter(({ contract }) => publicCommands(contract).length > 0)
      .map(({ contract }) => CommandsController({ contract })),
    ...views.flatMap(({ view, readModel }) =>
      readModel ? [ViewsController({ view: view as View, reading: readModel as ReadModel }, query)] : [],
    ),
  ];
}
