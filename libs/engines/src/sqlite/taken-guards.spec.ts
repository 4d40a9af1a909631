import { describe, expect, it } from '@jest/globals';
import { TakenGuards } from './taken-guards.ts';

describe('Guards that are kept in memory', () => {
  it('tell who took one after a position', () => {
    const taken = new TakenGuards(5);
    taken.take('login:ann', 6);
    taken.take('login:ann', 8);
    expect([5, 7, 8].map((position) => taken.isTakenAfter(position, 'login:ann'))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('count one that was taken before the process began as taken at the head that it found', () => {
    const taken = new TakenGuards(5);
    expect([4, 5].map((position) => taken.isTakenAfter(position, 'login:ann'))).toEqual([true, false]);
  });

  it('are bounded, and one that was forgotten counts as taken when the last forgotten one was', () => {
    const taken = new TakenGuards(0);
    for (let position = 1; position <= 10_003; position++) taken.take(`entries:${position}`, position);
    taken.take('entries:4', 10_004);
    expect(taken.isTakenAfter(2, 'entries:1')).toBe(true);
    expect(taken.isTakenAfter(3, 'entries:1')).toBe(false);
    expect(taken.isTakenAfter(10_003, 'entries:4')).toBe(true);
    expect(taken.isTakenAfter(10_003, 'entries:10003')).toBe(false);
  });
});
