import { CommandHandler } from '@nestjs/cqrs';
import { message } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to a message. */
export class MessageCommand extends AggregateCommand {
  static readonly contract = message;
}

@CommandHandler(MessageCommand)
export class MessageHandler extends AggregateHandler<MessageCommand> {}
