import { CommandHandler } from '@nestjs/cqrs';
import { recommendation } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to a bureau's list. */
export class RecommendationCommand extends AggregateCommand {
  static readonly contract = recommendation;
}

@CommandHandler(RecommendationCommand)
export class RecommendationHandler extends AggregateHandler<RecommendationCommand> {}
