// Views far behind their log, in a store that does not take so much in one write.
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Row, Unavailable, type View } from '@laurel/core';
import { MemoryEventStore, MemoryViewStore } from '@laurel/engines/memory';
import { foldTo } from './fold-to.ts';
import { versioned } from './folding.ts';
import { Projector } from './projector.ts';
import { heldMeeting, instant } from './runtime.fixture.ts';

const events = 6_000;
const rowsMost = 700;

/** A row for each event. */
const view: View<Row> = {
  name: 'all',
  version: 1,
  hears: ['MembersMeetingHeld'],
  indexes: [],
  keys: ({ id }) => [id],
  fold: (_row, { position }) => ({ position }),
};

class SmallStore extends MemoryViewStore {
  isAway = false;
  /** So many writes fail. */
  faults = 0;
  rowsMost = rowsMost;
  writes = 0;

  override async apply(...[views, move, changes]: Parameters<MemoryViewStore['apply']>): Promise<void> {
    this.writes++;
    if (this.isAway || this.faults-- > 0) throw new Unavailable('away');
    if (changes.some(({ puts }) => puts.size > this.rowsMost))
      throw new Unavailable('too much for one write');
    await super.apply(views, move, changes);
  }
}

let log: MemoryEventStore;
let store: SmallStore;
let errors: unknown[];
let projector: Projector;

beforeEach(() => {
  log = new MemoryEventStore(() => instant);
  store = new SmallStore();
  errors = [];
  projector = new Projector('application', log, store, [view as View], (error) => errors.push(error));
});

async function say(count = events): Promise<void> {
  const head = await log.head();
  for (let number = head + 1; number <= head + count; number++) {
    const said = heldMeeting(number);
    await log.append('s', 'any', [said], { commandId: said.commandId });
  }
}

async function expectAll(): Promise<void> {
  expect(await store.count(versioned(view as View), [])).toBe(events);
  expect(await store.checkpoint(versioned(view as View))).toBe(events);
}

describe('Views whose store failed', () => {
  it.each([
    [1, 1],
    [20, 1],
    [1, 2],
    [2, 3],
  ])(
    'are soon folded by large writes again, after faults: %i, with events in hand: %i',
    async (faults, inHand) => {
      await projector.start();
      store.isAway = true;
      await say(inHand);
      await failTimes(faults);
      store.isAway = false;
      await projector.reach(inHand);
      const before = store.writes;
      await say(rowsMost);
      await projector.reach(inHand + rowsMost);
      expect(store.writes - before).toBeLessThan(50);
      await projector.stop();
    },
  );
  // Each halves what is asked for: before them, any number from one event to thousands.
  it.each([1, 8, 11, 12, 13])(
    'while they were far behind come up with it by large writes, after faults: %i',
    async (faults) => {
      store.rowsMost = Infinity;
      await say();
      await projector.start();
      store.isAway = true;
      await failTimes(faults);
      store.isAway = false;
      const before = store.writes;
      await projector.reach(events);
      expect(store.writes - before).toBeLessThan(60);
      await projector.stop();
    },
  );
});

async function failTimes(faults: number): Promise<void> {
  while (errors.length < faults) {
    projector.wake();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('Views that are folded up to a position', () => {
  const foldAll = async () =>
    await foldTo(events, { service: 'application', log, store, views: [view as View] });
  it('come up with it, though the store refuses large writes', async () => {
    await say();
    await foldAll();
    await expectAll();
  });
  it('are given up when the store refuses every write', async () => {
    await say();
    store.isAway = true;
    await expect(foldAll()).rejects.toThrow('away');
  });
  it('keep nobody waiting once they are stopped', async () => {
    await projector.start();
    const waiting = projector.reach(1);
    await projector.stop();
    await expect(waiting).rejects.toThrow('no longer folded');
  });
});

describe('Views far behind their log', () => {
  it('come up with it, by smaller writes', async () => {
    await say();
    await projector.start();
    await projector.reach(events);
    await expectAll();
    expect(errors).toEqual(Array.from({ length: 3 }, () => expect.any(Unavailable)));
    await projector.stop();
  });
  it('that are new beside others come up with them, by smaller writes', async () => {
    await say();
    const before: View = { ...(view as View), name: 'before', hears: [] };
    await store.define(versioned(before), []);
    await store.apply([versioned(before)], { from: 0, to: events }, []);
    const both = new Projector('application', log, store, [before, view as View], (error) =>
      errors.push(error),
    );
    await both.start();
    expect(both.position).toBe(events);
    await expectAll();
    await both.stop();
  });
  it('that are new beside others come up with them by large writes once the store has recovered', async () => {
    store.rowsMost = Infinity;
    await say();
    const before: View = { ...(view as View), name: 'before', hears: [] };
    await store.define(versioned(before), []);
    await store.apply([versioned(before)], { from: 0, to: events }, []);
    store.faults = 10;
    const both = new Projector('application', log, store, [before, view as View], (error) =>
      errors.push(error),
    );
    await both.start();
    expect(store.writes).toBeLessThan(60);
    await expectAll();
    await both.stop();
  });
});
