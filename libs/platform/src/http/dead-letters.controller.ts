import { Body, Controller, Get, HttpCode, Inject, Post, type Type } from '@nestjs/common';
import { type ServiceName, serviceNames } from '@laurel/contracts';
import { Rejected } from '@laurel/core';
import { z } from 'zod';
import { ServiceRuntime, type ServiceDeadLetter } from '../runtime/runtime.ts';
import { Act } from './access.decorators.ts';
import { named } from './commands.controller.ts';
import { SchemaPipe } from './schema.pipe.ts';
import { type Operation, problems } from './openapi.ts';
import { jsonAnswer, jsonBody } from './openapi.components.ts';
import { type Json, jsonSchema } from './openapi.schemas.ts';

/** The first step of the addresses that every service has of its own kind. */
export const serviceStep = (service: ServiceName) => `${service}-service`;

const replayBody = z.strictObject({ name: z.string().min(1).max(200).optional() });

interface NamedDeadLetter extends ServiceDeadLetter {
  readonly name: string;
}

/**
 * Makes the controller of a service's dead letters: what failed to be read or reacted to, why, and how it is
 * taken up again, one or all (docs/handbook/design.md#4).
 */
export function DeadLettersController(service: ServiceName): Type {
  @Controller(`api/v1/${serviceStep(service)}/parked`)
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

/** A dead letter: a message or an event that was kept because reading it or reacting to it failed. */
const deadLetter: Json = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    kind: { enum: ['message', 'event'] },
    source: { type: 'string', description: 'Of a message, the topic and the partition that brought it.' },
    position: {
      type: 'integer',
      description: "Of a message, its offset in that partition; of an event, its place in the service's log.",
    },
    stream: { type: 'string' },
    reason: { type: 'string' },
  },
};
/** The count of what was taken up and of what still waits. */
const replayed: Json = {
  type: 'object',
  properties: { taken: { type: 'integer' }, waiting: { type: 'integer' } },
};

/**
 * Each service answers for its own; they are described once. The step is not the parameter alone, so that
 * no address fits this path and another one, such as that of a row.
 */
const path = '/api/v1/{service}-service/parked';
const parameters = [{ name: 'service', in: 'path', required: true, schema: { enum: serviceNames } }];

export const deadLetterOperations: readonly Operation[] = [
  {
    method: 'get',
    path,
    document: {
      operationId: 'readDeadLetters',
      tags: serviceNames,
      summary: 'The dead letters of the service, with reasons (operator, system administrator)',
      parameters,
      responses: {
        '200': jsonAnswer('Oldest first.', { type: 'array', items: deadLetter }),
        ...problems,
      },
    },
  },
  {
    method: 'post',
    path: `${path}/replay`,
    document: {
      operationId: 'replayDeadLetters',
      tags: serviceNames,
      summary: 'Tries dead letters again, one or all. What fails again keeps what comes behind it waiting',
      parameters,
      requestBody: jsonBody(jsonSchema(replayBody)),
      responses: {
        '200': jsonAnswer('How many were taken up, how many still wait.', replayed),
        ...problems,
      },
    },
  },
];
