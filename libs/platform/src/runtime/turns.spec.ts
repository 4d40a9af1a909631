// Many commands on one stream at once: decided in memory on each other where no fact depends on what is not
// recorded yet.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Unavailable } from '@laurel/core';
import type { FactReader, Served, ServiceDefinition } from '../service.ts';
import {
  application,
  dueView,
  meeting,
  meetingsView,
  type Running,
  surroundings,
} from './runtime.fixture.ts';

let running: Running;
beforeEach(() => {
  running = surroundings();
});
afterEach(async () => {
  await running.stop();
  expect(running.errors).toEqual([]);
});

const [served] = application.aggregates as [Served];

/** The service with facts that `look` reads. */
function knowing(look: (read: FactReader) => Promise<unknown>): ServiceDefinition {
  return { ...application, aggregates: [{ ...served, facts: look }] };
}

const days = ['2023-03-10', '2023-03-11', '2023-03-12', '2023-03-13'];

describe('Commands that wait for one stream', () => {
  it('know what those before them changed in a view', async () => {
    const seen: unknown[] = [];
    const definition = knowing(async (read) => {
      seen.push((await read.row(meetingsView, 'b01.001'))?.days.length ?? 0);
    });
    const service = await running.run(definition);
    const handled = await Promise.all(days.map((day) => service.execute(meeting(day))));
    expect(handled.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
    expect(seen).toEqual([0, 1, 2, 3]);
  });
  it('know what those before them changed in the stream, read as a fact', async () => {
    const seen: unknown[] = [];
    const definition = knowing(async (read) => {
      seen.push(await read.state(served as Served<number>, 'r1.b01.001'));
    });
    const service = await running.run(definition);
    await Promise.all(days.map((day) => service.execute(meeting(day))));
    expect(seen).toEqual([0, 1, 2, 3]);
  });
  it('are recorded together where no fact depends on it', async () => {
    const heads: number[] = [];
    const deaf = { ...dueView, name: 'deaf', hears: ['PlanFiled'] };
    const { aggregates, views, ...rest } = knowing(async (read) => {
      await read.row(deaf, 'second-meeting');
      heads.push(await service.surroundings.engine.events.head());
    });
    const service = await running.run({ ...rest, aggregates, views: [...views, { view: deaf }] });
    await Promise.all(days.map((day) => service.execute(meeting(day))));
    // The first finds nobody before it and goes at once; the others came while it was recorded.
    expect(heads).toEqual([0, 1, 1, 1]);
  });
  it('are five hundred at most; the rest come again, and nothing of them is recorded', async () => {
    const service = await running.run(application);
    const asked = Array.from({ length: 502 }, (_, index) =>
      service.execute(meeting('2023-03-10', `c${index}`)),
    );
    const outcomes = await Promise.allSettled(asked);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toEqual([{ status: 'rejected', reason: expect.any(Unavailable) }]);
    expect(await service.surroundings.engine.events.head()).toBe(501);
  });
});
