import { Body, Controller, Get, HttpCode, Inject, Post, type Type } from '@nestjs/common';
import type { ServiceName } from '@laurel/contracts';
import { Rejected } from '@laurel/core';
import { z } from 'zod';
import { ServiceRuntime, type ServiceDeadLetter } from '../runtime/runtime.ts';
import { Act } from './access.decorators.ts';
import { named } from './commands.controller.ts';
import { SchemaPipe } from './schema.pipe.ts';
import { type Operation, problems } from './openapi.ts';
import { reference } from './openapi.schemas.ts';

const pathOf = (service: ServiceName) => `api/v1/${service}-service/parked`;

const replayBody = z.strictObject({ name: z.string().min(1).max(200).optional() });

interface NamedDeadLetter extends ServiceDeadLetter {
  readonly name: string;
}

/**
 * Makes the controller of a service's dead letters: what failed to be read or reacted to, why, and how it is
 * taken up again, one or all (docs/handbook/design.md#4).
 */
export function DeadLettersController(service: ServiceName): Type {
  @Controller(pathOf(service))
  class Host {
    constructor(@Inject(ServiceRuntime) private readonly runtime: ServiceRuntime) {}

    @Get()
    @Act('ReadDeadLetters')
    async list(): Promise<NamedDeadLetter[]> {
      const items = [...(await this.runtime.deadLetters())];
      return items.map(([name, { kind, source, position, stream, reason }]) => ({
        name,
        kind,
        source,
        position,
        stream,
        reason,
      }));
    }

    @Post('replay')
    @HttpCode(200)
    @Act('ReplayDeadLetters')
    async replay(@Body(new SchemaPipe(replayBody)) { name }: z.infer<typeof replayBody>) {
      const before = await this.list();
      if (name !== undefined && !before.some((item) => item.name === name))
        throw new Rejected('not_found', {}, 'name');
      await this.runtime.retry(name);
      const after = await this.list();
      return {
        taken: before.filter((item) => !after.some((left) => left.name === item.name)).length,
        waiting: after.length,
      };
    }
  }
  return named(Host, `${service}DeadLettersController`);
}

export function deadLetterOperations(service: ServiceName): readonly Operation[] {
  return [
    {
      method: 'get',
      path: `/${pathOf(service)}`,
      document: {
        operationId: `parked_${service}`,
        tags: [service],
        summary: 'The dead letters of the service, with reasons (operator, system administrator)',
        responses: { '200': reference('responses/DeadLetters'), ...problems },
      },
    },
    {
      method: 'post',
      path: `/${pathOf(service)}/replay`,
      document: {
        operationId: `replay_${service}`,
        tags: [service],
        summary: 'Tries dead letters again, one or all. What fails again keeps what comes behind it waiting.',
        requestBody: reference('requestBodies/DeadLettersToReplay'),
        responses: { '200': reference('responses/DeadLettersReplayed'), ...problems },
      },
    },
  ];
}
