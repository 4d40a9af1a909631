// One running service and one that listens: what is said is shown, carried, heard once, and dated things
// happen.
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DueRow } from '@laurel/contracts';
import { canonicalJson, type DeliveredMessage, Unavailable } from '@laurel/core';
import { MemoryBroker } from '@laurel/engines/memory';
import { derivedId, sha256 } from '../derived.ts';
import type { Served } from '../service.ts';
import { topicOf } from './codec.ts';
import { versioned } from './folding.ts';
import {
  application,
  audit,
  dueView,
  meeting,
  meetingsView,
  type Running,
  surroundings,
} from './runtime.fixture.ts';
import { ServiceRuntime } from './runtime.ts';
import { Busy } from './semaphore.ts';
import { Worker } from './worker.ts';

let running: Running;
beforeEach(() => {
  running = surroundings();
});
afterEach(async () => {
  await running.stop();
  expect(running.errors).toEqual([]);
});

/** The days of meetings, when the views have seen everything in the log. */
async function days({ projector, surroundings: { engine } }: ServiceRuntime): Promise<unknown> {
  await projector.reach(await engine.events.head());
  return (await engine.views.get(versioned(meetingsView), 'b01.001'))?.['days'];
}

/** Resolves when a service's log holds at least so many events and its views have seen them. */
async function seen(runtime: ServiceRuntime, position: number): Promise<void> {
  const { events } = runtime.surroundings.engine;
  await new Promise<void>((resolve) => {
    const check = () =>
      void events.head().then((head) => (head >= position ? (unsubscribe(), resolve()) : undefined));
    const unsubscribe = events.onAppend(check);
    check();
  });
  await runtime.projector.reach(position);
}

describe('A command', () => {
  it('is an event in the log and, at its position, a row of the view', async () => {
    const service = await running.run(application);
    const { position } = await service.execute(meeting('2023-03-10'));
    await service.projector.reach(position);
    expect(await days(service)).toEqual(['2023-03-10']);
  });
  it('done twice under one id is done once and answers the same', async () => {
    const service = await running.run(application);
    const first = await service.execute(meeting('2023-03-10'));
    const second = await service.execute({ ...meeting('2023-03-10'), expectedVersion: 0 });
    expect([second.version, second.position, second.repeated]).toEqual([first.version, first.position, true]);
  });
  it('with another content under the same id is refused', async () => {
    const service = await running.run(application);
    await service.execute(meeting('2023-03-10', 'one'));
    await expect(
      service.execute({ ...meeting('2023-03-11', 'one'), expectedVersion: 0 }),
    ).rejects.toMatchObject({
      reason: 'idempotency_key_reused',
    });
  });
  it('carries a hash of its content that cannot be recomputed without the key', async () => {
    const service = await running.run(application);
    await service.execute(meeting('2023-03-10'));
    const [event] = await service.surroundings.engine.events.readAll(0, 1);
    const content = {
      stream: 'participation-r1.b01.001',
      type: 'HoldMembersMeeting',
      data: meeting('2023-03-10').data,
    };
    expect(event!.payloadHash).toMatch(/^[0-9a-f]{64}$/);
    expect(event!.payloadHash).not.toBe(sha256(canonicalJson(content)));
  });
  it('has no hash that tells who asked the same as whom', async () => {
    const service = await running.run(application);
    await service.execute(meeting('2023-03-10', 'one'));
    await service.execute(meeting('2023-03-10', 'two'));
    const [one, two] = await service.surroundings.engine.events.readAll(0, 2);
    expect(one!.payloadHash).not.toBe(two!.payloadHash);
  });
  it('on an aggregate nobody has is refused as not found', async () => {
    const service = await running.run(application);
    await expect(service.execute({ ...meeting('2023-03-10'), id: 'r1..x' })).rejects.toMatchObject({
      reason: 'not_found',
    });
  });
});

describe('What one service says', () => {
  it('another that hears it keeps in its own log, with its origin, and shows', async () => {
    const [speaker, listener] = [await running.run(application), await running.run(audit)];
    await speaker.execute(meeting('2023-03-10'));
    await seen(listener, 1);
    const [kept] = await listener.surroundings.engine.events.readAll(0, 10);
    expect(kept).toMatchObject({
      stream: 'heard-application-0',
      type: 'MembersMeetingHeld',
      origin: { service: 'application', stream: 'participation-r1.b01.001', revision: 1, position: 1 },
    });
    expect(await days(listener)).toEqual(['2023-03-10']);
  });
  it('is kept once, however often it is delivered', async () => {
    const [speaker, listener] = [await running.run(application), await running.run(audit)];
    await speaker.execute(meeting('2023-03-10'));
    await seen(listener, 1);
    const delivered = await messagesOn(running, topicOf('application'), 1);
    await running.broker.publish(topicOf('application'), delivered);
    await speaker.execute(meeting('2023-03-11'));
    await seen(listener, 2);
    expect(await days(listener)).toEqual(['2023-03-10', '2023-03-11']);
    expect(await listener.surroundings.engine.events.head()).toBe(2);
  });
  it('is kept once, also when one delivery brings it twice', async () => {
    const speaker = await running.run(application);
    await speaker.execute(meeting('2023-03-10'));
    await speaker.execute(meeting('2023-03-11'));
    const delivered = await messagesOn(running, topicOf('application'), 2);
    await running.broker.publish(topicOf('application'), delivered);
    const listener = await running.run(audit);
    await seen(listener, 2);
    await speaker.execute(meeting('2023-03-12'));
    await seen(listener, 3);
    expect(await days(listener)).toEqual(['2023-03-10', '2023-03-11', '2023-03-12']);
  });
  it('is kept though a delivery is larger than one append may be', async () => {
    const speaker = await running.run(application);
    await speaker.execute(meeting('2023-03-10'));
    const [message] = await messagesOn(running, topicOf('application'), 1);
    const large = (position: number) => ({
      ...message!,
      headers: { ...message!.headers, ce_sequence: String(position).padStart(20, '0') },
      value: JSON.stringify({
        ...(JSON.parse(message!.value) as object),
        padding: 'x'.repeat(6 * 1024 * 1024),
      }),
    });
    await running.broker.publish(topicOf('application'), [2, 3, 4].map(large));
    const listener = await running.run(audit);
    await seen(listener, 4);
  });
  it('leaves without its sealed part', async () => {
    const [speaker, listener] = [await running.run(application), await running.run(audit)];
    await speaker.execute(meeting('2023-03-10'));
    await seen(listener, 1);
    expect(JSON.stringify(await messagesOn(running, topicOf('application'), 1))).not.toContain('canary');
    expect(JSON.stringify(await listener.surroundings.engine.events.readAll(0, 10))).not.toContain('canary');
    expect(JSON.stringify(await speaker.surroundings.engine.events.readAll(0, 10))).toContain('canary');
  });
  it('is not said again by whoever heard it', async () => {
    const [speaker, listener] = [await running.run(application), await running.run(audit)];
    await speaker.execute(meeting('2023-03-10'));
    await seen(listener, 1);
    expect(await running.broker.backlog('nobody', [topicOf('audit')])).toBe(0);
  });
  it('is told by its offset when it cannot be read', async () => {
    const listener = await running.run(audit);
    await running.broker.publish(topicOf('application'), [{ key: 'b', headers: {}, value: '{' }]);
    while ((await listener.deadLetters()).size === 0) await new Promise((resolve) => setImmediate(resolve));
    expect([...(await listener.deadLetters()).values()]).toMatchObject([
      { kind: 'message', position: 0, stream: 'b' },
    ]);
    expect(running.errors.splice(0)).toHaveLength(1);
  });
});

describe('The past', () => {
  it('is the view as it was at a position', async () => {
    const service = await running.run(application);
    const { position } = await service.execute(meeting('2023-03-10'));
    await service.execute(meeting('2023-03-11'));
    const past = await service.reader.asOf(meetingsView, position);
    expect(await past.get(versioned(meetingsView), 'b01.001')).toEqual({ days: ['2023-03-10'] });
  });
  it('shows nothing of a row to whoever must keep away from it now', async () => {
    const service = await running.run(application);
    const { position } = await service.execute(meeting('2023-03-10'));
    const last = await service.execute(meeting('2023-03-11'));
    await service.projector.reach(last.position);
    const past = async (has: string) => {
      const rows = await service.reader.asOfFor({ field: 'days', has }, meetingsView, position);
      return await rows.count(versioned(meetingsView), []);
    };
    expect([await past('2023-03-12'), await past('2023-03-11')]).toEqual([1, 0]);
  });
  it('is folded for so many at once and no more', async () => {
    const service = await running.run(application);
    await service.execute(meeting('2023-03-10'));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, (_, position) => service.reader.asOf(meetingsView, position)),
    );
    expect(
      outcomes.filter((outcome) => outcome.status === 'rejected' && outcome.reason instanceof Busy),
    ).toHaveLength(60 - 2 - 32);
    expect(await (await service.reader.asOf(meetingsView, 59)).count(versioned(meetingsView), [])).toBe(1);
  });
  it('at an instant is what was recorded by then', async () => {
    const service = await running.run(application);
    await service.execute(meeting('2023-03-10'));
    running.clock.moveTo('2023-03-12T00:00:00.000Z');
    await service.execute(meeting('2023-03-11'));
    expect(await service.reader.positionOf('2023-03-11T00:00:00.000Z')).toBe(1);
  });
});

describe('What is due', () => {
  it('waits for its instant', async () => {
    const service = await running.run(application);
    await service.execute(meeting('2023-03-10'));
    expect(await service.scheduler!.fire('2023-03-31T15:59:59.999Z')).toBe(0);
  });
  it('happens once, at its own instant, by the system', async () => {
    const service = await running.run(application);
    await service.execute(meeting('2023-03-10'));
    expect(await service.scheduler!.fire('2023-04-02T00:00:00.000Z')).toBe(1);
    expect(await service.scheduler!.fire('2023-04-02T00:00:00.000Z')).toBe(0);
    const [event] = await service.surroundings.engine.events.readStream('participation-r1.b01.001', {
      last: 1,
    });
    expect(event).toMatchObject({ time: '2023-03-31T16:00:00.000Z', actor: { role: 'system' }, revision: 2 });
  });
});

describe('A command that falls due', () => {
  it('is not kept from being done by somebody who took its id before', async () => {
    const service = await running.run(application);
    await service.execute(meeting('2023-03-10'));
    await service.execute(
      meeting('2023-03-11', derivedId('application/due/second-meeting/2023-03-31T16:00:00.000Z')),
    );
    await service.scheduler!.fire('2023-04-01T00:00:00.000Z');
    expect(await days(service)).toContain('2023-03-31');
  });
  it('that fails keeps no other from being done, and is tried again', async () => {
    let faulty = true;
    const due = { ...dueView, keys: () => ['a', 'b'], fold: twoMeetings };
    const decider = (served: Served) => ({
      ...served,
      facts: async (_read: unknown, command: { data: object }) => {
        if (faulty && (command.data as { heldOn: string }).heldOn === '2023-03-30')
          throw new Error('no facts');
      },
    });
    const service = await running.run({
      ...application,
      aggregates: application.aggregates.map(decider) as never,
      due: due as never,
    });
    await service.execute(meeting('2023-03-10'));
    await expect(service.scheduler!.fire('2023-04-01T00:00:00.000Z')).rejects.toThrow(
      'of 2 commands due, 1 failed',
    );
    expect(await days(service)).toEqual(['2023-03-10', '2023-03-31']);
    faulty = false;
    expect(await service.scheduler!.fire('2023-04-01T00:00:00.000Z')).toBe(1);
  });
});

describe('What is due on a morning', () => {
  const at = (day: string) => `${day}T01:00:00.000Z`;
  const published = async (service: ServiceRuntime, holidays: readonly string[], id: string) => {
    const { events } = service.surroundings.engine;
    const [said] = await events.readStream('participation-r1.b01.001', { last: 1 });
    const data = { year: 2031, holidays, workingDays: [], source: '国办' };
    const { position: _position, stream: _stream, revision: _revision, recordedAt: _at, ...rest } = said!;
    const event = { ...rest, id, type: 'CalendarPublished', data, commandId: id };
    await events.append('calendar-city', 'any', [event], { commandId: id });
  };
  const waiting = async () =>
    await running.run({
      ...application,
      due: {
        ...dueView,
        fold: (): DueRow => ({
          ...twoMeetings(undefined, undefined, 'b'),
          at: at('2031-04-20'),
          morning: { before: '2031-05-06', workingDays: 1, since: at('2031-01-01') },
        }),
      } as never,
    });

  it('comes by bare weekends while nobody has published the year', async () => {
    const service = await waiting();
    await service.execute(meeting('2023-03-10'));
    expect(await service.scheduler!.next(at('2031-05-31'))).toBe(at('2031-05-05'));
    expect(await service.scheduler!.fire('2031-05-05T00:59:59.999Z')).toBe(0);
  });
  it('comes by the calendar that the city has published when it comes to it', async () => {
    const service = await waiting();
    await service.execute(meeting('2023-03-10'));
    await published(service, ['2031-05-01', '2031-05-02', '2031-05-05'], 'calendar-1');
    expect(await service.scheduler!.fire(at('2031-04-29'))).toBe(0);
    expect(await service.scheduler!.fire(at('2031-04-30'))).toBe(1);
    expect(await service.scheduler!.fire(at('2031-05-31'))).toBe(0);
  });
});

/** Two meetings fall due; the rows stay, as rows of refused commands do. */
function twoMeetings(_row: unknown, _event: unknown, key: string): DueRow {
  const heldOn = key === 'a' ? '2023-03-30' : '2023-03-31';
  const data = { heldOn, present: 9, entitled: 10 };
  return {
    at: '2023-03-31T16:00:00.000Z',
    aggregate: 'participation',
    id: 'r1.b01.001',
    type: 'HoldMembersMeeting',
    data,
  };
}

describe('Views that cannot follow', () => {
  it('are not available for now, so that whoever asked may ask again', async () => {
    const service = await running.run(application);
    await expect(service.projector.reach(7, 1)).rejects.toThrow(Unavailable);
  });
});

/** All messages of a topic, as a new group gets them. */
async function messagesOn({ broker }: Running, topic: string, count: number): Promise<DeliveredMessage[]> {
  const messages: DeliveredMessage[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const { stop } = await broker.subscribe(`reader-${Math.random()}`, [topic], async (batch) => {
    messages.push(...batch);
    if (messages.length >= count) resolve();
  });
  await promise;
  await stop();
  return messages;
}

describe('A worker without the lease', () => {
  it('asks again when the lease may have ended, though nothing is appended meanwhile', async () => {
    let held = true;
    const done = Promise.withResolvers<void>();
    const worker: Worker = new Worker(async () => {
      if (held) worker.wakeIn(5);
      else done.resolve();
      return false;
    }, console.error);
    worker.wake();
    await new Promise((resolve) => setTimeout(resolve, 20));
    held = false;
    await done.promise;
    await worker.stop();
  });
});

describe('A worker that fails', () => {
  it('says so and goes on', async () => {
    const failing = new MemoryBroker({ retryMs: 1 });
    const publish = failing.publish.bind(failing);
    let failures = 1;
    failing.publish = async (topic, messages) => {
      if (failures-- > 0) throw new Error('the broker is away');
      await publish(topic, messages);
    };
    running = surroundings(failing);
    const [speaker, listener] = [await running.run(application), await running.run(audit)];
    await speaker.execute(meeting('2023-03-10'));
    await seen(listener, 1);
    expect(running.errors.splice(0).map(String)).toEqual(['Error: the broker is away']);
  });
  it('tries again at its own pace, however often it was woken meanwhile', async () => {
    jest.useFakeTimers();
    try {
      let rounds = 0;
      const worker = new Worker(
        async () => {
          rounds++;
          throw new Error('away');
        },
        () => {},
      );
      for (let woken = 0; woken < 20; woken++) {
        worker.wake();
        await jest.advanceTimersByTimeAsync(0);
      }
      await jest.advanceTimersByTimeAsync(60_000);
      const before = rounds;
      await jest.advanceTimersByTimeAsync(60_000);
      expect(rounds - before).toBe(12);
      await worker.stop();
    } finally {
      jest.useRealTimers();
    }
  });
});
