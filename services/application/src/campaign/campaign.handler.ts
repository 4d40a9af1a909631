import { CommandHandler } from '@nestjs/cqrs';
import { campaign } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to a campaign. */
export class CampaignCommand extends AggregateCommand {
  static readonly contract = campaign;
}

@CommandHandler(CampaignCommand)
export class CampaignHandler extends AggregateHandler<CampaignCommand> {}
