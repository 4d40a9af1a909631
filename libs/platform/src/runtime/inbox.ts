import { hears, processContract, type ServiceName, serviceNames } from '@laurel/contracts';
import { type Broker, type DeliveredMessage, DuplicateCommand, type EventStore, VersionConflict } from '@laurel/core';
import { fromMessage, type HeardEvent, topicOf } from './codec.ts';

interface Heard {
  readonly event: HeardEvent;
  /** Where it is kept. */
  readonly stream: string;
  /** How long its message was, which is about how long it is when stored. */
  readonly letters: number;
}

/** Well below what one append may hold; a single event beyond it is an append of its own. */
const partLetters = 4 * 1024 * 1024;

/**
 * Keeps what a service hears in the service's own log, in the order it arrived: views, reactions and replays then fold one log, with one position.
 * The position heard last is in the same append as what was heard, so hearing twice keeps once. Each partition of a topic has a stream of its own,
 * since order holds within one only.
 */
export class Inbox {
  readonly #heard = new Map<string, { version: number; position: number }>();
  #subscription: { stop(): Promise<void> } | undefined;

  constructor(
    private readonly service: ServiceName,
    private readonly events: EventStore,
    private readonly broker: Broker,
  ) {}

  async start(): Promise<void> {
    const hearing: readonly string[] = processContract[this.service].hears;
    if (hearing.length === 0) return;
    const topics = serviceNames.filter((name) => name !== this.service).map(topicOf);
    this.#subscription = await this.broker.subscribe(this.service, topics, (batch) => this.#onBatch(batch));
  }

  async stop(): Promise<void> {
    await this.#subscription?.stop();
  }

  async #onBatch(batch: readonly DeliveredMessage[]): Promise<void> {
    const heard = batch.filter((message) => hears(this.service, message.headers['ce_type']!)).map(heardFrom);
    for (const [stream, together] of Map.groupBy(heard, ({ stream }) => stream)) await this.#keep(stream, together);
  }

  async #keep(stream: string, heard: readonly Heard[]): Promise<void> {
    const last = this.#heard.get(stream) ?? (await this.#recall(stream));
    for (const part of inParts(newerThan(last.position, heard))) await this.#append(stream, part);
  }

  async #append(stream: string, fresh: readonly HeardEvent[]): Promise<void> {
    const last = this.#heard.get(stream)!;
    const position = fresh.at(-1)!.origin.position;
    try {
      const { version } = await this.events.append(stream, last.version === 0 ? 'none' : last.version, fresh, {
        commandId: `${stream}-${position}`,
      });
      this.#heard.set(stream, { version, position });
    } catch (error) {
      // Another replica heard the same: what it kept is kept; the broker delivers again and the rest is judged anew.
      if (error instanceof VersionConflict || error instanceof DuplicateCommand) this.#heard.delete(stream);
      throw error;
    }
  }

  async #recall(stream: string): Promise<{ version: number; position: number }> {
    const [last] = await this.events.readStream(stream, { last: 1 });
    const heard = { version: last?.revision ?? 0, position: last?.origin?.position ?? 0 };
    this.#heard.set(stream, heard);
    return heard;
  }
}

function heardFrom(message: DeliveredMessage): Heard {
  const event = fromMessage(message);
  const stream = `heard-${event.origin.service}-${message.partition}`;
  return { event, stream, letters: message.value.length + message.headers['ce_laurelenvelope']!.length };
}

/** Each event once, also when one batch brings it twice: a relay that could not know whether it had published publishes again. */
function newerThan(position: number, heard: readonly Heard[]): Heard[] {
  let last = position;
  return heard.filter(({ event: { origin } }) => {
    const isNew = origin.position > last;
    if (isNew) last = origin.position;
    return isNew;
  });
}

/** A run of events in parts that a log accepts in one append each, in order. */
function inParts(heard: readonly Heard[]): HeardEvent[][] {
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
