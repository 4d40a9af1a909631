// What a process appended itself it need not ask the server for, and yet it misses nothing of what others
// append.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Engine } from '../engine.ts';
import { sampleEvent } from '../contract/samples.ts';
import { openMongo } from './open.ts';
import { dropDatabase, temporaryPlace } from './temporary.ts';

const place = temporaryPlace();
const open = () => openMongo({ ...place, now: () => '2023-03-10T01:00:00.000Z' });
let engines: Engine[];

beforeEach(async () => {
  engines = [await open(), await open()];
});
afterEach(async () => {
  for (const engine of engines) await engine.close();
  await dropDatabase(place);
});

async function say({ events }: Engine, number: number): Promise<void> {
  await events.append(`s-${number}`, 'none', [sampleEvent(String(number))], { commandId: `c-${number}` });
}

describe('A log that one process listens to', () => {
  it('gives all who read what it appended last the same events, as the server has them', async () => {
    const [here, there] = engines as [Engine, Engine];
    here.events.onAppend(() => {});
    for (const number of [1, 2, 3]) await say(here, number);
    const [read, again] = [await here.events.readAll(1, 10), await here.events.readAll(1, 10)];
    expect(read.map(({ position }) => position)).toEqual([2, 3]);
    expect(again[0]).toBe(read[0]);
    expect(read).toEqual(await there.events.readAll(1, 10));
    expect((await here.events.readAll(0, 2)).map(({ position }) => position)).toEqual([1, 2]);
  });
  it('tells once of each append, and then gives what another process appended too', async () => {
    const [here, there] = engines as [Engine, Engine];
    let told = 0;
    const twice = Promise.withResolvers<void>();
    here.events.onAppend(() => (++told === 2 ? twice.resolve() : undefined));
    await say(here, 1);
    await say(there, 2);
    await twice.promise;
    expect((await here.events.readAll(0, 10)).map(({ position }) => position)).toEqual([1, 2]);
    await say(here, 3);
    await say(there, 4);
    await there.events.append('s-4', 1, [sampleEvent('5'), sampleEvent('6')], { commandId: 'c-5' });
    while (told < 5) await new Promise((resolve) => setImmediate(resolve));
    expect((await here.events.readAll(1, 10)).map(({ position }) => position)).toEqual([2, 3, 4, 5, 6]);
    expect(told).toBe(5);
  });
  it('is read to its end by who reads only when told, while two processes append', async () => {
    const [here, there] = engines as [Engine, Engine];
    const count = 300;
    const got: number[] = [];
    const all = Promise.withResolvers<void>();
    let reading = Promise.resolve();
    const read = async () => {
      // As the workers do: a batch that is not full is the end, until told again.
      got.push(...(await here.events.readAll(got.length, 50)).map(({ position }) => position));
      if (got.length === count) all.resolve();
    };
    here.events.onAppend(() => (reading = reading.then(read)));
    for (let number = 0; number < count; number += 3) {
      await Promise.all([
        say(here, number),
        say(there, number + 1),
        say(number % 2 === 0 ? here : there, number + 2),
      ]);
    }
    await all.promise;
    expect(got).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  });
});

describe('Two processes that hand over, again and again, appends to one stream, each on the one before', () => {
  it('leave none that is not on the one it was decided on', async () => {
    const rounds = 60;
    const made = new Map<string, string>();
    const writer = async (name: string, { events }: Engine) => {
      for (let round = 0; round < rounds; round++) {
        const version = (await events.readStream('hands', { last: 1 })).at(-1)?.revision ?? 0;
        const commands = Array.from({ length: 8 }, (_, index) => `${name}-${round}-${index}`);
        const appends = commands.map((commandId, index) => {
          const expected = { version: version + index, by: commands[index - 1]! };
          const first = version === 0 ? 'none' : version;
          return events.append('hands', index === 0 ? first : expected, [sampleEvent(commandId)], {
            commandId,
          });
        });
        const answers = await Promise.allSettled(appends);
        answers.forEach(({ status }, index) => {
          if (status === 'fulfilled' && index > 0) made.set(commands[index]!, commands[index - 1]!);
        });
        // Whoever is refused stands before who goes on.
        const refused = answers.findIndex(({ status }) => status === 'rejected');
        if (refused >= 0)
          expect(answers.slice(refused).some(({ status }) => status === 'fulfilled')).toBe(false);
      }
    };
    await Promise.all(engines.map((engine, index) => writer(`p${index}`, engine)));
    const stream = await engines[0]!.events.readStream('hands');
    const ids = stream.map(({ id }) => id);
    expect(made.size).toBeGreaterThan(rounds);
    for (const [commandId, before] of made) expect(ids[ids.indexOf(commandId) - 1]).toBe(before);
    expect(stream.map(({ revision }) => revision)).toEqual(stream.map((_, index) => index + 1));
  });
});
