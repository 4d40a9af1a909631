import { Inject } from '@nestjs/common';
import type { Condition, Row, View, ViewQuery as RowsQuery } from '@laurel/core';
import type { PastRequest } from '../http/query.ts';
import { versioned } from '../runtime/folding.ts';
import { Reader, type Rows } from '../runtime/reader.ts';

/** The time that a read with `minPosition` waits before it answers with what there is. */
const waitMs = 2_000;

/** A question to a view: one row, a page of rows, or counts. */
export type Question =
  | { readonly kind: 'row'; readonly key: string }
  | { readonly kind: 'page'; readonly query: RowsQuery }
  | { readonly kind: 'counts'; readonly where: readonly Condition[]; readonly by: readonly string[] };

/**
 * The answer of a view: rows with their keys, the number of rows in all, and the log position up to which
 * they are current.
 */
export interface ViewAnswer {
  readonly rows: readonly { readonly key: string; readonly row: Row }[];
  readonly total: number;
  readonly position: number;
}

/**
 * A question about a view of a service, on the query bus. Each service has a subclass of its own, so that
 * each has one handler.
 */
export abstract class ViewQuery {
  /**
   * `keepAway`: what a row meets now from which the reader is recused; such rows are missing from the past
   * too.
   */
  constructor(
    readonly view: View,
    readonly question: Question,
    readonly past: PastRequest,
    readonly keepAway: Condition | undefined,
  ) {}
}

export type QueryClass = new (...parameters: ConstructorParameters<typeof ViewQuery>) => ViewQuery;

/**
 * The base class of every query handler: it answers from the views as they are now, or from the log as it
 * was. A subclass names the queries it handles.
 */
export abstract class ViewQueryHandler<Q extends ViewQuery> {
  constructor(@Inject(Reader) private readonly reader: Reader) {}

  async execute({ view, question, past, keepAway }: Q): Promise<ViewAnswer> {
    if (past.asOf === undefined) {
      const { rows, position } = await this.reader.live(past.minPosition, waitMs);
      return { ...(await answer(rows, versioned(view), question)), position };
    }
    const position = await this.reader.positionOf(past.asOf);
    return {
      ...(await answer(await this.reader.asOfFor(keepAway, view, position), versioned(view), question)),
      position,
    };
  }
}

async function answer(
  rows: Rows,
  table: string,
  question: Question,
): Promise<Pick<ViewAnswer, 'rows' | 'total'>> {
  switch (question.kind) {
    case 'row': {
      const row = await rows.get(table, question.key);
      return row ? { rows: [{ key: question.key, row }], total: 1 } : { rows: [], total: 0 };
    }
    case 'page':
      return {
        total: await rows.count(table, question.query.where ?? []),
        rows: await rows.find(table, question.query),
      };
    case 'counts': {
      const counts = await rows.countBy(table, question.where, question.by);
      const named = counts.map(({ values, count }) => ({
        key: '',
        row: {
          ...Object.fromEntries(question.by.map((field, index) => [field, values[index]])),
          count,
        } as Row,
      }));
      return { rows: named, total: named.length };
    }
  }
}
