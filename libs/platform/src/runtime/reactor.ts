import { aggregates } from '@laurel/contracts';
import {
  type Actor,
  type Checkpoints,
  type EventStore,
  type Reaction,
  type Reactions,
  Rejected,
  viewed,
  type ViewedEvent,
} from '@laurel/core';
import { derivedId } from '../derived.ts';
import type { Commander } from './commander.ts';
import { Worker } from './worker.ts';

const batchEvents = 200;
const leaseMs = 30_000;

/** Who acts when nobody does: the scheduler and reactions. */
export const systemActor: Actor = { account: 'system', person: 'system', role: 'system' };

/** A command that the system was refused, for operators to see. */
export interface RefusedReaction {
  readonly reaction: Reaction;
  readonly reason: string;
}

/**
 * Turns the events a service hears or says into its own commands, in log order. Each command's id comes from the event's id and its instant is the event's,
 * so that after a crash the same is asked again and recognised.
 */
export class Reactor {
  readonly worker: Worker;
  #position = 0;

  constructor(
    private readonly service: string,
    private readonly owner: string,
    private readonly reactions: Reactions,
    private readonly events: EventStore,
    private readonly checkpoints: Checkpoints,
    private readonly commander: Commander,
    private readonly onRefused: (refused: RefusedReaction) => void,
    onError: (error: unknown) => void,
  ) {
    this.worker = new Worker(() => this.#round(), onError);
  }

  get position(): number {
    return this.#position;
  }

  async #round(): Promise<boolean> {
    const lease = await this.checkpoints.acquire('reactions', this.owner, leaseMs);
    if (!lease) return false;
    this.#position = lease.position;
    const batch = await this.events.readAll(lease.position, batchEvents);
    if (batch.length === 0) return false;
    const heard = new Set(this.reactions.hears);
    for (const event of batch) {
      if (heard.has(event.type)) await this.#react(viewed(event, this.service));
    }
    await this.checkpoints.store('reactions', lease.token, batch.at(-1)!.position);
    this.#position = batch.at(-1)!.position;
    return true;
  }

  async #react(event: ViewedEvent): Promise<void> {
    for (const [index, reaction] of this.reactions.react(event).entries()) {
      try {
        await this.commander.execute({
          ...reaction,
          data: validated(reaction),
          actor: systemActor,
          instant: event.time,
          commandId: derivedId(`${this.service}/${event.id}/${index}`),
          correlationId: event.correlationId,
          causationId: event.id,
        });
      } catch (error) {
        if (!(error instanceof Rejected)) throw error;
        this.onRefused({ reaction, reason: error.reason });
      }
    }
  }
}

/** The command's data by its schema; a reaction or due row that does not fit is a fault of ours and throws. */
export function validated(reaction: Reaction): object {
  const schema = aggregates.find(({ name }) => name === reaction.aggregate)?.commands[reaction.type];
  if (!schema) throw new Error(`no command ${reaction.aggregate}/${reaction.type}`);
  return schema.parse(reaction.data);
}
