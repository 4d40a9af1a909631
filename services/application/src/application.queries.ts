import { QueryHandler } from '@nestjs/cqrs';
import { ViewQuery, ViewQueryHandler } from '@laurel/platform';

/** A question about a view of application. */
export class ApplicationQuery extends ViewQuery {}

@QueryHandler(ApplicationQuery)
export class ApplicationQueryHandler extends ViewQueryHandler<ApplicationQuery> {}
