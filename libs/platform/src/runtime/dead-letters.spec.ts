// Dead letters that several processes add and retry at once are dealt with once each, in order, and none
// stays behind alone.
import { describe, expect, it } from '@jest/globals';
import type { Meta } from '@laurel/engines';
import fc from 'fast-check';
import { DeadLetters } from './dead-letters.ts';

/** Facts whose reads and writes happen when the scheduler says. */
function metaOf(scheduler: fc.Scheduler, facts: Map<string, string>): Meta {
  return {
    get: scheduler.scheduleFunction(async (key: string) => facts.get(key)),
    setOnce: scheduler.scheduleFunction(async (key: string, value: string) => {
      if (!facts.has(key)) facts.set(key, value);
      return facts.get(key)!;
    }),
  };
}

function letter(position: number, stream = 'b') {
  return { position, stream, reason: 'damaged' };
}

describe('A stream whose letters one process adds while another retries them', () => {
  it('is dealt with to its end, in order, in whatever order their reads and writes happen', async () => {
    const run = fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 4 }), async (scheduler, later) => {
      const facts = new Map([['parked-1', JSON.stringify(letter(1))]]);
      const [hearing, steward] = [
        new DeadLetters(metaOf(scheduler, facts)),
        new DeadLetters(metaOf(scheduler, facts)),
      ];
      const taken: number[] = [];
      const take = async ({ position }: { position: number }) => {
        taken.push(position);
        return 'done';
      };
      await scheduler.waitFor(hearing.refresh());
      const hears = async () => {
        for (let position = 2; position <= 1 + later; position++) {
          if (hearing.block({ stream: 'b' })) await hearing.addBlocked(letter(position), take);
          else await take(letter(position));
        }
      };
      await scheduler.waitFor(Promise.all([hears(), steward.retry(take)]));
      expect([...(await scheduler.waitFor(steward.refresh())).keys()]).toEqual([]);
      // Two may retry the same: what they do is recognised as a repetition. The first of each counts.
      expect([...new Set(taken)]).toEqual(Array.from({ length: 1 + later }, (_, index) => index + 1));
    });
    await fc.assert(run, { numRuns: 2_000, seed: 20230410 });
  });
});

describe('Two processes that add at once', () => {
  it('keep everything, once for each position', async () => {
    const run = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const facts = new Map<string, string>();
      const [one, other] = [
        new DeadLetters(metaOf(scheduler, facts)),
        new DeadLetters(metaOf(scheduler, facts)),
      ];
      const adds = async (letters: DeadLetters, positions: number[]) => {
        for (const position of positions) await letters.add(letter(position, String(position % 2)));
      };
      await scheduler.waitFor(
        Promise.all([adds(one, [1, 2, 3]), adds(other, [2, 3, 4]), one.refresh(), other.refresh()]),
      );
      const [waiting, waitingOfOther] = await scheduler.waitFor(
        Promise.all([one.refresh(), other.refresh()]),
      );
      const positions = [...waiting.values()].map(({ position }) => position);
      expect([...positions].sort()).toEqual([1, 2, 3, 4]);
      expect([...waitingOfOther]).toEqual([...waiting]);
    });
    await fc.assert(run, { numRuns: 1_000, seed: 20230410 });
  });
});
