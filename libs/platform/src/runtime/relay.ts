import type { Broker, Checkpoints, EventStore } from '@laurel/core';
import { toMessage, topicOf } from './codec.ts';
import { Worker } from './worker.ts';

const batchEvents = 500;
const leaseMs = 30_000;

/**
 * Publishes a service's own events to its topic, in log order, at least once. The log is the outbox: a leased checkpoint says how far it came,
 * and a relay that lost its lease is fenced off.
 */
export class Relay {
  readonly worker: Worker;
  #published = 0;

  constructor(
    private readonly service: string,
    private readonly owner: string,
    private readonly events: EventStore,
    private readonly checkpoints: Checkpoints,
    private readonly broker: Broker,
    onError: (error: unknown) => void,
  ) {
    this.worker = new Worker(() => this.#round(), onError);
  }

  /** The log position up to which everything is on the topic. */
  get published(): number {
    return this.#published;
  }

  async #round(): Promise<boolean> {
    const lease = await this.checkpoints.acquire('relay', this.owner, leaseMs);
    if (!lease) {
      this.worker.wakeIn(leaseMs / 2);
      return false;
    }
    const batch = await this.events.readAll(lease.position, batchEvents);
    this.#published = lease.position;
    if (batch.length === 0) return false;
    const own = batch.filter((event) => !event.origin).map((event) => toMessage(this.service, event));
    if (own.length > 0) await this.broker.publish(topicOf(this.service), own);
    await this.checkpoints.store('relay', lease.token, batch.at(-1)!.position);
    this.#published = batch.at(-1)!.position;
    return true;
  }
}
