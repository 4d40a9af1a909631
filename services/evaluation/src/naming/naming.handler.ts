import { CommandHandler } from '@nestjs/cqrs';
import { naming } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to the naming. */
export class NamingCommand extends AggregateCommand {
  static readonly contract = naming;
}

@CommandHandler(NamingCommand)
export class NamingHandler extends AggregateHandler<NamingCommand> {}
