import { QueryHandler } from '@nestjs/cqrs';
import { ViewQuery, ViewQueryHandler } from '@laurel/platform';

/** A question about a view of audit. */
export class AuditQuery extends ViewQuery {}

@QueryHandler(AuditQuery)
export class AuditQueryHandler extends ViewQueryHandler<AuditQuery> {}
