import { describe, expect, it } from '@jest/globals';
import { Busy, semaphore } from './semaphore.ts';

/** Works that end when told to, and what has begun so far. */
function works() {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (number: number) => () => {
    begun.push(number);
    return new Promise<number>((resolve) => ends.push(() => resolve(number)));
  };
  return { begun, ends, work };
}

/** All that a work's beginning or end leads to has happened. */
const quiet = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('Works behind a semaphore', () => {
  it('run a few at once, the others in order of arrival', async () => {
    const { begun, ends, work } = works();
    const run = semaphore({ runningMax: 2, waitingMax: 8 });
    const all = [1, 2, 3, 4].map((number) => run(work(number)));
    await quiet();
    expect(begun).toEqual([1, 2]);
    ends[1]!();
    expect(await all[1]).toBe(2);
    await quiet();
    expect(begun).toEqual([1, 2, 3]);
    ends[0]!();
    await all[0];
    await quiet();
    expect(begun).toEqual([1, 2, 3, 4]);
    for (const end of ends) end();
    expect(await Promise.all(all)).toEqual([1, 2, 3, 4]);
  });
  it('are not overtaken by work that comes just when a place becomes free', async () => {
    const { begun, ends, work } = works();
    const run = semaphore({ runningMax: 1, waitingMax: 8 });
    const all = [1, 2].map((number) => run(work(number)));
    await quiet();
    // The first to learn that a place is free asks for it, and still comes after the one that waits.
    const third = all[0]!.then(() => run(work(3)));
    for (const turn of [0, 1, 2]) {
      ends[turn]!();
      await quiet();
    }
    expect(begun).toEqual([1, 2, 3]);
    expect(await third).toBe(3);
  });
  it('are refused when too many wait, and taken again later', async () => {
    const { begun, ends, work } = works();
    const run = semaphore({ runningMax: 1, waitingMax: 1 });
    const taken = [1, 2].map((number) => run(work(number)));
    await expect(run(work(3))).rejects.toThrow(Busy);
    await quiet();
    ends[0]!();
    await taken[0];
    await quiet();
    const later = run(work(4));
    ends[1]!();
    await taken[1];
    await quiet();
    expect(begun).toEqual([1, 2, 4]);
    ends[2]!();
    expect(await later).toBe(4);
  });
  it('are refused with the error that the caller asked for', async () => {
    const run = semaphore({ runningMax: 1, waitingMax: 0 }, () => new RangeError('full'));
    const first = run(async () => 'done');
    await expect(run(async () => 'never')).rejects.toThrow(RangeError);
    expect(await first).toBe('done');
  });
  it('make room also by failing', async () => {
    const run = semaphore({ runningMax: 1, waitingMax: 1 });
    const failing = run(() => Promise.reject(new Error('broken')));
    const next = run(async () => 'done');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });
});
