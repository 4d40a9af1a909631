import type { BrokerMessage, DeliveredMessage, NewEvent, StoredEvent } from '@laurel/core';

/**
 * Events as messages: CloudEvents 1.0, Kafka binary mode. Attributes are `ce_*` headers, the value is the event's data.
 * The sealed part of an event never becomes part of a message.
 */
export function toMessage(service: string, event: StoredEvent): BrokerMessage {
  const { data, sealed: _sealed, origin: _origin, position, ...envelope } = event;
  return {
    key: event.stream,
    headers: {
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_type: event.type,
      ce_source: `/laurel/${service}`,
      ce_subject: event.stream,
      ce_time: event.time,
      ce_sequence: String(position).padStart(20, '0'),
      ce_correlationid: event.correlationId,
      ce_laurelenvelope: JSON.stringify(envelope),
    },
    value: JSON.stringify(data),
  };
}

/** An event as another service keeps it, with its place at home. */
export type HeardEvent = NewEvent & { readonly origin: NonNullable<NewEvent['origin']> };

const read = new WeakMap<DeliveredMessage, HeardEvent>();

/** The event a message carries, read once for all services that are handed the same message. Throws on anything that `toMessage` did not make. */
export function fromMessage(message: DeliveredMessage): HeardEvent {
  const known = read.get(message);
  if (known) return known;
  const { stream, revision, recordedAt: _recordedAt, ...envelope } = JSON.parse(message.headers['ce_laurelenvelope']!) as StoredEvent;
  const service = message.headers['ce_source']!.replace('/laurel/', '');
  const position = Number(message.headers['ce_sequence']);
  const event = { ...envelope, data: JSON.parse(message.value) as object, origin: { service, stream, revision, position } };
  read.set(message, event);
  return event;
}

/** The topic of a service's events. */
export function topicOf(service: string): string {
  return `${service}.events`;
}
