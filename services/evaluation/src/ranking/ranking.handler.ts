import { CommandHandler } from '@nestjs/cqrs';
import { ranking } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to the ranking. */
export class RankingCommand extends AggregateCommand {
  static readonly contract = ranking;
}

@CommandHandler(RankingCommand)
export class RankingHandler extends AggregateHandler<RankingCommand> {}
