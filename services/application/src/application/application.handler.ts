import { CommandHandler } from '@nestjs/cqrs';
import { application } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to a branch's application. */
export class ApplicationCommand extends AggregateCommand {
  static readonly contract = application;
}

@CommandHandler(ApplicationCommand)
export class ApplicationHandler extends AggregateHandler<ApplicationCommand> {}
