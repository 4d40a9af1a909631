import { QueryHandler } from '@nestjs/cqrs';
import { ViewQuery, ViewQueryHandler } from '@laurel/platform';

/** A question about a view of evaluation. */
export class EvaluationQuery extends ViewQuery {}

@QueryHandler(EvaluationQuery)
export class EvaluationQueryHandler extends ViewQueryHandler<EvaluationQuery> {}
