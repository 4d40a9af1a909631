import type { Broker, StoredEvent } from '@laurel/core';
import { toMessage, topicOf } from './codec.ts';
import { Follower, type FollowerOptions } from './follower.ts';

const batchEvents = 500;
/**
 * Every batch costs all who hear it a write: a service that says much gathers for a moment, one that says
 * little is heard at once.
 */
const restMs = (events: number) => Math.min(events, 100);

/**
 * Publishes a service's own events to its topic, in log order, at least once. The log is the outbox
 * (docs/handbook/design.md#4).
 */
export function relay(
  service: string,
  broker: Broker,
  options: Omit<FollowerOptions, 'name' | 'batchEvents' | 'attend'>,
): Follower {
  const attend = async (batch: readonly StoredEvent[]) => {
    const own = batch.filter((event) => !event.origin).map((event) => toMessage(service, event));
    if (own.length > 0) await broker.publish(topicOf(service), own);
  };
  return new Follower({ ...options, name: 'relay', batchEvents, restMs, attend });
}
