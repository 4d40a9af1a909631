import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { hears, processContract, type ServiceName, serviceNames } from '@laurel/contracts';
import { type Broker, type DeliveredMessage, DuplicateCommand, VersionConflict } from '@laurel/core';
import type { Engine } from '@laurel/engines';
import { fromMessage, type HeardEvent, serviceOf, topicOf, Unreadable } from './codec.ts';
import { sourceOf, Unread, type UnreadMessage } from './unread.ts';

/** What was heard of one partition of a topic. */
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
 * Keeps what a service hears in the service's own log, in the order it arrived: views, reactions and replays then fold one log, with one position.
 * The position heard last is in the same append as what was heard, so hearing twice keeps once. Each partition of a topic has a stream of its own,
 * since order holds within one only. A message that cannot be read is set aside, later ones of its key wait behind it, all others go on; what was set
 * aside is tried again when a process begins to hear a partition, and when any process of the service is asked.
 */
export class Inbox implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #heard = new Map<string, Heard>();
  readonly #unread: Unread;
  #subscription: { stop(): Promise<void> } | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly service: ServiceName,
    private readonly engine: Engine,
    private readonly broker: Broker,
    private readonly onError: (error: unknown) => void,
  ) {
    this.#unread = new Unread(engine.meta, engine.files, (message) => this.#keepLate(message));
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
    this.#subscription = await this.broker.subscribe(this.service, topics, (batch) => this.#inTurn(() => this.#onBatch(batch)));
  }

  async stop(): Promise<void> {
    await this.#subscription?.stop();
  }

  /** Messages that wait, by name, whichever process of the service set them aside. */
  waiting(): Promise<ReadonlyMap<string, UnreadMessage>> {
    return this.#unread.refresh();
  }

  /** Tries again to read what was set aside, all or one. What waits before the one in its key goes first: then nothing happens. */
  async replay(chosen?: string): Promise<void> {
    await this.#inTurn(() => this.#unread.takeUp(chosen));
  }

  /** Gives up the message of a name for good, and keeps what waited behind it. */
  async giveUp(chosen: string): Promise<void> {
    await this.#inTurn(() => this.#unread.giveUp(chosen));
    await this.replay();
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
    // Another process may have taken up meanwhile what holds them back.
    if (messages.some((message) => this.#unread.holds(message))) await this.#unread.refresh();
    let fresh: { event: HeardEvent; letters: number }[] = [];
    // Everything before an event that was set aside counts as heard: it must be kept first.
    const keep = async () => {
      for (const part of inParts(fresh)) await this.#append(stream, heard, part);
      fresh = [];
    };
    for (const message of messages) {
      const event = readOrReason(message);
      if (typeof event === 'string') {
        await keep();
        await this.#setAside(message, event);
        continue;
      }
      // Also when one batch brings it twice: a relay that could not know whether it had published publishes again.
      const seen = fresh.at(-1)?.event.origin.position ?? Math.max(heard.position, this.#unread.saidIn(sourceOf(message)));
      if (event.origin.position <= seen) continue;
      if (this.#unread.holds(message)) {
        await keep();
        await this.#unread.addBehind(message, event.origin.position);
      } else {
        fresh.push({ event, letters: message.value.length + message.headers['ce_laurelenvelope']!.length });
      }
    }
    await keep();
  }

  async #setAside(message: DeliveredMessage, reason: string): Promise<void> {
    await this.#unread.add(message, reason);
    const place = `message ${message.offset} of ${sourceOf(message)}`;
    this.onError(new Error(`${place} cannot be read; ${message.key} is set aside until the next start or replay: ${reason}`));
  }

  async #append(stream: string, heard: Heard, fresh: readonly HeardEvent[]): Promise<void> {
    const position = fresh.at(-1)!.origin.position;
    try {
      const expected = heard.version === 0 ? 'none' : heard.version;
      const { version } = await this.engine.events.append(stream, expected, fresh, { commandId: `${stream}-${position}` });
      Object.assign(heard, { version, position });
    } catch (error) {
      // Another replica heard the same: what it kept is kept; the broker delivers again and the rest is judged anew.
      if (error instanceof VersionConflict || error instanceof DuplicateCommand) this.#heard.delete(stream);
      throw error;
    }
  }

  /** Keeps an event whose position was passed: in a stream beside, so that the last position in the main one stays the highest. */
  async #keepLate(message: DeliveredMessage): Promise<number> {
    const event = fromMessage(message);
    const { position } = event.origin;
    try {
      const late = `${streamOf(message)}-late`;
      if (hears(this.service, event.type)) await this.engine.events.append(late, 'any', [event], { commandId: `${late}-${position}` });
    } catch (error) {
      if (!(error instanceof DuplicateCommand)) throw error;
    }
    return position;
  }

  async #recall(stream: string): Promise<Heard> {
    await this.#unread.takeUp();
    const [last] = await this.engine.events.readStream(stream, { last: 1 });
    const heard = { version: last?.revision ?? 0, position: last?.origin?.position ?? 0, next: NaN };
    this.#heard.set(stream, heard);
    return heard;
  }
}

function streamOf({ topic, partition }: DeliveredMessage): string {
  return `heard-${serviceOf(topic)}-${partition}`;
}

/** A message without a type may be for everyone. */
function isHeard(service: ServiceName, type: string | undefined): boolean {
  return type === undefined || hears(service, type);
}

function readOrReason(message: DeliveredMessage): HeardEvent | string {
  try {
    return fromMessage(message);
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
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
