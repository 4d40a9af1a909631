import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { commands, events as contracts, versionSaid } from '@laurel/contracts';
import { type Actor, canonicalJson, plusHours } from '@laurel/core';
import { derivedId } from '@laurel/core/derived';
import type { Envelope } from './history/envelope.ts';

/**
 * Writes records by hand for tests: a line for each event, with everything a test does not care about filled
 * in as the platform would.
 */

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const systemActor: Actor = { account: 'system', person: 'system', role: 'system' };

/** Somebody with a role, whose account, person and unit follow from the name. */
export function actor(account: string, role: string, unit: string): Actor {
  return { account, person: `p-${account}`, role, unit };
}

/** The data of a contract's sample event, changed where the test says so. */
export function sample(type: string, changes: object = {}): object {
  const file = new URL(`../../../libs/contracts/src/golden/${type}.json`, import.meta.url);
  return { ...(JSON.parse(readFileSync(file, 'utf8')) as { data: object }).data, ...changes };
}

export type Saying = readonly [type: string, data: object];

const sealing = [
  'BallotSealed',
  'RunOffVoteSealed',
  'TitleBallotSealed',
  'ObjectionRaised',
  'AccountCreated',
  'PasswordSet',
];

/** A record as it grows. Time goes on by a minute with each command unless it is set. */
export class RecordWriter {
  readonly events: Envelope[] = [];
  time = '2023-02-20T01:00:00.000Z';
  rulePackHash: string | undefined;
  readonly #revisions = new Map<string, number>();
  readonly #sequences = new Map<string, number>();
  #commands = 0;

  /** The events of the command that a service gives itself when it hears of a cause. */
  react(service: string, stream: string, cause: Envelope, ...sayings: readonly Saying[]): Envelope[] {
    const { id, correlationId, time } = cause;
    const commandId = `system-${derivedId(`${service}/${id}/0`)}`;
    this.time = plusHours(time, -1 / 60);
    return this.#append(service, stream, systemActor, sayings, { commandId, correlationId, causationId: id });
  }

  /** One command's events on one stream. */
  say(service: string, stream: string, by: Actor, ...sayings: readonly Saying[]): Envelope[] {
    return this.#append(service, stream, by, sayings, {});
  }

  /** An act of two persons: the proposal, then the events that the second confirmed. */
  sayTogether(
    service: string,
    stream: string,
    act: string,
    [proposer, confirmer]: readonly [Actor, Actor],
    ...sayings: readonly Saying[]
  ): Envelope[] {
    const proposalId = `command-${this.#commands + 1}`;
    const asked = Object.keys(commands[act]!.body.shape);
    const content = Object.fromEntries(
      Object.entries(sayings[0]![1]).filter(([field]) => asked.includes(field)),
    );
    const payloadHash = sha256(canonicalJson({ stream, act, content }));
    const expiresAt = plusHours(plusHours(this.time, 1 / 60), 72);
    const proposed = this.#append(
      service,
      stream,
      proposer,
      [['ActProposed', { proposalId, act, payloadHash, content, expiresAt }]],
      {
        payloadHash,
      },
    );
    return [
      ...proposed,
      ...this.#append(service, stream, confirmer, sayings, { proposer, confirms: proposalId, payloadHash }),
    ];
  }

  #append(
    service: string,
    stream: string,
    by: Actor,
    sayings: readonly Saying[],
    more: Partial<Envelope>,
  ): Envelope[] {
    const own = `command-${++this.#commands}`;
    const commandId = more.commandId ?? (by.role === 'system' ? `system-${own}` : own);
    this.time = plusHours(this.time, 1 / 60);
    const written = sayings.map(([type, data], index) =>
      this.#envelope(service, stream, by, { commandId, type, data, index }, more),
    );
    this.events.push(...written);
    return written;
  }

  #envelope(
    service: string,
    stream: string,
    by: Actor,
    said: { commandId: string; type: string; data: object; index: number },
    more: Partial<Envelope>,
  ): Envelope {
    const { commandId, type, data, index } = said;
    const sequence = next(this.#sequences, service);
    return {
      service,
      stream,
      revision: next(this.#revisions, `${service}/${stream}`),
      sequence,
      position: 2 * sequence,
      historyPosition: this.events.length + index + 1,
      recordedAt: this.time,
      id: derivedId(`${stream}/${commandId}/${index}`),
      type,
      schemaVersion: versionSaid(contracts[type]!, data),
      time: this.time,
      actor: by,
      commandId,
      ...(!sealing.includes(type) && { payloadHash: sha256(`${stream}/${commandId}`) }),
      correlationId: commandId,
      ...(this.rulePackHash !== undefined && { rulePackHash: this.rulePackHash }),
      ...more,
      data,
    };
  }
}

function next(counts: Map<string, number>, key: string): number {
  const value = (counts.get(key) ?? 0) + 1;
  counts.set(key, value);
  return value;
}

/** The record with one event changed, as somebody with a text editor would. */
export function tampered(
  record: readonly Envelope[],
  which: (event: Envelope) => boolean,
  change: (event: Envelope) => Partial<Envelope>,
): Envelope[] {
  const index = record.findIndex(which);
  if (index < 0) throw new Error('no such event in the record');
  return record.map((event, at) => (at === index ? { ...event, ...change(structuredClone(event)) } : event));
}

/** The record with the data of one event changed. */
export function withData(
  record: readonly Envelope[],
  which: (event: Envelope) => boolean,
  data: object,
): Envelope[] {
  return tampered(record, which, (event) => ({ data: { ...event.data, ...data } }));
}

export const isOf =
  (type: string, data: object = {}) =>
  (event: Envelope) =>
    event.type === type && Object.entries(data).every(([field, value]) => event.data[field] === value);
