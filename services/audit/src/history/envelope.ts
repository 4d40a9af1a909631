import type { Actor, StoredEvent } from '@laurel/core';

/**
 * An event as it leaves Laurel: one line of an export (docs/export-format.md), and what invariants and
 * explanations are judged by. It never has a sealed part.
 */
export interface Envelope {
  readonly service: string;
  readonly stream: string;
  /** The event's number in its stream, dense from 1. */
  readonly revision: number;
  /** Its number among the events its service said, dense from 1. */
  readonly sequence: number;
  /** Its place in the log of its service, which also holds what the service heard: ascending, with gaps. */
  readonly position: number;
  /** Its place in the history; absent while audit has not heard it, and for what audit says itself. */
  readonly historyPosition?: number;
  readonly recordedAt: string;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** The version in which it was said, if that is not today's: rules that came later do not bind it. */
  readonly saidIn?: number;
  readonly time: string;
  readonly actor: Actor;
  readonly proposer?: Actor;
  readonly confirms?: string;
  readonly commandId: string;
  /**
   * Keyed hash of what was asked. Absent where the event has a sealed part: of what was sealed only the
   * commitment leaves.
   */
  readonly payloadHash?: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly rulePackHash?: string;
  // Loosely typed, as views see it: narrow it by `type` with contracts.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
}

/** A record to read: in memory, or line by line from wherever it is kept. */
export type EventRecord = Iterable<Envelope> | AsyncIterable<Envelope>;

/** The position of an event in the record, beside the event's own content. */
export interface Place {
  readonly service: string;
  readonly sequence: number;
  readonly historyPosition?: number;
}

/** An event of a service's own log as it may leave, its fields in their documented order. */
export function envelopeOf(event: StoredEvent, { service, sequence, historyPosition }: Place): Envelope {
  return {
    service,
    stream: event.stream,
    revision: event.revision,
    sequence,
    position: event.position,
    ...(historyPosition !== undefined && { historyPosition }),
    recordedAt: event.recordedAt,
    id: event.id,
    type: event.type,
    schemaVersion: event.schemaVersion,
    time: event.time,
    actor: event.actor,
    ...(event.proposer && { proposer: event.proposer }),
    ...(event.confirms !== undefined && { confirms: event.confirms }),
    commandId: event.commandId,
    ...(event.sealed === undefined && { payloadHash: event.payloadHash }),
    correlationId: event.correlationId,
    ...(event.causationId !== undefined && { causationId: event.causationId }),
    ...(event.rulePackHash !== undefined && { rulePackHash: event.rulePackHash }),
    data: event.data,
  };
}
