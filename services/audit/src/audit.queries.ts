import { QueryHandler } from '@nestjs/cqrs';
import type { Condition, View } from '@laurel/core';
import { type Rows, versioned, ViewQuery, ViewQueryHandler } from '@laurel/platform';
import { tasksView } from './duties/tasks.view.ts';
import { overviewView } from './progress/overview.view.ts';

/** A question about a view of audit. */
export class AuditQuery extends ViewQuery {}

const ended: Condition = { field: 'status', in: ['closed', 'cancelled'] };

@QueryHandler(AuditQuery)
export class AuditQueryHandler extends ViewQueryHandler<AuditQuery> {
  /** A campaign that has ended has no tasks. */
  protected override async among(
    { name }: View,
    rowsOf: (view: View) => Promise<Rows>,
  ): Promise<readonly Condition[]> {
    if (name !== tasksView.name) return [];
    const campaigns = await rowsOf(overviewView as View);
    const found = await campaigns.find(versioned(overviewView as View), { where: [ended] });
    return [{ field: 'endsWith', notIn: found.map(({ key }) => key) }];
  }
}
