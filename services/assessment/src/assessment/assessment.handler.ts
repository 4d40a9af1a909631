import { CommandHandler } from '@nestjs/cqrs';
import { assessment } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to the assessment of a branch. */
export class AssessmentCommand extends AggregateCommand {
  static readonly contract = assessment;
}

@CommandHandler(AssessmentCommand)
export class AssessmentHandler extends AggregateHandler<AssessmentCommand> {}
