// From one service's log to another's over a real Kafka: each event once and in order, whoever publishes
// twice, is killed or is replaced.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Broker, EventStore, StoredEvent } from '@laurel/core';
import { openKafka } from '@laurel/engines/kafka';
import { MemoryCheckpoints, MemoryEventStore, openMemory } from '@laurel/engines/memory';
import { openSqlite } from '@laurel/engines/sqlite';
import { toMessage, topicOf } from './codec.ts';
import { Consumer } from './consumer.ts';
import { relay } from './relay.ts';
import { heldMeeting, instant } from './runtime.fixture.ts';

const brokers = process.env['LAUREL_KAFKA_BROKERS']?.split(',') ?? [];
const topic = topicOf('application');
const waitMs = 60_000;
const loader = new URL('../../../../infra/typescript.mjs', import.meta.url).href;
const child = fileURLToPath(new URL('consumer.child.ts', import.meta.url));

let broker: Broker;
let prefix: string;

beforeEach(async () => {
  prefix = `${randomUUID()}-`;
  broker = await openKafka({
    brokers,
    clientId: 'test',
    prefix,
    retryMs: 1,
    sessionMs: 1_500,
    onError: () => {},
  });
});
afterEach(() => broker.close());

async function say(events: EventStore, from: number, count: number): Promise<void> {
  for (let number = from; number < from + count; number++) {
    await events.append(`branch-${number % 3}`, 'any', [heldMeeting(number)], {
      commandId: `command-${number}`,
    });
  }
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  const deadlineMs = performance.now() + waitMs;
  while (!(await condition())) {
    if (performance.now() > deadlineMs) throw new Error(`waited in vain for ${what}`);
    await pause(20);
  }
}

async function heardPositions(events: Pick<EventStore, 'readAll'>): Promise<number[]> {
  return (await events.readAll(0, 100_000)).map(({ origin }) => origin!.position);
}

describe('Two relays that both publish the same log', () => {
  it('are heard as one: each event once and in order', async () => {
    const events = new MemoryEventStore(() => instant);
    const [errors, own] = [[] as unknown[], { readAll: events.readAll.bind(events) }];
    await say(events, 1, 700);
    const engine = await openMemory({ now: () => instant });
    const consumer = new Consumer('audit', engine, broker, (error) => errors.push(error));
    // Each believes that it holds the lease.
    const relays = ['one', 'other'].map((owner) =>
      relay('application', broker, {
        owner,
        events,
        checkpoints: new MemoryCheckpoints(),
        onError: (error) => errors.push(error),
      }),
    );
    for (const { worker } of relays) worker.wake();
    await consumer.start();
    await say(events, 701, 700);
    for (const { worker } of relays) worker.wake();
    await until(async () => (await broker.backlog('nobody', [topic])) >= 2_800, 'both to publish');
    await until(async () => (await broker.backlog('audit', [topic])) === 0, 'all to be heard');
    expect(await heardPositions(engine.events)).toEqual(
      (await own.readAll(0, 100_000)).map(({ position }) => position),
    );
    expect(errors).toEqual([]);
    await Promise.all(relays.map((each) => each.stop()));
    await consumer.stop();
  }, 120_000);
});

describe('A message that cannot be read', () => {
  it('does not keep the others of its topic waiting, nor keep coming', async () => {
    const events = new MemoryEventStore(() => instant);
    await say(events, 1, 3);
    const messages = (await events.readAll(0, 3)).map((event: StoredEvent) =>
      toMessage('application', event),
    );
    await broker.publish(topic, [messages[0]!, { ...messages[1]!, value: '{' }, messages[2]!]);
    const told: unknown[] = [];
    const engine = await openMemory({ now: () => instant });
    const consumer = new Consumer('audit', engine, broker, (error) => told.push(error));
    await consumer.start();
    await until(async () => (await broker.backlog('audit', [topic])) === 0, 'all to be heard');
    expect(await heardPositions(engine.events)).toEqual([1, 3]);
    expect([...(await consumer.deadLetters()).values()]).toMatchObject([{ position: 1, stream: 'branch-2' }]);
    expect(told).toHaveLength(1);
    await consumer.stop();
  }, 120_000);
});

describe('A process killed again and again between what a batch did and its commit', () => {
  it('leaves a log that holds each event once and in order', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'laurel-killed-'));
    const events = new MemoryEventStore(() => instant);
    const kills = 6;
    for (let kill = 0; kill < kills; kill++) {
      await say(events, kill * 100 + 1, 100);
      const said = await events.readAll(kill * 100, 100);
      await broker.publish(
        topic,
        said.map((event) => toMessage('application', event)),
      );
      await killBeforeCommit(directory);
    }
    expect(await broker.backlog('audit', [topic])).toBe(kills * 100);
    const engine = await openSqlite({ directory, service: 'audit', now: () => instant });
    const consumer = new Consumer('audit', engine, broker, () => {});
    await consumer.start();
    await until(async () => (await broker.backlog('audit', [topic])) === 0, 'all to be heard');
    await consumer.stop();
    expect(await heardPositions(engine.events)).toEqual(upTo(kills * 100));
    await engine.close();
    await rm(directory, { recursive: true });
  }, 180_000);
});

/** Starts a process that hears, and kills it when it has kept a batch and not committed it. */
async function killBeforeCommit(directory: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const hearing = spawn(process.execPath, ['--import', loader, child, directory, prefix], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  const late = setTimeout(() => hearing.kill('SIGTERM'), waitMs);
  hearing.stdout.once('data', () => hearing.kill('SIGKILL'));
  hearing.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  hearing.on('error', reject).on('close', (_code, signal) => {
    clearTimeout(late);
    if (signal === 'SIGKILL') resolve();
    else reject(new Error(`the process kept nothing: ${complaint}`));
  });
  await promise;
}
