import { aggregates } from '@laurel/contracts';
import {
  type Actor,
  Fenced,
  type Reaction,
  type Reactions,
  Rejected,
  Unavailable,
  type ViewedEvent,
} from '@laurel/core';
import type { Meta } from '@laurel/engines';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { CommandDispatcher } from '../cqrs/command-dispatcher.ts';
import { systemCommandId } from '../derived.ts';
import { seen } from './folding.ts';
import { Follower, type FollowerOptions } from './follower.ts';
import { type DeadLetter, DeadLetters } from './dead-letters.ts';

const batchEvents = 200;
const atOnceMost = 64;
/** The number of times a batch is tried, ever more slowly, before what fails in it becomes a dead letter. */
const triesMost = 6;

/** The actor of commands that no person gives: those of the scheduler and of reactions. */
export const systemActor: Actor = { account: 'system', person: 'system', role: 'system' };

/** A command that the system was refused, for operators to see. */
export interface RefusedReaction {
  readonly reaction: Reaction;
  readonly reason: string;
}

/**
 * Turns the events a service hears or says into its own commands, in log order. Each command's id comes from
 * the event's id and its instant is the event's, so that after a crash the same is asked again and
 * recognised.
 */
export class Reactor implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly follower: Follower;
  readonly #letters: DeadLetters;
  /** The number of times the batch in hand has failed. */
  #tries = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly service: string,
    private readonly reactions: Reactions,
    private readonly dispatcher: CommandDispatcher,
    private readonly onRefused: (refused: RefusedReaction) => void,
    meta: Meta,
    private readonly options: Omit<FollowerOptions, 'name' | 'batchEvents' | 'attend' | 'onTaken'>,
  ) {
    const heard = new Set(reactions.hears);
    this.#letters = new DeadLetters(meta);
    this.follower = new Follower({
      ...options,
      name: 'reactions',
      batchEvents,
      attend: (batch) =>
        this.#inTurn(() =>
          this.#attend(batch.filter(({ type }) => heard.has(type)).map((event) => seen(event, service))),
        ),
      onTaken: () => this.#inTurn(() => this.#retry()),
    });
  }

  onApplicationBootstrap(): void {
    this.follower.onApplicationBootstrap();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.follower.onApplicationShutdown();
  }

  /** Events that could not be reacted to, by name, whichever process found them. */
  deadLetters(): Promise<ReadonlyMap<string, DeadLetter>> {
    return this.#letters.refresh();
  }

  /**
   * Reacts again to dead letters, all or one. Nothing happens to one that stands behind another of its
   * stream.
   */
  async retry(chosen?: string): Promise<void> {
    await this.#inTurn(() => this.#retry(chosen));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }

  /**
   * Reacts to events in order; once they have failed again and again, to one after the other, so that only
   * what fails becomes a dead letter.
   */
  async #attend(events: readonly ViewedEvent[]): Promise<void> {
    try {
      if (events.some(({ stream }) => this.#letters.block({ stream }))) {
        // Another process may have dealt meanwhile with what stopped here.
        await this.#letters.refresh();
        return await this.#oneByOne(events);
      }
      for (const together of runs(events.flatMap((event) => this.#due(event)))) {
        await allOrFault(together.map((each) => this.#react(each)));
      }
      this.#tries = 0;
    } catch (error) {
      if (isPassing(error) || ++this.#tries < triesMost) throw error;
      this.#tries = 0;
      await this.#oneByOne(events);
    }
  }

  /**
   * Reacts to events one by one. An event that fails although the store is available is a fault of ours: it
   * is a dead letter until the next start or retry, events after it in the same stream stay behind it, and
   * all others go on (docs/handbook/design.md#4).
   */
  async #oneByOne(events: readonly ViewedEvent[]): Promise<void> {
    for (const event of events) {
      const { position, stream } = event;
      if (this.#letters.block({ stream })) {
        const reason = 'waits behind an earlier event of its stream';
        await this.#letters.addBlocked({ position, stream, reason }, (letter) => this.#again(letter));
      } else {
        const reason = await this.#faultOf(event);
        if (reason !== undefined) await this.#letters.add({ position, stream, reason });
      }
    }
  }

  /**
   * Reacts to an event. Gives the reason if that failed, which is told to operators too; undefined if it did
   * not.
   */
  async #faultOf(event: ViewedEvent): Promise<string | undefined> {
    try {
      for (const due of this.#due(event)) await this.#react(due);
      return undefined;
    } catch (error) {
      if (isPassing(error)) throw error;
      const where = `${event.type} at position ${event.position}`;
      this.options.onError(
        new Error(
          `${where} cannot be reacted to; ${event.stream} is a dead letter until the next start or retry: ${String(error)}`,
          {
            cause: error,
          },
        ),
      );
      return String(error);
    }
  }

  /** After a start, and when another process gave the work up: what failed may succeed now. */
  async #retry(chosen?: string): Promise<void> {
    await this.#letters.retry((letter) => this.#again(letter), chosen);
  }

  async #again({ position }: DeadLetter): Promise<string | undefined> {
    const [event] = await this.options.events.readAll(position - 1, 1);
    return (await this.#faultOf(seen(event!, this.service))) === undefined ? 'done' : undefined;
  }

  #due(event: ViewedEvent): Due[] {
    return this.reactions.react(event).map((reaction, index) => ({ event, reaction, index }));
  }

  async #react({ event, reaction, index }: Due): Promise<void> {
    try {
      await this.dispatcher.execute({
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
 * Neighbours that ask the same of different streams: they go at once and share a flush to disk. Everything
 * else waits for what came before, because its decision may depend on it.
 */
function runs(due: readonly Due[]): Due[][] {
  const found: Due[][] = [];
  let streams = new Set<string>();
  for (const each of due) {
    const last = found.at(-1);
    const { aggregate, type, id } = each.reaction;
    const joins =
      last &&
      last[0]!.reaction.aggregate === aggregate &&
      last[0]!.reaction.type === type &&
      !streams.has(id);
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

/** Faults of the surroundings, which pass: trying again is all there is to do. */
function isPassing(error: unknown): boolean {
  return error instanceof Unavailable || error instanceof Fenced;
}

/**
 * The command's data by its schema; a reaction or due row that does not fit is a fault of ours and throws.
 */
export function validated(reaction: Reaction): object {
  const schema = aggregates.find(({ name }) => name === reaction.aggregate)?.commands[reaction.type]?.body;
  if (!schema) throw new Error(`no command ${reaction.aggregate}/${reaction.type}`);
  return schema.parse(reaction.data);
}
