import { CommandHandler } from '@nestjs/cqrs';
import { attachment } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to a stored file. */
export class AttachmentCommand extends AggregateCommand {
  static readonly contract = attachment;
}

@CommandHandler(AttachmentCommand)
export class AttachmentHandler extends AggregateHandler<AttachmentCommand> {}
