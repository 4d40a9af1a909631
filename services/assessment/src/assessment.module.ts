import { Module } from '@nestjs/common';
import { LaurelModule } from '@laurel/platform';
import { GroupCommand, GroupHandler } from './group/group.handler.ts';
import { AssessmentCommand, AssessmentHandler } from './assessment/assessment.handler.ts';
import { IntegrityCommand, IntegrityHandler } from './integrity/integrity.handler.ts';
import { StandingCommand, StandingHandler } from './standing/standing.handler.ts';
import { assessmentService } from './assessment.definition.ts';
import { AssessmentQuery, AssessmentQueryHandler } from './assessment.queries.ts';

@Module({
  imports: [
    LaurelModule.forService({
      service: assessmentService,
      commands: [GroupCommand, AssessmentCommand, IntegrityCommand, StandingCommand],
      query: AssessmentQuery,
    }),
  ],
  providers: [GroupHandler, AssessmentHandler, IntegrityHandler, StandingHandler, AssessmentQueryHandler],
})
export class AssessmentModule {}
