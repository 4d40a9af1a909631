import { Inject } from '@nestjs/common';
import type { Condition, Row, View, ViewQuery as RowsQuery } from '@laurel/core';
import { matcher } from '@laurel/engines/memory';
import type { Sight } from '../access/sight.ts';
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
  constructor(
    readonly view: View,
    readonly question: Question,
    readonly past: PastRequest,
    /** The part of the view that the reader sees. */
    readonly sight: Sight,
  ) {}
}

export type QueryClass = new (...parameters: ConstructorParameters<typeof ViewQuery>) => ViewQuery;

/**
 * The base class of every query handler: it answers from the views as they are now, or from the log as it
 * was. A subclass names the queries it handles.
 */
export abstract class ViewQueryHandler<Q extends ViewQuery> {
  constructor(@Inject(Reader) private readonly reader: Reader) {}

  async execute({ view, question, past, sight }: Q): Promise<ViewAnswer> {
    const table = versioned(view);
    if (past.asOf === undefined) {
      const { rows, position } = await this.reader.live(past.minPosition, waitMs);
      const among = await this.among(view, async () => rows);
      return { ...(await answer(rows, table, question, [...sight.where, ...among])), position };
    }
    const position = await this.reader.positionOf(past.asOf);
    const rows = await this.reader.asOfFor(keptAway(sight), view, position);
    const where = sight.whereIn(await this.reader.treeAt(position));
    const among = await this.among(view, (other) => this.reader.asOf(other, position));
    return { ...(await answer(rows, table, question, [...where, ...among])), position };
  }

  /**
   * The conditions on the rows of a view that other views of the service decide: what has ended with its
   * campaign is not open, without an event that touches each row.
   */
  protected async among(_view: View, _rowsOf: (view: View) => Promise<Rows>): Promise<readonly Condition[]> {
    return [];
  }
}

/**
 * Gives the condition that matches the rows from which the reader is recused now: they are missing from the
 * past too.
 */
function keptAway({ where }: Sight): Condition | undefined {
  const free = where.find((condition) => 'hasNot' in condition);
  return free && { field: free.field, has: free.hasNot };
}

/** The answer to a question about the rows that match. */
async function answer(
  rows: Rows,
  table: string,
  question: Question,
  seen: readonly Condition[],
): Promise<Pick<ViewAnswer, 'rows' | 'total'>> {
  switch (question.kind) {
    case 'row': {
      const row = await rows.get(table, question.key);
      return row && matcher(seen)(row)
        ? { rows: [{ key: question.key, row }], total: 1 }
        : { rows: [], total: 0 };
    }
    case 'page': {
      const where = [...(question.query.where ?? []), ...seen];
      return {
        total: await rows.count(table, where),
        rows: await rows.find(table, { ...question.query, where }),
      };
    }
    case 'counts': {
      const counts = await rows.countBy(table, [...question.where, ...seen], question.by);
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
