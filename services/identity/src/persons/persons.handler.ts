import { CommandHandler } from '@nestjs/cqrs';
import { persons } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to the register of persons. */
export class PersonsCommand extends AggregateCommand {
  static readonly contract = persons;
}

@CommandHandler(PersonsCommand)
export class PersonsHandler extends AggregateHandler<PersonsCommand> {}
