import { CommandHandler } from '@nestjs/cqrs';
import { standing } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command on the standing of a branch. */
export class StandingCommand extends AggregateCommand {
  static readonly contract = standing;
}

@CommandHandler(StandingCommand)
export class StandingHandler extends AggregateHandler<StandingCommand> {}
