import { expect } from '@jest/globals';
import { type Appended, type EventStore, GuardConflict, type Guards, VersionConflict } from '@laurel/core';
import type { Check } from './check.ts';
import { append, sampleEvent } from './samples.ts';

/** As many at once as the sealing of a large panel asks for. */
const writers = 200;

function guarded(
  log: EventStore,
  stream: string,
  commandId: string,
  guards: Partial<Guards>,
): Promise<Appended> {
  const event = sampleEvent(`${commandId}.1`, { commandId });
  return log.append(stream, 'any', [event], {
    commandId,
    guards: { reads: [], takes: [], asOf: 0, ...guards },
  });
}

/**
 * Reads, decides and appends until nobody was faster, as the command loop does; says how often it was
 * beaten.
 */
async function insist(attempt: () => Promise<Appended>): Promise<number> {
  for (let beaten = 0; ; beaten++) {
    try {
      await attempt();
      return beaten;
    } catch (error) {
      if (!(error instanceof GuardConflict || error instanceof VersionConflict)) throw error;
    }
  }
}

/** Many hands on one stream and one guard, each of which decides anew until it was not beaten. */
function sharedStream(count: number): Check<EventStore> {
  return {
    state: `${count} writers at once on one stream and one guard`,
    outcome: 'all get done when each reads anew, and no append is lost or doubled',
    async run({ port: log }) {
      await Promise.all(
        Array.from({ length: count }, (_, index) =>
          insist(async () => {
            const asOf = await log.head();
            const version = (await log.readStream('shared', { last: 1 })).at(-1)?.revision ?? 0;
            return await log.append('shared', version, [sampleEvent(`w${index}`)], {
              commandId: `w${index}`,
              guards: { reads: ['one'], takes: ['one'], asOf },
            });
          }),
        ),
      );
      const ids = (await log.readStream('shared')).map(({ id }) => id);
      expect(ids).toHaveLength(count);
      expect(new Set(ids).size).toBe(count);
    },
  };
}

export const guardChecks: readonly Check<EventStore>[] = [
  {
    state: 'A writer who read a guard that nobody took since',
    outcome: 'is let onto the log, and so is whoever read what it did',
    async run({ port: log }) {
      await guarded(log, 'a', 'c1', { takes: ['login:ann'] });
      expect(
        await guarded(log, 'b', 'c2', { reads: ['login:ann'], takes: ['login:ann'], asOf: 1 }),
      ).toMatchObject({ position: 2 });
      await append(log, 'c', 'none', 'c3');
      expect(await guarded(log, 'd', 'c4', { reads: ['login:ann'], asOf: 2 })).toMatchObject({ position: 4 });
    },
  },
  {
    state: 'A writer who read a guard before another took it',
    outcome: 'is refused with the name of the guard, and adds nothing and takes nothing',
    async run({ port: log }) {
      await guarded(log, 'a', 'c1', { takes: ['login:ann', 'person:P1'] });
      const late = guarded(log, 'b', 'c2', { reads: ['role:x', 'person:P1'], takes: ['role:x'], asOf: 0 });
      await expect(late).rejects.toMatchObject({ name: 'GuardConflict', guard: 'person:P1' });
      expect(await log.readStream('b')).toEqual([]);
      expect(await guarded(log, 'c', 'c3', { reads: ['role:x'], asOf: 0 })).toMatchObject({ position: 2 });
    },
  },
  {
    state: 'A command that was appended with a guard',
    outcome: 'is answered with its first result though the guard was taken since: by itself',
    async run({ port: log }) {
      const asked = () => guarded(log, 'a', 'c1', { reads: ['login:ann'], takes: ['login:ann'] });
      await asked();
      await expect(asked()).rejects.toMatchObject({ name: 'DuplicateCommand', original: { position: 1 } });
    },
  },
  {
    state: `${writers} writers at once who read and take one guard`,
    outcome: 'are let on one by one: one claims the name, and each of the others learns of it',
    async run({ port: log }) {
      const claims = await Promise.allSettled(
        Array.from({ length: writers }, (_, index) =>
          guarded(log, `account-${index}`, `c${index}`, { reads: ['login:ann'], takes: ['login:ann'] }),
        ),
      );
      expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const claim of claims) {
        if (claim.status === 'rejected') expect(claim.reason).toBeInstanceOf(GuardConflict);
      }
      expect(await log.head()).toBe(1);
    },
  },
  {
    state: `${writers} writers at once who each take what another reads`,
    outcome: 'never pass each other by: of each pair, one read what the other did',
    async run({ port: log }) {
      const pairs = await Promise.all(
        Array.from({ length: writers / 2 }, (_, index) =>
          Promise.allSettled([
            guarded(log, `p${index}-a`, `a${index}`, { reads: [`x${index}`], takes: [`y${index}`] }),
            guarded(log, `p${index}-b`, `b${index}`, { reads: [`y${index}`], takes: [`x${index}`] }),
          ]),
        ),
      );
      for (const pair of pairs) {
        expect(pair.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      }
    },
  },
  ...[2, 4, 8, 16, 64].map(sharedStream),
  {
    state: 'A log that is opened again',
    outcome: 'still knows who took a guard',
    durable: true,
    async run({ port, reopen }) {
      await guarded(port, 'a', 'c1', { takes: ['login:ann'] });
      const log = await reopen();
      await expect(guarded(log, 'b', 'c2', { reads: ['login:ann'] })).rejects.toBeInstanceOf(GuardConflict);
      expect(await guarded(log, 'b', 'c2', { reads: ['login:ann'], asOf: 1 })).toMatchObject({ position: 2 });
    },
  },
];
