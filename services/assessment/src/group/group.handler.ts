import { CommandHandler } from '@nestjs/cqrs';
import { group } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to an assessment group. */
export class GroupCommand extends AggregateCommand {
  static readonly contract = group;
}

@CommandHandler(GroupCommand)
export class GroupHandler extends AggregateHandler<GroupCommand> {}
