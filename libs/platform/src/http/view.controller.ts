import { Controller, Get, Inject, Param, Query, Req, Res, type Type } from '@nestjs/common';
import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import type { Reading } from '@laurel/contracts';
import { type Condition, Rejected, type Row, type View } from '@laurel/core';
import { matcher } from '@laurel/engines/memory';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { versioned } from '../runtime/folding.ts';
import type { Rows } from '../runtime/reader.ts';
import type { ServiceRuntime } from '../runtime/runtime.ts';
import type { ServedView } from '../service.ts';
import type { Gate, Sight } from './gate.ts';
import { listRequest, type PastRequest, rowRequest } from './query.ts';

/** How long a read with `minPosition` waits before it answers with what there is. */
const waitMs = 2_000;

interface Question {
  readonly past: PastRequest;
  readonly sight: Sight;
  ask(rows: Rows, view: string): Promise<unknown>;
}

interface Answered {
  readonly found: unknown;
  readonly position: number;
}

/** The question a controller puts on the query bus, and its handler: now, or as it was. */
function questionParts(runtime: ServiceRuntime, view: View) {
  const name = versioned(view);

  class ViewQuestion implements Question {
    constructor(
      readonly past: PastRequest,
      readonly sight: Sight,
      readonly ask: Question['ask'],
    ) {}
  }

  class ViewHandler implements IQueryHandler<ViewQuestion, Answered> {
    async execute({ past, sight, ask }: ViewQuestion): Promise<Answered> {
      if (past.asOf === undefined) {
        const { rows, position } = await runtime.reader.live(past.minPosition, waitMs);
        return { found: await ask(rows, name), position };
      }
      const position = await runtime.reader.positionOf(past.asOf);
      return { found: await ask(await runtime.reader.asOfFor(keptAway(sight), view, position), name), position };
    }
  }
  QueryHandler(ViewQuestion)(ViewHandler);
  return { ViewQuestion, ViewHandler };
}

/** One controller and one query handler for a view: `GET /api/v1/<path>` and `GET /api/v1/<path>/<key>`. */
export function viewParts(
  { view, reading }: ServedView & { reading: Reading },
  runtime: ServiceRuntime,
  gate: Gate,
): { controller: Type; handler: Type } {
  const { ViewQuestion, ViewHandler } = questionParts(runtime, view);

  class ViewController {
    constructor(@Inject(QueryBus) private readonly bus: QueryBus) {}

    async list(parameters: Record<string, unknown>, request: FastifyRequest, reply: FastifyReply) {
      const sight = await gate.sight(request, reading);
      const { query, countBy, past } = listRequest(parameters, reading, sight.visible);
      const where: Condition[] = [...query.where, ...sight.where];
      const { found, position } = await this.#answer(past, sight, async (rows, table) =>
        countBy
          ? {
              total: 0,
              page: (await rows.countBy(table, where, countBy)).map(({ values, count }) => ({
                ...Object.fromEntries(countBy.map((field, index) => [field, values[index]])),
                count,
              })),
            }
          : {
              total: await rows.count(table, where),
              page: (await rows.find(table, { ...query, where })).map(({ key, row }) => shown(key, row, sight)),
            },
      );
      const { total, page } = found as { total: number; page: object[] };
      const last = query.offset + page.length - 1;
      void reply.header(
        'content-range',
        countBy ? `counts */${page.length}` : `${reading.path} ${page.length > 0 ? `${query.offset}-${last}` : '*'}/${total}`,
      );
      await this.#answered(reply, position, request, sight, page.length, past);
      return page;
    }

    async one(key: string, parameters: Record<string, unknown>, request: FastifyRequest, reply: FastifyReply) {
      const sight = await gate.sight(request, reading);
      const past = rowRequest(parameters);
      const { found, position } = await this.#answer(past, sight, async (rows, table) => await rows.get(table, key));
      const row = found as Row | undefined;
      if (!row || !matcher(sight.where)(row)) throw new Rejected('not_found', {}, 'id');
      // Whoever may not see how often something happened is not told by the ETag either.
      if (!sight.hidden.includes('version')) void reply.header('etag', `"v${String(row['version'] ?? 0)}"`);
      await this.#answered(reply, position, request, sight, 1, past);
      return shown(key, row, sight);
    }

    async #answer(past: PastRequest, sight: Sight, ask: Question['ask']): Promise<Answered> {
      return await this.bus.execute<Question, Answered>(new ViewQuestion(past, sight, ask));
    }

    async #answered(
      reply: FastifyReply,
      position: number,
      request: FastifyRequest,
      sight: Sight,
      rows: number,
      past: PastRequest,
    ): Promise<void> {
      void reply.header('x-event-position', String(position));
      if (past.minPosition > position) void reply.header('projection-lag', String(past.minPosition - position));
      await gate.recordRead(request, sight, rows, past.asOf);
    }
  }
  decorate(ViewController, reading.path);
  Object.defineProperty(ViewController, 'name', { value: `${view.name}ViewController` });
  return { controller: ViewController, handler: ViewHandler };
}

/** What a row meets now from which the reader is recused. */
function keptAway({ where }: Sight): Condition | undefined {
  const free = where.find((condition) => 'hasNot' in condition);
  return free && { field: free.field, has: free.hasNot };
}

function shown(key: string, row: Row, sight: Sight): Row {
  const seen = Object.entries(row).filter(([field]) => !sight.hidden.includes(field));
  return { id: key, ...Object.fromEntries(seen) };
}

function decorate(controller: Type, path: string): void {
  const { prototype } = controller as unknown as { prototype: object };
  Controller(`api/v1/${path}`)(controller);
  const route = (method: string, path: string | undefined, parameters: ParameterDecorator[]) => {
    Get(path)(prototype, method, Object.getOwnPropertyDescriptor(prototype, method)!);
    for (const [index, parameter] of parameters.entries()) parameter(prototype, method, index);
  };
  route('list', undefined, [Query(), Req(), Res({ passthrough: true })]);
  route('one', ':key', [Param('key'), Query(), Req(), Res({ passthrough: true })]);
}
