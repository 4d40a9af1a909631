// A network that delays, holds, loses and resets between the engine and the server takes nothing from the log
// and adds nothing.
import { afterEach, describe, expect, it } from '@jest/globals';
import { type Appended, DuplicateCommand, type EventStore, Unavailable, VersionConflict } from '@laurel/core';
import fc from 'fast-check';
import {
  countedEvents,
  eventually,
  everything,
  expectSound,
  type Fault,
  type TcpProxy,
  type Told,
} from '../contract/index.ts';
import type { Engine } from '../engine.ts';
import { pendingMax } from './append/pending.ts';
import { patience } from './connection.ts';
import { openMongo } from './open.ts';
import { dropDatabase, temporaryPlace, testNetwork } from './temporary.ts';

const usual = { ...patience };
const impatient = { connectMs: 400, answerMs: 800, appendStepMs: 400, changeMs: 1_000 };
const appendMs = 1_500;
/** The time that the event loop of a busy machine may add. */
const slackMs = 1_500;
const writers = 6;

afterEach(() => void Object.assign(patience, usual));

interface Troubled {
  /** Each behind a network of its own. */
  readonly engines: readonly Engine[];
  readonly proxies: readonly TcpProxy[];
  /** Past the networks. */
  readonly direct: Engine;
  close(): Promise<void>;
}

async function openTroubled(networks: number): Promise<Troubled> {
  const place = temporaryPlace();
  const now = () => new Date().toISOString();
  // Only when the database is made do they lose patience soon.
  const direct = await openMongo({ ...place, now });
  Object.assign(patience, impatient);
  const behind = await Promise.all(Array.from({ length: networks }, testNetwork));
  const engines = await Promise.all(behind.map(({ url }) => openMongo({ ...place, url, now, appendMs })));
  const proxies = behind.map(({ proxy }) => proxy);
  const close = async () => {
    await Promise.all([...engines, direct].map((engine) => engine.close()));
    await Promise.all(proxies.map((proxy) => proxy.close()));
    Object.assign(patience, usual);
    await dropDatabase(place);
  };
  return { engines, proxies, direct, close };
}

const towards = fc.constantFrom<'server' | 'client' | undefined>('server', 'client', undefined);
const faults: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ kind: fc.constant('delay' as const), delayMs: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('hold' as const), towards }),
  fc.record({ kind: fc.constant('drop' as const), towards }),
  fc.constant<Fault>({ kind: 'reset' }),
);
/** Each fault lasts until so many calls were answered, and so does the calm after it. */
const schedules = fc.array(
  fc.record({ fault: faults, answers: fc.nat({ max: 12 }), calm: fc.nat({ max: 30 }) }),
  {
    minLength: 1,
    maxLength: 5,
  },
);

/** The answers that writers and readers got. */
interface Seen {
  readonly told: Told[];
  readonly prefixes: number[];
  readonly slowMs: number[];
  answers: number;
}

/** Runs a call and notes how long it took if that is too long; undefined when it was Unavailable. */
async function timed<T>(seen: Seen, mostMs: number, call: () => Promise<T>): Promise<T | undefined> {
  const beganMs = performance.now();
  try {
    return await call();
  } catch (error) {
    if (error instanceof Unavailable) return undefined;
    throw error;
  } finally {
    const tookMs = performance.now() - beganMs;
    if (tookMs > mostMs + slackMs) seen.slowMs.push(tookMs);
    seen.answers++;
  }
}

/**
 * Appends until told to stop; a command whose outcome is unknown is repeated, as the port says. Half of the
 * writers share a stream.
 */
async function write(log: EventStore, writer: number, seen: Seen, isOver: () => boolean): Promise<void> {
  const stream = writer % 2 === 0 ? 'shared' : `own-${writer}`;
  let version = 0;
  for (let turn = 0; !isOver(); turn++) {
    const commandId = `${writer}-${turn}`;
    const expected = writer === 0 ? 'any' : version;
    const append = () =>
      log.append(stream, expected, countedEvents(commandId, 1 + (turn % 3)), { commandId });
    let appended: Appended | undefined;
    for (let attempt = 0; !appended; attempt++) {
      const answer = await timed(seen, appendMs, () => append().catch(refusal));
      // What the engine itself repeated is no duplicate to its writer.
      if (attempt === 0) expect(answer).not.toBeInstanceOf(DuplicateCommand);
      if (answer instanceof VersionConflict) {
        version = answer.actual;
        break;
      }
      appended = answer instanceof DuplicateCommand ? answer.original : answer;
    }
    if (appended) seen.told.push({ ...appended, stream, commandId });
    if (appended) ({ version } = appended);
  }
}

function refusal(error: unknown): VersionConflict | DuplicateCommand {
  if (error instanceof VersionConflict || error instanceof DuplicateCommand) return error;
  throw error;
}

async function read(log: EventStore, seen: Seen, isOver: () => boolean): Promise<void> {
  // A call is sent once more by the driver, and looks for a server before each.
  const mostMs = 2 * (patience.connectMs + patience.answerMs);
  let position = 0;
  while (!isOver()) {
    const news = await timed(seen, mostMs, () => log.readAll(position, 100));
    position += news?.length ?? 0;
    seen.prefixes.push(position);
  }
}

async function endure(schedule: readonly { fault: Fault; answers: number; calm: number }[]): Promise<void> {
  const { engines, proxies, direct, close } = await openTroubled(2);
  const seen: Seen = { told: [], prefixes: [], slowMs: [], answers: 0 };
  const answered = (count: number) => {
    const wanted = seen.answers + count;
    return eventually(async () => (seen.answers >= wanted ? true : undefined), `${count} answers`);
  };
  let over = false;
  const busy = Array.from({ length: writers }, (_, writer) =>
    write(engines[writer % 2]!.events, writer, seen, () => over),
  );
  busy.push(read(engines[0]!.events, seen, () => over));
  try {
    for (const [index, { fault, answers, calm }] of schedule.entries()) {
      const proxy = proxies[index % 2]!;
      proxy.inject(fault);
      await answered(answers);
      proxy.inject({ kind: 'none' });
      await answered(calm);
    }
    over = true;
    await Promise.all(busy);
    const events = await everything(direct.events);
    expectSound(events, seen.told);
    expect(Math.max(0, ...seen.prefixes)).toBeLessThanOrEqual(events.length);
    expect(seen.slowMs).toEqual([]);
  } finally {
    over = true;
    await close();
  }
}

describe('A log behind a bad network', () => {
  it('loses nothing it acknowledged, holds nothing twice, has no hole, and answers in time, whatever the faults', async () => {
    await fc.assert(fc.asyncProperty(schedules, endure), { numRuns: 25, seed: 20230410, endOnFailure: true });
  }, 300_000);
});

describe('A server that falls silent', () => {
  it.each<Fault>([{ kind: 'hold' }, { kind: 'drop' }])(
    'leaves no call waiting, and is found again: $kind',
    async (fault) => {
      const { engines, proxies, close } = await openTroubled(1);
      const [{ events, views, checkpoints, files }, proxy] = [engines[0]!, proxies[0]!];
      const append = (commandId: string) =>
        events.append('a', 'any', countedEvents(commandId, 2), { commandId });
      try {
        await views.define('people-1', []);
        const before = await append('before');
        proxy.inject(fault);
        const beganMs = performance.now();
        const unanswered = await Promise.allSettled([
          append('silent'),
          events.readAll(0, 10),
          views.find('people-1', {}),
          views.apply(['people-1'], { from: 0, to: 1 }, []),
          checkpoints.acquire('relay', 'ann', 1_000),
          files.read('none'),
        ]);
        expect(
          unanswered.map((each) => (each.status === 'rejected' ? each.reason.name : each.status)),
        ).toEqual(unanswered.map(() => 'Unavailable'));
        expect(performance.now() - beganMs).toBeLessThan(
          2 * (patience.connectMs + patience.answerMs) + patience.changeMs + slackMs,
        );
        proxy.inject({ kind: 'none' });
        const silent = await eventually(() => append('silent').catch(originalOrNothing), 'the server');
        const after = await append('after');
        const told = [before, silent, after].map((each, index) => ({
          ...each,
          stream: 'a',
          commandId: ['before', 'silent', 'after'][index]!,
        }));
        expectSound(await everything(events), told);
      } finally {
        await close();
      }
    },
  );

  it('makes new appends be refused at once when too many wait, and those that wait be answered in time', async () => {
    const { engines, proxies, close } = await openTroubled(1);
    const [{ events }, proxy] = [engines[0]!, proxies[0]!];
    try {
      proxy.inject({ kind: 'hold' });
      const append = (turn: number) =>
        events.append(`s${turn}`, 'none', countedEvents(`c${turn}`, 1), { commandId: `c${turn}` });
      const beganMs = performance.now();
      const waiting = Promise.allSettled(
        Array.from({ length: pendingMax.appends }, (_, turn) => append(turn)),
      );
      await expect(append(pendingMax.appends)).rejects.toThrow('slow down');
      expect(performance.now() - beganMs).toBeLessThan(appendMs);
      const answers = await waiting;
      expect(answers.every((each) => each.status === 'rejected' && each.reason instanceof Unavailable)).toBe(
        true,
      );
      expect(performance.now() - beganMs).toBeLessThan(appendMs + slackMs);
      proxy.inject({ kind: 'none' });
      await eventually(() => append(pendingMax.appends).catch(originalOrNothing), 'the server');
      expectSound(await everything(events), []);
    } finally {
      await close();
    }
  });
});

function originalOrNothing(error: unknown): Appended | undefined {
  if (error instanceof DuplicateCommand) return error.original;
  if (error instanceof Unavailable) return undefined;
  throw error;
}
