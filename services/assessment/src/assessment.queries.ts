import { QueryHandler } from '@nestjs/cqrs';
import { ViewQuery, ViewQueryHandler } from '@laurel/platform';

/** A question about a view of assessment. */
export class AssessmentQuery extends ViewQuery {}

@QueryHandler(AssessmentQuery)
export class AssessmentQueryHandler extends ViewQueryHandler<AssessmentQuery> {}
