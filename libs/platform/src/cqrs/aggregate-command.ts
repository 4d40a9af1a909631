import { Inject } from '@nestjs/common';
import type { AggregateContract } from '@laurel/contracts';
import { type Ask, Commander, type Decided } from '../runtime/commander.ts';

/** A command on the command bus. Each aggregate has a subclass of its own, so that each has one handler. */
export abstract class AggregateCommand {
  constructor(readonly ask: Ask) {}
}

/** The class of one aggregate's commands; `contract` says which aggregate. */
export interface CommandClass {
  readonly contract: AggregateContract;
  new (ask: Ask): AggregateCommand;
}

/**
 * The base class of every command handler: the commander of its service loads facts, decides and appends. A
 * subclass names the commands it handles.
 */
export abstract class AggregateHandler<C extends AggregateCommand> {
  constructor(@Inject(Commander) private readonly commander: Commander) {}

  execute({ ask }: C): Promise<Decided> {
    return this.commander.execute(ask);
  }
}
