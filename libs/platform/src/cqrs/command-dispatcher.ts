import type { CommandBus } from '@nestjs/cqrs';
import { Rejected } from '@laurel/core';
import type { Ask, Decided } from '../runtime/commander.ts';
import type { ServiceDefinition } from '../service.ts';
import type { CommandClass } from './aggregate-command.ts';

/** The outcome of a command: done, refused to whoever gave it, or failed by a fault of ours. */
export type Outcome = 'accepted' | 'refused' | 'failed';

/** Hears of every command when it has ended, for metrics, logs and traces. */
export interface CommandObserver {
  commandEnded(service: string, ask: Ask, outcome: Outcome, seconds: number): void;
}

/**
 * Sends every command of a service to the command bus: those of HTTP requests, imports, uploads, sessions,
 * reactions and due dates. Logging, metrics and tracing of commands are therefore in this one place.
 */
export class CommandDispatcher {
  readonly #classes: ReadonlyMap<string, CommandClass>;

  /** Throws when an aggregate of the service has no command class. */
  constructor(
    private readonly bus: CommandBus,
    private readonly service: ServiceDefinition,
    commands: readonly CommandClass[],
    private readonly observer?: CommandObserver,
  ) {
    this.#classes = new Map(commands.map((command) => [command.contract.name, command]));
    const missing = service.aggregates
      .map(({ contract }) => contract.name)
      .filter((name) => !this.#classes.has(name));
    if (missing.length > 0)
      throw new Error(`the module of ${service.name} lists no command class for: ${missing.join(', ')}`);
  }

  /** Throws Rejected, TooLarge, Unavailable (outcome unknown: repeat with the same command id). */
  async execute(ask: Ask): Promise<Decided> {
    const AggregateCommand = this.#classes.get(ask.aggregate);
    if (!AggregateCommand) throw new Rejected('not_found', {}, 'id');
    const since = performance.now();
    let outcome: Outcome = 'failed';
    try {
      const handled = await this.bus.execute<object, Decided>(new AggregateCommand(ask));
      outcome = 'accepted';
      return handled;
    } catch (error) {
      if (error instanceof Rejected) outcome = 'refused';
      throw error;
    } finally {
      this.observer?.commandEnded(this.service.name, ask, outcome, (performance.now() - since) / 1000);
    }
  }
}
