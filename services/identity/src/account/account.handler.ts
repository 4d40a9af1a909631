import { CommandHandler } from '@nestjs/cqrs';
import { account } from '@laurel/contracts';
import { AggregateCommand, AggregateHandler } from '@laurel/platform';

/** A command to an account. */
export class AccountCommand extends AggregateCommand {
  static readonly contract = account;
}

@CommandHandler(AccountCommand)
export class AccountHandler extends AggregateHandler<AccountCommand> {}
