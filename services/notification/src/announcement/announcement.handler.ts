import { CommandHandler } from '@nestjs/cqrs';
import { announcement } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to an announcement. */
export class AnnouncementCommand extends AggregateCommand {
  static readonly contract = announcement;
}

@CommandHandler(AnnouncementCommand)
export class AnnouncementHandler extends AggregateHandler<AnnouncementCommand> {}
