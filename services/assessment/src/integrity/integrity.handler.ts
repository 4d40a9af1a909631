import { CommandHandler } from '@nestjs/cqrs';
import { integrity } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to the integrity record of a branch. */
export class IntegrityCommand extends AggregateCommand {
  static readonly contract = integrity;
}

@CommandHandler(IntegrityCommand)
export class IntegrityHandler extends AggregateHandler<IntegrityCommand> {}
