// A replica set whose primary is killed and whose others are ended in turn: what was acknowledged stays where
// it was said to be, and each command is done once.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Appended, DuplicateCommand, type EventStore, Unavailable } from '@laurel/core';
import type { Engine } from '@laurel/engines';
import { countedEvents, everything, expectSound, type Told } from '@laurel/engines/contract';
import { openMongo } from '@laurel/engines/mongo';
import { type Engines, startEngines } from '@laurel/infra/engines';

const kills = 3;
const appendsBetween = 500;
const writersEach = 8;
const waitMs = 60_000;
let engines: Engines;
let opened: Engine[];

beforeAll(async () => {
  engines = await startEngines({ kind: 'processes', members: 3 });
  const place = {
    url: engines.mongoUrl,
    database: 'killed',
    service: 'assessment',
    now: () => new Date().toISOString(),
  };
  // One after the other, as the first makes what the others find.
  opened = [await openMongo(place), await openMongo(place), await openMongo(place)];
}, 120_000);
afterAll(async () => {
  await Promise.all((opened ?? []).map((engine) => engine.close()));
  await engines?.stop();
}, 60_000);

/** Appends until told to stop; a command whose outcome is unknown is repeated, as the port says. */
async function write(log: EventStore, writer: string, told: Told[], isOver: () => boolean): Promise<void> {
  for (let turn = 0; !isOver(); turn++) {
    const [stream, commandId] = [`s-${turn % 20}`, `${writer}-${turn}`];
    const append = () => log.append(stream, 'any', countedEvents(commandId, 1 + (turn % 3)), { commandId });
    let appended: Appended | undefined;
    while (!appended) appended = await append().catch(originalOrNothing);
    told.push({ ...appended, stream, commandId });
  }
}

function originalOrNothing(error: unknown): Appended | undefined {
  if (error instanceof DuplicateCommand) return error.original;
  if (error instanceof Unavailable) return undefined;
  throw error;
}

/** Reads on until told to stop; gives the names of what it saw. */
async function follow(log: EventStore, isOver: () => boolean): Promise<string[]> {
  const seen: string[] = [];
  while (!isOver()) {
    try {
      for (const { id } of await log.readAll(seen.length, 1_000)) seen.push(id);
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
    }
  }
  return seen;
}

describe('A log on three servers, the primary killed again and again', () => {
  it('holds every acknowledged append once, where it was said to be, and no hole; nobody read anything else', async () => {
    const told: Told[] = [];
    let over = false;
    const isOver = () => over;
    const writing = opened.flatMap(({ events }, engine) =>
      Array.from({ length: writersEach }, (_, writer) => write(events, `${engine}-${writer}`, told, isOver)),
    );
    const following = opened.map(({ events }) => follow(events, isOver));
    const acknowledged = async (more: number) => {
      const [wanted, deadlineMs] = [told.length + more, performance.now() + waitMs];
      while (told.length < wanted) {
        if (performance.now() > deadlineMs) throw new Error(`${told.length} of ${wanted} appends`);
        await pause(20);
      }
    };
    for (let kill = 1; kill <= kills; kill++) {
      await acknowledged(appendsBetween);
      await engines.mongo.kill();
      const killedMs = performance.now();
      await acknowledged(appendsBetween);
      process.stdout.write(
        `kill ${kill}: ${appendsBetween} appends by the others ${Math.round(performance.now() - killedMs)} ms after\n`,
      );
      await engines.mongo.restart();
    }
    await acknowledged(appendsBetween);
    over = true;
    await Promise.all(writing);
    const events = await everything(opened[0]!.events);
    expectSound(events, told);
    for (const seen of await Promise.all(following))
      expect(seen).toEqual(events.slice(0, seen.length).map(({ id }) => id));
  }, 400_000);
});
