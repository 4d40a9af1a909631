import type { BrokerMessage, DeliveredMessage, NewEvent, StoredEvent } from '@laurel/core';

/**
 * Events as messages: CloudEvents 1.0, Kafka binary mode. Attributes are `ce_*` headers, the value is the
 * event's data. The sealed part of an event never becomes part of a message.
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
      ce_source: sourceOf(service),
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

/**
 * A message that `toMessage` did not make, or that came to harm. Delivering it again changes nothing; a newer
 * server may be able to read it.
 */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
}

/**
 * The event a message carries, read once for all services that are handed the same message. Throws
 * MalformedMessage.
 */
export function fromMessage(message: DeliveredMessage): HeardEvent {
  const known = read.get(message);
  if (known) return known;
  const {
    stream,
    revision,
    recordedAt: _recordedAt,
    ...envelope
  } = parsed(message.headers['ce_laurelenvelope'], 'envelope') as StoredEvent;
  const service = serviceOf(message.topic);
  const position = Number(message.headers['ce_sequence']);
  const data = parsed(message.value, 'value');
  const told: [string, boolean][] = [
    ['id', typeof envelope.id === 'string' && envelope.id !== ''],
    ['ce_type', typeof envelope.type === 'string' && envelope.type === message.headers['ce_type']],
    ['ce_source', message.headers['ce_source'] === sourceOf(service)],
    ['ce_sequence', isPlace(position)],
    ['stream', typeof stream === 'string' && stream === message.key],
    ['revision', isPlace(revision)],
  ];
  const wrong = told.filter(([, isRight]) => !isRight).map(([name]) => name);
  if (wrong.length > 0) throw new MalformedMessage(`not an event of ${service}: ${wrong.join(', ')}`);
  const event = { ...envelope, data, origin: { service, stream, revision, position } };
  read.set(message, event);
  return event;
}

function parsed(json: string | undefined, what: string): object {
  try {
    const value: unknown = JSON.parse(json ?? '');
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below.
  }
  throw new MalformedMessage(`the ${what} is no JSON object`);
}

function isPlace(number: unknown): boolean {
  return Number.isSafeInteger(number) && (number as number) > 0;
}

function sourceOf(service: string): string {
  return `/laurel/${service}`;
}

/** The topic of a service's events. */
export function topicOf(service: string): string {
  return `${service}.events`;
}

/** The service whose events a topic carries. */
export function serviceOf(topic: string): string {
  return topic.slice(0, -'.events'.length);
}

/** The stream of a service's own log that keeps what it hears from one partition of a topic. */
export function streamOf({ topic, partition }: Pick<DeliveredMessage, 'topic' | 'partition'>): string {
  return `heard-${serviceOf(topic)}-${partition}`;
}

/** The service whose events such a stream keeps. */
export function serviceHeardIn(stream: string): string {
  return stream.split('-')[1]!;
}
