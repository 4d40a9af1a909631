import { describe, expect, it } from '@jest/globals';
import { Busy, Turns } from './turns.ts';

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

/** All that a work's end leads to has happened. */
const quiet = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('Works that take turns', () => {
  it('run a few at once, the others in order of arrival', async () => {
    const { begun, ends, work } = works();
    const turns = new Turns(2, 8);
    const all = [1, 2, 3, 4].map((number) => turns.take(work(number)));
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
  it('are not taken on when too many wait, and are again later', async () => {
    const { begun, ends, work } = works();
    const turns = new Turns(1, 1);
    const taken = [1, 2].map((number) => turns.take(work(number)));
    await expect(turns.take(work(3))).rejects.toThrow(Busy);
    ends[0]!();
    await taken[0];
    await quiet();
    const later = turns.take(work(4));
    ends[1]!();
    await taken[1];
    await quiet();
    expect(begun).toEqual([1, 2, 4]);
    ends[2]!();
    expect(await later).toBe(4);
  });
  it('make room also by failing', async () => {
    const turns = new Turns(1, 1);
    const failing = turns.take(() => Promise.reject(new Error('broken')));
    const next = turns.take(async () => 'done');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });
});
