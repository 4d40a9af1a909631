import { CommandHandler } from '@nestjs/cqrs';
import { entry } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to an entry. */
export class EntryCommand extends AggregateCommand {
  static readonly contract = entry;
}

@CommandHandler(EntryCommand)
export class EntryHandler extends AggregateHandler<EntryCommand> {}
