import { QueryHandler } from '@nestjs/cqrs';
import { ViewQuery, ViewQueryHandler } from '@laurel/platform';

/** A question about a view of notification. */
export class NotificationQuery extends ViewQuery {}

@QueryHandler(NotificationQuery)
export class NotificationQueryHandler extends ViewQueryHandler<NotificationQuery> {}
