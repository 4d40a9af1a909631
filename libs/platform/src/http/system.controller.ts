import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { jsonSchema, reference } from './openapi.schemas.ts';
import type { Clock } from '../clock.ts';
import type { Conductor } from '../rehearsal/conductor.ts';
import { CLOCK, CONDUCTOR } from '../tokens.ts';
import { Act, Public } from './access.decorators.ts';
import { deadLetterOperations } from './dead-letters.controller.ts';
import { type Operation, problems } from './openapi.ts';
import { Problem } from './problem.ts';
import { rehearsalInstant } from './request.ts';
import { SchemaPipe } from './schema.pipe.ts';

const advanceBody = z.strictObject({ instant: rehearsalInstant });

/** The mode, and (in a rehearsal) the moving of the clock. */
@Controller('api/v1')
export class SystemController {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONDUCTOR) private readonly conductor: Conductor | null,
  ) {}

  @Get('system')
  @Public()
  system() {
    return { mode: this.clock.mode, now: this.clock.now() };
  }

  @Post('rehearsal/advance')
  @HttpCode(200)
  @Act('AdvanceRehearsal')
  async advance(@Body(new SchemaPipe(advanceBody)) { instant }: z.infer<typeof advanceBody>) {
    if (!this.conductor || this.clock.mode !== 'rehearsal') throw new Problem('no_such_resource');
    const fired = await this.conductor.advance(instant);
    return { now: this.clock.now(), fired };
  }
}

const object = (properties: Record<string, unknown>) => ({
  'application/json': { schema: { type: 'object', properties } },
});

export const systemOperations: readonly Operation[] = [
  ...deadLetterOperations,
  {
    method: 'get',
    path: '/health/live',
    document: {
      operationId: 'live',
      summary: '进程存活 · Whether the process runs',
      security: [{}],
      responses: {
        '200': { description: 'It runs', content: object({ status: { type: 'string' } }) },
      },
    },
  },
  {
    method: 'get',
    path: '/health/ready',
    document: {
      operationId: 'ready',
      summary: '可否接收请求 · Whether requests can be taken',
      security: [{}],
      responses: {
        '200': { description: 'Ready', content: object({ status: { type: 'string' } }) },
        '503': {
          description: 'Views are far behind, or the service cannot take requests.',
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
      summary: '运行指标 · Metrics of the process',
      security: [{}],
      responses: {
        '200': { description: 'Prometheus text.', content: { 'text/plain': { schema: { type: 'string' } } } },
      },
    },
  },
  {
    method: 'get',
    path: '/api/v1/system',
    document: {
      operationId: 'system',
      summary: '运行方式与时钟 · Mode and clock',
      security: [{}],
      responses: {
        '200': {
          description: 'Mode and clock.',
          content: object({ mode: { type: 'string' }, now: { type: 'string' } }),
        },
      },
    },
  },
  {
    method: 'post',
    path: '/api/v1/rehearsal/advance',
    document: {
      operationId: 'advanceRehearsal',
      summary: 'Moves the clock of a rehearsal, fires what falls due, and waits until all is quiet',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { ...jsonSchema(advanceBody), properties: { instant: reference('schemas/Instant') } },
          },
        },
      },
      responses: {
        '200': {
          description: 'The clock now, and how many commands fell due.',
          content: object({ now: { type: 'string' }, fired: { type: 'integer' } }),
        },
        ...problems,
      },
    },
  },
];
