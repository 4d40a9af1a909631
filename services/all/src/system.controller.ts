import { Body, Controller, Get, Header, HttpCode, Post, Req, Res, type Type } from '@nestjs/common';
import { type Gate, parsed, Problem, problems, type Operation, RehearsalClock, rehearsalInstant } from '@laurel/platform';
import { Rejected } from '@laurel/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { City } from './city.ts';
import { advance } from './rehearsal.ts';
import { metricsOf } from './metrics.ts';

const advanceBody = z.strictObject({ instant: rehearsalInstant });

/** Health, metrics, the mode, and (in a rehearsal) the moving of the clock. */
export function systemController(city: City, gate: Gate): Type {
  @Controller()
  class SystemController {
    @Get('health/live')
    live() {
      return { status: 'ok' };
    }

    @Get('health/ready')
    async ready(@Res({ passthrough: true }) reply: FastifyReply) {
      const services = await Promise.all(
        city.runtimes.map(async (runtime) => ({ service: runtime.definition.name, ...(await runtime.lag()) })),
      );
      const ready = services.every(({ views }) => views < 10_000);
      void reply.status(ready ? 200 : 503);
      return { status: ready ? 'ok' : 'behind', services };
    }

    @Get('metrics')
    @Header('content-type', 'text/plain; version=0.0.4')
    metrics() {
      return metricsOf(city);
    }

    @Get('api/v1/system')
    system() {
      return { mode: city.clock.mode, now: city.clock.now() };
    }

    @Post('api/v1/rehearsal/advance')
    @HttpCode(200)
    async advance(@Body() body: unknown, @Req() request: FastifyRequest) {
      const account = await gate.account(request);
      if (!(city.clock instanceof RehearsalClock)) throw new Problem('no_such_resource');
      if (!account.grants.some(({ role }) => role === 'operator' || role === 'systemAdministrator')) throw new Rejected('forbidden');
      const { instant } = parsed(advanceBody, body);
      const fired = await advance(city, city.clock, instant);
      return { now: city.clock.now(), fired };
    }
  }
  return SystemController;
}

const object = (properties: Record<string, unknown>) => ({ 'application/json': { schema: { type: 'object', properties } } });

export const systemOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/health/live',
    document: {
      operationId: 'live',
      security: [{}],
      responses: { '200': { description: 'The process runs.', content: object({ status: { type: 'string' } }) } },
    },
  },
  {
    method: 'get',
    path: '/health/ready',
    document: {
      operationId: 'ready',
      security: [{}],
      responses: {
        '200': { description: 'Ready.', content: object({ status: { type: 'string' } }) },
        '503': { description: 'Views are far behind.', content: object({ status: { type: 'string' } }) },
      },
    },
  },
  {
    method: 'get',
    path: '/metrics',
    document: {
      operationId: 'metrics',
      security: [{}],
      responses: { '200': { description: 'Prometheus text.', content: { 'text/plain': { schema: { type: 'string' } } } } },
    },
  },
  {
    method: 'get',
    path: '/api/v1/system',
    document: {
      operationId: 'system',
      security: [{}],
      responses: { '200': { description: 'Mode and clock.', content: object({ mode: { type: 'string' }, now: { type: 'string' } }) } },
    },
  },
  {
    method: 'post',
    path: '/api/v1/rehearsal/advance',
    document: {
      operationId: 'advanceRehearsal',
      summary: 'Moves the rehearsal clock, firing all that falls due on the way, and waits until everything is quiet (rehearsal only).',
      requestBody: { required: true, content: { 'application/json': { schema: z.toJSONSchema(advanceBody) } } },
      responses: {
        '200': {
          description: 'The clock now, and how many commands fell due.',
          content: object({ now: { type: 'string' }, fired: { type: 'integer' } }),
        },
        ...problems(400, 401, 403, 404, 415, 503),
      },
    },
  },
];
