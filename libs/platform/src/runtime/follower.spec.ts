// A worker that goes through a log: what it asks of its checkpoints, and what it does when it is no longer
// the one.
import { describe, expect, it, jest } from '@jest/globals';
import { Fenced } from '@laurel/core';
import { MemoryCheckpoints, MemoryEventStore } from '@laurel/engines/memory';
import { Follower } from './follower.ts';
import { heldMeeting, instant } from './runtime.fixture.ts';

const batchEvents = 3;

/** A log, and followers of it that tell what they attended to. */
function surroundings() {
  const events = new MemoryEventStore(() => instant);
  const checkpoints = new MemoryCheckpoints();
  const attended: number[] = [];
  const errors: unknown[] = [];
  const onTaken = jest.fn(async () => {});
  const say = async (from: number, to: number) => {
    for (let number = from; number <= to; number++)
      await events.append('s', 'any', [heldMeeting(number)], { commandId: `command-${number}` });
  };
  const following = (owner: string, attend = async () => {}) => {
    const follower = new Follower({
      name: 'follower',
      owner,
      events,
      checkpoints,
      batchEvents,
      onTaken,
      onError: (error) => errors.push(error),
      attend: async (batch) => {
        await attend();
        attended.push(...batch.map(({ position }) => position));
      },
    });
    events.onAppend(() => follower.worker.wake());
    follower.worker.wake();
    return follower;
  };
  const reached = async (follower: Follower, position: number) => {
    const deadlineMs = Date.now() + 10_000;
    while ((await follower.position()) < position) {
      if (Date.now() > deadlineMs) throw new Error(`position ${position} was not reached`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { events, checkpoints, attended, errors, onTaken, say, following, reached };
}

describe('A follower that holds its lease', () => {
  it('goes through all that is appended, in order, and asks for the lease once', async () => {
    const { checkpoints, attended, onTaken, say, following, reached } = surroundings();
    const acquire = jest.spyOn(checkpoints, 'acquire');
    await say(1, 7);
    const follower = following('one');
    await reached(follower, 7);
    await say(8, 9);
    await reached(follower, 9);
    expect(attended).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(acquire).toHaveBeenCalledTimes(1);
    expect(onTaken).toHaveBeenCalledTimes(1);
    await follower.stop();
  });
  it('attends to what is appended after the next batch was read ahead', async () => {
    const { attended, say, following, reached } = surroundings();
    await say(1, batchEvents);
    let appends = 1;
    const follower = following('one', async () => {
      if (appends-- > 0) await say(batchEvents + 1, batchEvents + 1);
    });
    await reached(follower, batchEvents + 1);
    expect(attended).toEqual([1, 2, 3, 4]);
    await follower.stop();
  });
  it('asks again when half of it is over', async () => {
    const { checkpoints, say, following, reached } = surroundings();
    const acquire = jest.spyOn(checkpoints, 'acquire');
    const clock = jest.spyOn(performance, 'now');
    const follower = following('one');
    await say(1, 1);
    await reached(follower, 1);
    const soonMs = performance.now() + 5_000;
    clock.mockImplementation(() => soonMs);
    await say(2, 2);
    await reached(follower, 2);
    clock.mockRestore();
    expect(acquire).toHaveBeenCalledTimes(2);
    await follower.stop();
  });
});

describe('A follower whose lease was taken meanwhile', () => {
  it('is told when it stores, and leaves the log to the other', async () => {
    const { checkpoints, attended, errors, say, following, reached } = surroundings();
    await say(1, 1);
    const follower = following('one');
    await reached(follower, 1);
    await checkpoints.release('follower', 1);
    await checkpoints.acquire('follower', 'other', 60_000);
    await say(2, 2);
    while (errors.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(errors).toEqual([expect.any(Fenced)]);
    follower.worker.wake();
    await follower.stop();
    expect(attended).toEqual([1, 2]);
    expect(await follower.position()).toBe(1);
  });
});

describe('A follower whose taking up failed', () => {
  it('takes up again before it attends to anything', async () => {
    const { attended, errors, onTaken, say, following, reached } = surroundings();
    onTaken.mockRejectedValueOnce(new Error('away'));
    await say(1, 1);
    const follower = following('one');
    await reached(follower, 1);
    expect([onTaken.mock.calls.length, errors.length, attended]).toEqual([2, 1, [1]]);
    await follower.stop();
  });
  it('gives the lease up when it stops, as any other', async () => {
    const { checkpoints, errors, onTaken, following } = surroundings();
    onTaken.mockRejectedValueOnce(new Error('away'));
    const follower = following('one');
    while (errors.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await follower.stop();
    expect(await checkpoints.acquire('follower', 'other', 60_000)).toBeDefined();
  });
});

describe('A follower whose batch failed', () => {
  it('asks for the lease before it tries again', async () => {
    const { checkpoints, attended, say, following, reached } = surroundings();
    const acquire = jest.spyOn(checkpoints, 'acquire');
    let failures = 1;
    const attend = async () => {
      if (failures-- > 0) throw new Error('away');
    };
    await say(1, 1);
    const follower = following('one', attend);
    await reached(follower, 1);
    expect([acquire.mock.calls.length, attended]).toEqual([2, [1]]);
    await follower.stop();
  });
});
