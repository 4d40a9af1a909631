import { CommandHandler } from '@nestjs/cqrs';
import { notice } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to a public notice. */
export class NoticeCommand extends AggregateCommand {
  static readonly contract = notice;
}

@CommandHandler(NoticeCommand)
export class NoticeHandler extends AggregateHandler<NoticeCommand> {}
