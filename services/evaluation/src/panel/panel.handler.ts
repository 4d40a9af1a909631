import { CommandHandler } from '@nestjs/cqrs';
import { panel } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to the panel of experts. */
export class PanelCommand extends AggregateCommand {
  static readonly contract = panel;
}

@CommandHandler(PanelCommand)
export class PanelHandler extends AggregateHandler<PanelCommand> {}
