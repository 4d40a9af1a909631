import { QueryHandler } from '@nestjs/cqrs';
import { ViewQuery, ViewQueryHandler } from '@laurel/platform';

/** A question about a view of identity. */
export class IdentityQuery extends ViewQuery {}

@QueryHandler(IdentityQuery)
export class IdentityQueryHandler extends ViewQueryHandler<IdentityQuery> {}
