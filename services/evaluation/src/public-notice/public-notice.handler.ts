import { CommandHandler } from '@nestjs/cqrs';
import { publicNotice } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to a public notice. */
export class PublicNoticeCommand extends AggregateCommand {
  static readonly contract = publicNotice;
}

@CommandHandler(PublicNoticeCommand)
export class PublicNoticeHandler extends AggregateHandler<PublicNoticeCommand> {}
