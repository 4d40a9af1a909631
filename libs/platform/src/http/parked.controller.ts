import { Body, Controller, Get, HttpCode, Post, Req, type Type } from '@nestjs/common';
import type { Role, ServiceName } from '@laurel/contracts';
import { Rejected } from '@laurel/core';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { grantsAt } from '../access/authorise.ts';
import type { ServiceRuntime, SetAside } from '../runtime/runtime.ts';
import type { ServiceDefinition } from '../service.ts';
import type { Gate } from './gate.ts';
import { type Operation, problems } from './openapi.ts';
import { parsed } from './request.ts';

/** Who looks after what a service could not work off. */
const stewards: readonly Role[] = ['operator', 'systemAdministrator'];
const pathOf = (service: ServiceName) => `api/v1/${service}-service/parked`;

/** A service whose parked work can be looked at and taken up again over HTTP. */
export function withParked(definition: ServiceDefinition): ServiceDefinition {
  const { name, controllers, operations = [] } = definition;
  return {
    ...definition,
    controllers: (shell) => [...(controllers?.(shell) ?? []), parkedController(shell.runtime, shell.gate)],
    operations: [...operations, ...parkedOperations(name)],
  };
}

const replayBody = z.strictObject({ name: z.string().min(1).max(200).optional() });

interface Waiting extends SetAside {
  readonly name: string;
}

/** What a service set aside because reading it or reacting to it failed, why, and how it is taken up again, one or all (DESIGN.md §4). */
function parkedController(runtime: ServiceRuntime, gate: Gate): Type {
  const allow = async (request: FastifyRequest) => {
    const account = await gate.account(request);
    const grants = grantsAt(account, runtime.surroundings.clock.now());
    if (!grants.some(({ role }) => stewards.includes(role))) throw new Rejected('forbidden');
  };

  async function waiting(): Promise<Waiting[]> {
    const items = [...(await runtime.setAside())];
    return items.map(([name, { kind, source, position, stream, reason }]) => ({ name, kind, source, position, stream, reason }));
  }

  @Controller(pathOf(runtime.definition.name))
  class ParkedController {
    @Get()
    async list(@Req() request: FastifyRequest) {
      await allow(request);
      return await waiting();
    }

    @Post('replay')
    @HttpCode(200)
    async replay(@Body() body: unknown, @Req() request: FastifyRequest) {
      await allow(request);
      const { name } = parsed(replayBody, body);
      const before = await waiting();
      if (name !== undefined && !before.some((item) => item.name === name)) throw new Rejected('not_found', {}, 'name');
      await runtime.replay(name);
      const after = await waiting();
      return { taken: before.filter((item) => !after.some((left) => left.name === item.name)).length, waiting: after.length };
    }
  }
  return ParkedController;
}

const item = {
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
const json = (schema: object) => ({ 'application/json': { schema } });

function parkedOperations(service: ServiceName): readonly Operation[] {
  return [
    {
      method: 'get',
      path: `/${pathOf(service)}`,
      document: {
        operationId: `parked_${service}`,
        tags: [service],
        summary: 'What was set aside because reading it or reacting to it failed, with the reason (operator, system administrator)',
        responses: {
          '200': { description: 'Oldest first.', content: json({ type: 'array', items: item }) },
          ...problems(400, 401, 403, 503),
        },
      },
    },
    {
      method: 'post',
      path: `/${pathOf(service)}/replay`,
      document: {
        operationId: `replay_${service}`,
        tags: [service],
        summary: 'Takes up again what was set aside: the one named, or all. What fails again, or comes behind what does, goes on waiting.',
        requestBody: { required: true, content: json(z.toJSONSchema(replayBody)) },
        responses: {
          '200': {
            description: 'How many were worked off, and how many still wait.',
            content: json({ type: 'object', properties: { taken: { type: 'integer' }, waiting: { type: 'integer' } } }),
          },
          ...problems(400, 401, 403, 404, 415, 503),
        },
      },
    },
  ];
}
