import { Body, Controller, Get, HttpCode, Post, Req, Res, type Type } from '@nestjs/common';
import { Rejected, Unavailable } from '@laurel/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Conductor } from '../rehearsal/conductor.ts';
import type { ServiceRuntime } from '../runtime/runtime.ts';
import type { Gate } from './gate.ts';
import { type Operation, problems } from './openapi.ts';
import { Problem } from './problem.ts';
import { parsed, rehearsalInstant } from './request.ts';

const advanceBody = z.strictObject({ instant: rehearsalInstant });
const answerMs = 2_000;
/** A service whose views or relay are further behind is not ready. */
const lagEventsMax = 10_000;

export interface System {
  readonly runtimes: readonly ServiceRuntime[];
  readonly clock: Clock;
  readonly gate: Gate;
  /** Of a rehearsal, in the process that moves it. */
  readonly conductor?: Conductor;
  /** Whether the process is about to end, so that nothing new is sent to it. */
  readonly isEnding?: () => boolean;
}

/** Health, the mode, and (in a rehearsal) the moving of the clock. */
export function systemController({ runtimes, clock, gate, conductor, isEnding = () => false }: System): Type {
  @Controller()
  class SystemController {
    @Get('health/live')
    live() {
      return { status: 'ok' };
    }

    @Get('health/ready')
    async ready(@Res({ passthrough: true }) reply: FastifyReply) {
      const services = await Promise.all(runtimes.map(stateOf));
      const isBehind = services.some(({ views, relay }) => views > lagEventsMax || relay > lagEventsMax);
      const status = isEnding() ? 'ending' : services.some(({ views }) => views === Infinity) ? 'unavailable' : isBehind ? 'behind' : 'ok';
      void reply.status(status === 'ok' ? 200 : 503);
      return { status, services: services.map(({ service, ...lag }) => ({ service, ...(lag.views < Infinity && lag) })) };
    }

    @Get('api/v1/system')
    system() {
      return { mode: clock.mode, now: clock.now() };
    }

    @Post('api/v1/rehearsal/advance')
    @HttpCode(200)
    async advance(@Body() body: unknown, @Req() request: FastifyRequest) {
      const account = await gate.account(request);
      if (!conductor) throw new Problem('no_such_resource');
      if (!account.grants.some(({ role }) => role === 'operator' || role === 'systemAdministrator')) throw new Rejected('forbidden');
      const { instant } = parsed(advanceBody, body);
      const fired = await conductor.advance(instant);
      return { now: clock.now(), fired };
    }
  }
  return SystemController;
}

/** How far a service's workers are behind; infinitely when its engine does not answer in time. */
async function stateOf(runtime: ServiceRuntime): Promise<{ service: string; relay: number; views: number; reactions: number }> {
  const service = runtime.definition.name;
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Unavailable(`${service} did not answer in ${answerMs} ms`)), answerMs);
  try {
    return { service, ...(await Promise.race([runtime.lag(), late.promise])) };
  } catch {
    return { service, relay: Infinity, views: Infinity, reactions: Infinity };
  } finally {
    clearTimeout(timer);
  }
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
        '503': {
          description: 'Views are far behind, or the service is ending or cannot reach what it stands on.',
          content: object({ status: { type: 'string' } }),
        },
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
