import { Controller, Get, Inject, Param, Query, type Type } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { ReadModel } from '@laurel/contracts';
import { Rejected, type Row, type View } from '@laurel/core';
import { withContents } from '../access/proposals.ts';
import type { Sight } from '../access/sight.ts';
import type { QueryClass, Question, ViewAnswer } from '../cqrs/view-query.ts';
import { Reads } from './access.decorators.ts';
import { Answer } from './answer.ts';
import { named } from './commands.controller.ts';
import { listRequest, type PastRequest, rowRequest } from './query.ts';
import { Seeing } from './request.context.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** Makes the controller of a view from its contract: `GET /api/v1/<path>` and `GET /api/v1/<path>/<key>`. */
export function ViewsController(
  { view, reading: readModel }: { view: View; reading: ReadModel },
  ServiceQuery: QueryClass,
): Type {
  @Controller(`api/v1/${readModel.path}`)
  class Host {
    constructor(@Inject(QueryBus) private readonly bus: QueryBus) {}

    @Get()
    @Reads(readModel)
    async list(@Query() parameters: Parameters, @Seeing() sight: Sight): Promise<Answer> {
      const { query, countBy, past } = listRequest(parameters, readModel, sight.visible);
      const question: Question = countBy
        ? { kind: 'counts', where: query.where, by: countBy }
        : { kind: 'page', query };
      const { rows, total, position } = await this.#ask(question, past, sight);
      const page = rows.map(({ key, row }) => (countBy ? row : shown(readModel, key, row, sight)));
      const answer = answerAt(page, position, past);
      answer.rows = page.length;
      answer.range = countBy
        ? `counts */${page.length}`
        : `${readModel.path} ${rangeOf(query.offset, page.length)}/${total}`;
      return answer;
    }

    @Get(':key')
    @Reads(readModel)
    async one(
      @Param('key') key: string,
      @Query() parameters: Parameters,
      @Seeing() sight: Sight,
    ): Promise<Answer> {
      const past = rowRequest(parameters);
      const { rows, position } = await this.#ask({ kind: 'row', key }, past, sight);
      const row = rows[0]?.row;
      if (!row) throw new Rejected('not_found', {}, 'id');
      const answer = answerAt(shown(readModel, key, row, sight), position, past);
      // Whoever may not see how often something happened is not told by the ETag either.
      return sight.hidden.includes('version') ? answer : answer.of(row['version'] ?? 0);
    }

    async #ask(question: Question, past: PastRequest, sight: Sight): Promise<ViewAnswer> {
      return await this.bus.execute<object, ViewAnswer>(new ServiceQuery(view, question, past, sight));
    }
  }
  return named(Host, `${view.name}ViewsController`);
}

function rangeOf(offset: number, length: number): string {
  return length > 0 ? `${offset}-${offset + length - 1}` : '*';
}

function answerAt(body: unknown, position: number, { minPosition, asOf }: PastRequest): Answer {
  const answer = new Answer(body).at(position);
  if (minPosition > position) answer.headers['projection-lag'] = String(minPosition - position);
  if (asOf !== undefined) answer.asOf = asOf;
  return answer;
}

/** The row as the reader's role sees it. */
function shown(readModel: ReadModel, key: string, row: Row, sight: Sight): Row {
  const told = withContents(readModel, key, row, sight.reader, sight.instant);
  const whole = readModel.shown?.(told as never, sight.role) ?? told;
  const seen = Object.entries(whole).filter(([field]) => !sight.hidden.includes(field));
  return { id: key, ...Object.fromEntries(seen) };
}
