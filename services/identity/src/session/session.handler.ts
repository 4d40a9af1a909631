import { CommandHandler } from '@nestjs/cqrs';
import { session } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to a session. */
export class SessionCommand extends AggregateCommand {
  static readonly contract = session;
}

@CommandHandler(SessionCommand)
export class SessionHandler extends AggregateHandler<SessionCommand> {}
