import { CommandHandler } from '@nestjs/cqrs';
import { participation } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to a branch's taking part in a campaign. */
export class ParticipationCommand extends AggregateCommand {
  static readonly contract = participation;
}

@CommandHandler(ParticipationCommand)
export class ParticipationHandler extends AggregateHandler<ParticipationCommand> {}
