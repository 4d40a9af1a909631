import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { hears, processContract, type ServiceName, serviceNames } from '@laurel/contracts';
import { type Broker, type DeliveredMessage, DuplicateCommand, VersionConflict } from '@laurel/core';
import type { Engine } from '@laurel/engines';
import { carriedUpTo } from '../process/moved.ts';
import {
  fromMessage,
  type HeardEvent,
  MalformedMessage,
  serviceHeardIn,
  streamOf,
  topicOf,
} from './codec.ts';
import { hearPast } from './late-hearing.ts';
import { MessageDeadLetters, type MessageDeadLetter, sourceOf } from './message-dead-letters.ts';

/** The progress of hearing one partition of a topic. */
interface Heard {
  /** Of the stream that keeps it. */
  version: number;
  /** Of the last event in it, in the log of the service that said it. */
  position: number;
  /** The offset that comes next, unless another process heard the partition meanwhile. */
  next: number;
}

/** Well below what one append may hold; a single event beyond it is an append of its own. */
const partLetters = 4 * 1024 * 1024;

/**
 * Keeps what a service hears in the service's own log, in the order it arrived: views, reactions and replays
 * then fold one log, with one position. The position heard last is in the same append as what was heard, so
 * hearing twice keeps once. Each partition of a topic has a stream of its own, since order holds within one
 * only. A message that cannot be read is a dead letter, later ones of its key stay behind it, all others go
 * on; dead letters are tried again when a process begins to hear a partition, and when any process of the
 * service is asked.
 */
export class Consumer implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #heard = new Map<string, Heard>();
  readonly #dead: MessageDeadLetters;
  #subscription: { stop(): Promise<void> } | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly service: ServiceName,
    private readonly engine: Engine,
    private readonly broker: Broker,
    private readonly onError: (error: unknown) => void,
  ) {
    this.#dead = new MessageDeadLetters(engine.meta, engine.files, (message) => this.#keepLate(message));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  async start(): Promise<void> {
    const hearing: readonly string[] = processContract[this.service].hears;
    if (hearing.length === 0) return;
    const topics = serviceNames.filter((name) => name !== this.service).map(topicOf);
    await hearPast(this.service, this.engine, this.broker, topics);
    this.#subscription = await this.broker.subscribe(this.service, topics, (batch) =>
      this.#inTurn(() => this.#onBatch(batch)),
    );
  }

  async stop(): Promise<void> {
    await this.#subscription?.stop();
  }

  /** Messages that could not be read, by name, whichever process of the service found them. */
  deadLetters(): Promise<ReadonlyMap<string, MessageDeadLetter>> {
    return this.#dead.refresh();
  }

  /** Reads dead letters again, all or one. Nothing happens to one that stands behind another of its key. */
  async retry(chosen?: string): Promise<void> {
    await this.#inTurn(() => this.#dead.retry(chosen));
  }

  /** Gives up the message of a name for good, and keeps what waited behind it. */
  async giveUp(chosen: string): Promise<void> {
    await this.#inTurn(() => this.#dead.giveUp(chosen));
    await this.retry();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }

  async #onBatch(batch: readonly DeliveredMessage[]): Promise<void> {
    for (const [stream, together] of Map.groupBy(batch, streamOf)) {
      const offset = Number(together[0]!.offset);
      const known = this.#heard.get(stream);
      const heard = known?.next === offset ? known : await this.#recall(stream);
      await this.#hear(
        stream,
        heard,
        together.filter(({ headers }) => isHeard(this.service, headers['ce_type'])),
      );
      heard.next = Number(together.at(-1)!.offset) + 1;
    }
  }

  async #hear(stream: string, heard: Heard, messages: readonly DeliveredMessage[]): Promise<void> {
    // Another process may have dealt meanwhile with what holds them up.
    if (messages.some((message) => this.#dead.block(message))) await this.#dead.refresh();
    let fresh: { event: HeardEvent; letters: number }[] = [];
    // Everything before a dead letter counts as heard: it must be kept first.
    const keep = async () => {
      for (const part of inParts(fresh)) await this.#append(stream, heard, part);
      fresh = [];
    };
    for (const message of messages) {
      const event = readOrReason(message);
      if (typeof event === 'string') {
        await keep();
        await this.#addDead(message, event);
        continue;
      }
      // Also when one batch brings it twice: a relay that could not know whether it had published publishes
      // again.
      const seen =
        fresh.at(-1)?.event.origin.position ?? Math.max(heard.position, this.#dead.saidIn(sourceOf(message)));
      if (event.origin.position <= seen) continue;
      if (this.#dead.block(message)) {
        await keep();
        await this.#dead.addBlocked(message, event.origin.position);
      } else {
        fresh.push({ event, letters: message.value.length + message.headers['ce_laurelenvelope']!.length });
      }
    }
    await keep();
  }

  async #addDead(message: DeliveredMessage, reason: string): Promise<void> {
    await this.#dead.add(message, reason);
    const place = `message ${message.offset} of ${sourceOf(message)}`;
    this.onError(
      new Error(
        `${place} cannot be read; it is a dead letter of ${message.key} until the next start or retry: ${reason}`,
      ),
    );
  }

  async #append(stream: string, heard: Heard, fresh: readonly HeardEvent[]): Promise<void> {
    const position = fresh.at(-1)!.origin.position;
    try {
      const expected = heard.version === 0 ? 'none' : heard.version;
      const { version } = await this.engine.events.append(stream, expected, fresh, {
        commandId: `${stream}-${position}`,
      });
      Object.assign(heard, { version, position });
    } catch (error) {
      // Another replica heard the same: what it kept is kept; the broker delivers again and the rest is
      // judged anew.
      if (error instanceof VersionConflict || error instanceof DuplicateCommand) this.#heard.delete(stream);
      throw error;
    }
  }

  /**
   * Keeps an event whose position was passed: in a stream beside, so that the last position in the main one
   * stays the highest.
   */
  async #keepLate(message: DeliveredMessage): Promise<number> {
    const event = fromMessage(message);
    const { position } = event.origin;
    try {
      const late = `${streamOf(message)}-late`;
      if (hears(this.service, event.type))
        await this.engine.events.append(late, 'any', [event], { commandId: `${late}-${position}` });
    } catch (error) {
      if (!(error instanceof DuplicateCommand)) throw error;
    }
    return position;
  }

  async #recall(stream: string): Promise<Heard> {
    await this.#dead.retry();
    const [last] = await this.engine.events.readStream(stream, { last: 1 });
    const position = last?.origin?.position ?? (await carriedUpTo(this.engine.meta, serviceHeardIn(stream)));
    const heard = { version: last?.revision ?? 0, position, next: NaN };
    this.#heard.set(stream, heard);
    return heard;
  }
}

/** A message without a type may be for everyone. */
function isHeard(service: ServiceName, type: string | undefined): boolean {
  return type === undefined || hears(service, type);
}

function readOrReason(message: DeliveredMessage): HeardEvent | string {
  try {
    return fromMessage(message);
  } catch (error) {
    if (error instanceof MalformedMessage) return error.message;
    throw error;
  }
}

/** A run of events in parts that a log accepts in one append each, in order. */
function inParts(heard: readonly { event: HeardEvent; letters: number }[]): HeardEvent[][] {
  const parts: HeardEvent[][] = [];
  let together = Infinity;
  for (const { event, letters } of heard) {
    if (together + letters > partLetters) {
      parts.push([]);
      together = 0;
    }
    parts.at(-1)!.push(event);
    together += letters;
  }
  return parts;
}
