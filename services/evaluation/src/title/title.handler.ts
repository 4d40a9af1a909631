import { CommandHandler } from '@nestjs/cqrs';
import { title } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to a title. */
export class TitleCommand extends AggregateCommand {
  static readonly contract = title;
}

@CommandHandler(TitleCommand)
export class TitleHandler extends AggregateHandler<TitleCommand> {}
