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
import { systemCommandId } from '../derived.ts';
import type { Commander } from './commander.ts';
import { Worker } from './worker.ts';

const batchEvents = 200;
const atOnceMost = 64;
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
    const due = batch.filter(({ type }) => heard.has(type)).flatMap((event) => this.#due(viewed(event, this.service)));
    for (const together of runs(due)) await allOrFault(together.map((each) => this.#react(each)));
    await this.checkpoints.store('reactions', lease.token, batch.at(-1)!.position);
    this.#position = batch.at(-1)!.position;
    return true;
  }

  #due(event: ViewedEvent): Due[] {
    return this.reactions.react(event).map((reaction, index) => ({ event, reaction, index }));
  }

  async #react({ event, reaction, index }: Due): Promise<void> {
    try {
      await this.commander.execute({
        ...reaction,
        data: validated(reaction),
        actor: systemActor,
        instant: event.time,
        commandId: systemCommandId(`${this.service}/${event.id}/${index}`),
        correlationId: event.correlationId,
        causationId: event.id,
      });
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      this.onRefused({ reaction, reason: error.reason });
    }
  }
}

interface Due {
  readonly event: ViewedEvent;
  readonly reaction: Reaction;
  /** Of the reaction among those of its event. */
  readonly index: number;
}

/**
 * Neighbours that ask the same of different streams: they go at once and share a flush to disk. Everything else waits for what came before,
 * because its decision may depend on it.
 */
function runs(due: readonly Due[]): Due[][] {
  const found: Due[][] = [];
  let streams = new Set<string>();
  for (const each of due) {
    const last = found.at(-1);
    const { aggregate, type, id } = each.reaction;
    const joins = last && last[0]!.reaction.aggregate === aggregate && last[0]!.reaction.type === type && !streams.has(id);
    if (joins && last.length < atOnceMost) {
      last.push(each);
      streams.add(id);
    } else {
      found.push([each]);
      streams = new Set([id]);
    }
  }
  return found;
}

/** Waits for all, then throws the first fault there was. */
async function allOrFault(works: readonly Promise<void>[]): Promise<void> {
  const fault = (await Promise.allSettled(works)).find(({ status }) => status === 'rejected');
  if (fault) throw (fault as PromiseRejectedResult).reason;
}

/** The command's data by its schema; a reaction or due row that does not fit is a fault of ours and throws. */
export function validated(reaction: Reaction): object {
  const schema = aggregates.find(({ name }) => name === reaction.aggregate)?.commands[reaction.type];
  if (!schema) throw new Error(`no command ${reaction.aggregate}/${reaction.type}`);
  return schema.parse(reaction.data);
}
