// How a rehearsal is moved on: one thing after the other, and everything quiet in between, so that the record
// is the same on every machine.
import { describe, expect, it } from '@jest/globals';
import { Unavailable } from '@laurel/core';
import { Conductor } from './conductor.ts';
import type { Member } from './member.ts';

const due = '2023-05-01T16:00:00.000Z';
const later = '2023-05-02T16:00:00.000Z';
const end = '2023-05-03T00:00:00.000Z';

/** Services that note what is asked of them; each is busy for `busyFor` questions after it fired. */
function rehearsal(plans: Readonly<Record<string, readonly string[]>>, busyFor = 2) {
  const noted: string[] = [];
  const members = Object.entries(plans).map(([name, plan]): Member => {
    const waiting = [...plan];
    let head = 0;
    let busy = 0;
    return {
      state: async () => {
        if (busy > 0 && --busy === 0) noted.push(`${name} is quiet`);
        return { head, isQuiet: busy === 0 };
      },
      next: async (until) => waiting.filter((instant) => instant <= until).sort()[0],
      moveTo: async (instant) => void noted.push(`${name} at ${instant}`),
      fire: async (until) => {
        const fired = waiting.filter((instant) => instant <= until);
        if (fired.length === 0) return 0;
        noted.push(`${name} fires ${fired.length}`);
        waiting.splice(0, Infinity, ...waiting.filter((instant) => instant > until));
        head += fired.length;
        busy = busyFor;
        return fired.length;
      },
    };
  });
  return { conductor: new Conductor(() => members), noted };
}

describe('Moving a rehearsal to an instant', () => {
  it('moves every clock when nothing is due', async () => {
    const { conductor, noted } = rehearsal({ application: [], notification: [] });
    expect(await conductor.advance(end)).toBe(0);
    expect(noted).toEqual([`application at ${end}`, `notification at ${end}`]);
  });
  it('lets each service fire when all is quiet after the one before', async () => {
    const { conductor, noted } = rehearsal({ application: [due], notification: [due] });
    expect(await conductor.advance(due)).toBe(2);
    expect(noted.filter((note) => !note.includes(' at '))).toEqual([
      'application fires 1',
      'application is quiet',
      'notification fires 1',
      'notification is quiet',
    ]);
  });
  it('fires at every instant on the way, earliest first', async () => {
    const { conductor, noted } = rehearsal({ application: [later, due] });
    expect(await conductor.advance(end)).toBe(2);
    expect(noted).toEqual([
      `application at ${due}`,
      'application fires 1',
      'application is quiet',
      `application at ${later}`,
      'application fires 1',
      'application is quiet',
      `application at ${end}`,
    ]);
  });
});

describe('Waiting until a rehearsal is quiet', () => {
  it('goes on asking while a log grows, though everybody says to be quiet', async () => {
    let head = 0;
    let asked = 0;
    const growing: Member = {
      state: async () => ({ head: asked++ < 5 ? ++head : head, isQuiet: true }),
      next: async () => undefined,
      moveTo: async () => {},
      fire: async () => 0,
    };
    await new Conductor(() => [growing]).settle();
    expect(asked).toBe(5 + 1);
  });
  it('ends with Unavailable when it never is', async () => {
    const busy: Member = {
      state: async () => ({ head: 1, isQuiet: false }),
      next: async () => undefined,
      moveTo: async () => {},
      fire: async () => 0,
    };
    await expect(new Conductor(() => [busy]).settle(20)).rejects.toThrow(Unavailable);
  });
});
