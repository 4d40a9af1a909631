import { CommandHandler } from '@nestjs/cqrs';
import { organisation } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to the organisation of the city. */
export class OrganisationCommand extends AggregateCommand {
  static readonly contract = organisation;
}

@CommandHandler(OrganisationCommand)
export class OrganisationHandler extends AggregateHandler<OrganisationCommand> {}
