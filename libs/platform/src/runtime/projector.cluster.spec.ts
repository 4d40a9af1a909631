// Views on a real MongoDB, which holds a write whole in its memory, come up with their log however much there
// is to be written.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Row, View } from '@laurel/core';
import type { Engine } from '@laurel/engines';
import { openMongo } from '@laurel/engines/mongo';
import { versioned } from './folding.ts';
import { Projector } from './projector.ts';
import { heldMeeting, instant } from './runtime.fixture.ts';

const events = 6_000;
const eventLetters = 7_500;
const minutesMs = 60_000;

/** Keeps what every event says, as the history of the audit service does. */
const history: View<Row> = {
  name: 'history',
  version: 1,
  hears: ['MembersMeetingHeld'],
  indexes: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
  keys: ({ id }) => [id],
  fold: (_row, { data, position }) => ({ ...(data as Row), position }),
};

let engine: Engine;
beforeEach(async () => {
  const place = {
    url: process.env['LAUREL_MONGO_URL']!,
    database: `test-${randomUUID().slice(0, 13)}`,
    service: 'audit',
  };
  engine = await openMongo({ ...place, now: () => instant });
});
afterEach(() => engine.close());

async function say(count: number): Promise<void> {
  const appends = Array.from({ length: count }, async (_, number) => {
    const data = {
      ...Object.fromEntries(history.indexes.map((field) => [field, `${field}-${number}`])),
      text: 'x'.repeat(eventLetters),
    };
    const said = heldMeeting(number, data);
    await engine.events.append(`s${number}`, 'none', [said], { commandId: said.commandId });
  });
  await Promise.all(appends);
}

describe('Views far behind a log of large events', () => {
  it('come up with it, by writes that the server can hold', async () => {
    const errors: unknown[] = [];
    const projector = new Projector('audit', engine.events, engine.views, [history as View], (error) =>
      errors.push(error),
    );
    await projector.start();
    await say(events);
    await projector.reach(events, minutesMs);
    expect(await engine.views.count(versioned(history as View), [])).toBe(events);
    expect(errors.map(String).filter((error) => !error.includes('too large'))).toEqual([]);
    await projector.stop();
  });
});
