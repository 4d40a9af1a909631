import { CommandHandler } from '@nestjs/cqrs';
import { ballot } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to a ballot. */
export class BallotCommand extends AggregateCommand {
  static readonly contract = ballot;
}

@CommandHandler(BallotCommand)
export class BallotHandler extends AggregateHandler<BallotCommand> {}
