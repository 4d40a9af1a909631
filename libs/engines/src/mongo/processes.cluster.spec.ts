// What only several processes can show: who writes a log or follows it beside others neither harms them nor
// is harmed, and may be killed at any moment.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '@laurel/core';
import { everything, expectSound, type Told } from '../contract/index.ts';
import type { Engine } from '../engine.ts';
import { type Child, startChild } from './children.ts';
import { openMongo } from './open.ts';
import { dropDatabase, temporaryPlace } from './temporary.ts';

const processes = 4;
const kills = 48;
/** A process is killed after some answers, at most so many. */
const answersMost = 200;

interface Answer extends Told {
  readonly kind: 'appended' | 'duplicate' | 'conflict';
}

interface Written {
  readonly answers: readonly Answer[];
  readonly events: readonly StoredEvent[];
}

let place: ReturnType<typeof temporaryPlace>;
let engine: Engine;

async function open(): Promise<void> {
  place = { ...temporaryPlace(), service: 'processes' };
  engine = await openMongo({ ...place, now: () => '' });
}

async function close(): Promise<void> {
  await engine.close();
  await dropDatabase(place);
}

const startWriters = (run: string, appendsEach: number) =>
  startChild('writers.child.ts', [place.database, run, String(appendsEach)]);

async function written(children: readonly Child[]): Promise<Written> {
  const answers = children.flatMap((child) => child.lines()).map((line) => JSON.parse(line) as Answer);
  return { answers, events: await everything(engine.events) };
}

const told = ({ answers }: Written) => answers.filter(({ kind }) => kind !== 'conflict');

describe('A log that four processes write', () => {
  let result: Written;

  beforeAll(async () => {
    await open();
    const children = Array.from({ length: processes }, (_, index) => startWriters(`p${index}`, 40));
    await Promise.all(children.map(({ ended }) => ended));
    result = await written(children);
  }, 120_000);
  afterAll(close);

  it('is dense, holds each command once, where its writer was told', () => {
    expectSound(result.events, told(result));
  });
  it('holds nothing that nobody was told of', () => {
    const known = new Set(told(result).map(({ stream, commandId }) => `${stream} ${commandId}`));
    expect(result.events.filter(({ stream, commandId }) => !known.has(`${stream} ${commandId}`))).toEqual([]);
  });
  it('acknowledged each command once, and told all others who said it of that', () => {
    const appended = result.answers
      .filter(({ kind }) => kind === 'appended')
      .map(({ stream, commandId }) => `${stream} ${commandId}`);
    expect(new Set(appended).size).toBe(appended.length);
    const commands = new Set(result.events.map(({ stream, commandId }) => `${stream} ${commandId}`));
    expect(appended).toHaveLength(commands.size);
  });
  it('saw conflicts and duplicates between the processes', () => {
    const kinds = Map.groupBy(result.answers, ({ kind, stream }) => `${kind} ${stream.split('-')[0]}`);
    for (const kind of ['conflict shared', 'appended shared', 'duplicate common', 'duplicate own']) {
      expect(kinds.get(kind)?.length ?? 0).toBeGreaterThan(0);
    }
  });
});

describe(`A log whose writing processes were killed ${kills} times`, () => {
  let result: Written;

  /** Kills one after the other while the lanes beside it go on. */
  async function killMany(lane: number, lanes: number): Promise<Child[]> {
    const children: Child[] = [];
    for (let kill = lane; kill < kills; kill += lanes) {
      const child = startWriters(`k${kill}`, Infinity);
      children.push(child);
      await child.said(1 + ((kill * 37) % answersMost));
      child.kill();
      await child.ended;
    }
    return children;
  }

  beforeAll(async () => {
    await open();
    const lanes = 3;
    const children = await Promise.all(Array.from({ length: lanes }, (_, lane) => killMany(lane, lanes)));
    result = await written(children.flat());
    process.stdout.write(
      `kills ${kills}, answers ${result.answers.length}, events stored ${result.events.length}\n`,
    );
  }, 300_000);
  afterAll(close);

  it('holds every acknowledged append once, where it was said to be, and no hole', () => {
    expect(told(result).length).toBeGreaterThan(kills);
    expectSound(result.events, told(result));
  });
  it('goes on', async () => {
    const child = startWriters('after', 4);
    await child.ended;
    const after = await written([child]);
    expectSound(after.events, [...told(result), ...told(after)]);
  });
});

describe('A log that three processes follow, each as projector and relay', () => {
  const followers: Child[] = [];
  let events: readonly StoredEvent[];

  beforeAll(async () => {
    await open();
    await startWriters('p0', 8).ended;
    events = await everything(engine.events);
    followers.push(
      ...Array.from({ length: 3 }, (_, index) =>
        startChild('followers.child.ts', [place.database, `f${index}`, String(events.length)]),
      ),
    );
    await Promise.all(followers.map(({ ended }) => ended));
  }, 120_000);
  afterAll(close);

  it('is folded as by one: each event once', async () => {
    const counted = Object.fromEntries(
      (await engine.views.find('counts-1', {})).map(({ key, row }) => [key, row['count']]),
    );
    const expected = [...Map.groupBy(events, ({ stream }) => stream)].map(([stream, those]) => [
      stream,
      those.length,
    ]);
    expect(counted).toEqual(Object.fromEntries(expected));
  });
  it('is relayed whole, in order under each lease, and progress never goes back', () => {
    const said = followers.map((child) =>
      child.lines().map((line) => JSON.parse(line) as { token: number; position?: number; stored?: number }),
    );
    expect(said.filter((lines) => lines.length > 0).length).toBeGreaterThan(1);
    const byToken = [...Map.groupBy(said.flat(), ({ token }) => token)]
      .sort(([a], [b]) => a - b)
      .map(([, lines]) => lines);
    for (const lines of byToken) {
      const positions = lines.flatMap(({ position }) => position ?? []);
      expect(positions).toEqual(positions.map((_, index) => positions[0]! + index));
    }
    const stored = byToken.flatMap((lines) => lines.flatMap((line) => line.stored ?? []));
    expect(stored).toEqual(stored.toSorted((a, b) => a - b));
    expect(new Set(said.flat().flatMap(({ position }) => position ?? []))).toEqual(
      new Set(events.map(({ position }) => position)),
    );
  });
});
