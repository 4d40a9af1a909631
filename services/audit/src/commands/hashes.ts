import { createHash, type Hash } from 'node:crypto';
import { canonicalJson, type Row } from '@laurel/core';
import type { ServiceDefinition } from '@laurel/platform';
import { withReaders } from '@laurel/platform/readers';
import type { EventRecord } from '../history/envelope.ts';
import { recordOf } from './record.ts';

/**
 * Numbers by which two runs of the same rehearsal are compared: what depends on the order of arrival is left
 * out of them.
 */

/**
 * A value without the fields that say when or as which it arrived, at any depth: `position`, `recordedAt`,
 * and whatever ends in `Position`.
 */
function withoutArrival(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutArrival);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([field, inner]) =>
      isArrival(field) ? [] : [[field, withoutArrival(inner)]],
    ),
  );
}

function isArrival(field: string): boolean {
  return field === 'position' || field === 'recordedAt' || field.endsWith('Position');
}

/**
 * Views of nothing but who signed in and who looked: that differs from run to run without anything else
 * having happened.
 */
const accessViews = ['sessions', 'sign-ins', 'reads'];

/**
 * SHA-256 over a view's rows, given in order of key, as canonical JSON one a line; sign-ins and looks aside.
 */
export class RowsHash {
  readonly #hash = createHash('sha256');

  constructor(private readonly view: string) {}

  add(key: string, row: Row): void {
    if (accessViews.includes(this.view)) return;
    if (this.view === 'history' && isAccess({ type: String(row['type']), stream: String(row['stream']) }))
      return;
    this.#hash.update(`${canonicalJson([key, withoutArrival(row)])}\n`);
  }

  hex(): string {
    return this.#hash.digest('hex');
  }
}

/** The hash of the history in a data directory or cluster (see `hashRecord`). */
export async function historyHash(definitions: readonly ServiceDefinition[], data: string): Promise<string> {
  return await withReaders(definitions, data, (services) => hashRecord(recordOf(services)));
}

/**
 * SHA-256 over every stream of every service, in order of service and stream, each event as canonical JSON
 * without its arrival. Left out is who signed in and who looked at what: that differs from run to run without
 * anything else having happened.
 */
export async function hashRecord(record: EventRecord): Promise<string> {
  const streams = new Map<string, Hash>();
  for await (const event of record) {
    if (isAccess(event)) continue;
    const {
      position: _position,
      recordedAt: _recordedAt,
      historyPosition: _history,
      sequence: _sequence,
      ...said
    } = event;
    const name = `${event.service}/${event.stream}`;
    const hash = streams.get(name) ?? createHash('sha256');
    hash.update(`${canonicalJson(said)}\n`);
    streams.set(name, hash);
  }
  const whole = createHash('sha256');
  for (const name of [...streams.keys()].sort())
    whole.update(`${name} ${streams.get(name)!.digest('hex')}\n`);
  return whole.digest('hex');
}

/** SHA-256 over bytes as they come, as files are named by it. */
export async function hashOfBytes(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of bytes) digest.update(chunk);
  return digest.digest('hex');
}

function isAccess({ type, stream }: { type: string; stream: string }): boolean {
  return type === 'RecordRead' || type.startsWith('Session') || stream.startsWith('session-');
}
