import type { StoredEvent } from '@laurel/core';
import type { Opened } from '@laurel/platform/readers';
import { type Envelope, envelopeOf } from '../history/envelope.ts';

type LogReader = Opened['readers']['events'];

const batchEvents = 2_000;

/**
 * The whole record of a data directory: every event a service said, from that service's own log, in the order
 * in which audit heard them; what audit said itself and what it has not heard yet comes after, by service and
 * position.
 */
export async function* recordOf(services: readonly Opened[]): AsyncGenerator<Envelope> {
  const said = new Map(
    services.map(({ definition, readers }) => [
      definition.name as string,
      new OwnEvents(definition.name, readers.events),
    ]),
  );
  const audit = services.find(({ definition }) => definition.name === 'audit');
  if (audit) {
    for await (const { origin, position } of everyEvent(audit.readers.events)) {
      if (origin) yield* said.get(origin.service)?.upTo(origin.position, position) ?? [];
    }
  }
  for (const name of [...said.keys()].sort()) yield* said.get(name)!.upTo(Number.MAX_SAFE_INTEGER);
}

/** The number of events in the record of these services, for progress bars. */
export async function countEvents(services: readonly Opened[]): Promise<number> {
  let count = 0;
  for (const { readers } of services) count += await readers.events.head();
  return count;
}

/** All events of a log, heard ones included, in batches so that memory stays bounded. */
export async function* everyEvent(events: Pick<LogReader, 'readAll'>): AsyncGenerator<StoredEvent> {
  for (let after = 0; ;) {
    const batch = await events.readAll(after, batchEvents);
    yield* batch;
    const last = batch.at(-1);
    if (!last) return;
    after = last.position;
  }
}

/** The events that one service recorded itself, read forward once. */
class OwnEvents {
  readonly #service: string;
  readonly #events: AsyncGenerator<StoredEvent>;
  #next: StoredEvent | undefined;
  #sequence = 0;

  constructor(service: string, events: LogReader) {
    this.#service = service;
    this.#events = everyEvent(events);
  }

  /**
   * The events not yet given with a position up to `position`; the one that stands there was heard at
   * `historyPosition`.
   */
  async *upTo(position: number, historyPosition?: number): AsyncGenerator<Envelope> {
    for (;;) {
      this.#next ??= await this.#read();
      if (!this.#next || this.#next.position > position) return;
      const event = this.#next;
      this.#next = undefined;
      const heard = event.position === position && historyPosition !== undefined;
      yield envelopeOf(event, {
        service: this.#service,
        sequence: ++this.#sequence,
        ...(heard && { historyPosition }),
      });
    }
  }

  async #read(): Promise<StoredEvent | undefined> {
    for (;;) {
      const { value, done } = await this.#events.next();
      if (done) return undefined;
      if (!value.origin) return value;
    }
  }
}
