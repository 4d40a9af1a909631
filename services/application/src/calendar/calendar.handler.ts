import { CommandHandler } from '@nestjs/cqrs';
import { calendar } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to the calendar of the city. */
export class CalendarCommand extends AggregateCommand {
  static readonly contract = calendar;
}

@CommandHandler(CalendarCommand)
export class CalendarHandler extends AggregateHandler<CalendarCommand> {}
