// A suite that a broken engine passes proves nothing: engines that do nothing fail every check, and each
// known defect is caught.
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Broker, Checkpoints, EventStore, ViewStore } from '@laurel/core';
import { MemoryBroker, MemoryCheckpoints, MemoryEventStore, MemoryViewStore } from '../memory/index.ts';
import {
  brokerChecks,
  type Check,
  checkpointsChecks,
  eventStoreChecks,
  type Factory,
  patience,
  runCheck,
  viewStoreChecks,
} from './index.ts';

const usualMs = patience.waitMs;
const impatientMs = 30;
patience.waitMs = impatientMs;
// Other specs of the process wait by the same limit.
afterAll(() => void (patience.waitMs = usualMs));

async function failures<Port>(checks: readonly Check<Port>[], factory: Factory<Port>): Promise<string[]> {
  const failed: string[] = [];
  for (const check of checks) await runCheck(check, factory).catch(() => failed.push(nameOf(check)));
  return failed;
}

function nameOf({ state, outcome }: Check<never>): string {
  return `${state} ${outcome}`;
}

/** Makes `port` the thing under test; opening it again gives the same, as if it had kept everything. */
function factoryOf<Port>(make: (now: () => string) => Port): Factory<Port> {
  return async (clock) => {
    const port = make(() => clock.now);
    return { port, reopen: async () => port, dispose: async () => {} };
  };
}

const nothing = async () => {};
const idleLog: EventStore = {
  append: async () => ({ version: 0, position: 0 }),
  readStream: async () => [],
  findCommand: async () => [],
  readAll: async () => [],
  head: async () => 0,
  positionAt: async () => 0,
  onAppend: () => () => {},
  close: nothing,
};
const idleCheckpoints: Checkpoints = {
  acquire: async () => undefined,
  store: nothing,
  release: nothing,
  load: async () => 0,
};
const idleViews: ViewStore = {
  define: nothing,
  checkpoint: async () => 0,
  apply: nothing,
  get: async () => undefined,
  getMany: async () => new Map(),
  find: async () => [],
  count: async () => 0,
  countBy: async () => [],
  reset: nothing,
  close: nothing,
};
const idleBroker: Broker = {
  publish: nothing,
  subscribe: async () => ({ stop: nothing }),
  backlog: async () => 0,
  close: nothing,
};

describe('An engine that does nothing', () => {
  const everything = <Port>(checks: readonly Check<Port>[]) => checks.map(nameOf);

  it('fails every check of a log', async () => {
    expect(
      await failures(
        eventStoreChecks,
        factoryOf(() => idleLog),
      ),
    ).toEqual(everything(eventStoreChecks));
  });
  it('fails every check of checkpoints', async () => {
    expect(
      await failures(
        checkpointsChecks,
        factoryOf(() => idleCheckpoints),
      ),
    ).toEqual(everything(checkpointsChecks));
  });
  it('fails every check of views', async () => {
    expect(
      await failures(
        viewStoreChecks,
        factoryOf(() => idleViews),
      ),
    ).toEqual(everything(viewStoreChecks));
  });
  it('fails every check of a broker', async () => {
    expect(
      await failures(
        brokerChecks,
        factoryOf(() => idleBroker),
      ),
    ).toEqual(everything(brokerChecks));
  });
});

const defectiveLogs: Record<string, (log: MemoryEventStore) => Partial<EventStore>> = {
  'ignores what the writer expects': (log) => ({
    append: (stream, _expected, events, options) => log.append(stream, 'any', events, options),
  }),
  'ignores which command made a version': (log) => ({
    append: (stream, expected, events, options) =>
      log.append(stream, typeof expected === 'object' ? expected.version : expected, events, options),
  }),
  'treats "none" as "any"': (log) => ({
    append: (stream, expected, events, options) =>
      log.append(stream, expected === 'none' ? 'any' : expected, events, options),
  }),
  'does not know a command again': (log) => {
    let calls = 0;
    return {
      append: (stream, expected, events) =>
        log.append(stream, expected, events, { commandId: `call-${++calls}` }),
    };
  },
  'acknowledges a conflict': (log) => ({
    append: (...asked) =>
      log
        .append(...asked)
        .catch((error) =>
          error.name === 'VersionConflict' ? { version: 1, position: 1 } : Promise.reject(error),
        ),
  }),
  'acknowledges before it stores': (log) => ({
    append: async (...asked) => {
      const stored = log.append(...asked);
      stored.catch(() => {});
      return { version: 1, position: (await log.head()) + 1 };
    },
  }),
  'takes no guard': (log) => ({
    append: (stream, expected, events, { commandId }) => log.append(stream, expected, events, { commandId }),
  }),
  'takes a guard and does not look who took it before': (log) => ({
    append: (stream, expected, events, { commandId, guards }) =>
      log.append(stream, expected, events, { commandId, guards: guards && { ...guards, reads: [] } }),
  }),
  'loses the last event of a batch': (log) => ({
    append: (stream, expected, events, options) =>
      log.append(stream, expected, events.length > 1 ? events.slice(0, -1) : events, options),
  }),
  'leaves out events when read in pages': (log) => ({
    readAll: async (after, limit) => (await log.readAll(after, limit)).filter((_, index) => index !== 9),
  }),
  'reads a stream newest first': (log) => ({
    readStream: async (...asked) => (await log.readStream(...asked)).toReversed(),
  }),
  'keeps no sealed part': (log) => ({
    readAll: async (...asked) => (await log.readAll(...asked)).map(({ sealed: _sealed, ...event }) => event),
  }),
  'never wakes anyone': () => ({ onAppend: () => () => {} }),
};

describe('A sound log behind the same wrapping', () => {
  it('fails no check', async () => {
    patience.waitMs = usualMs;
    const factory = factoryOf((now): EventStore => wrapped<EventStore>(new MemoryEventStore(now), {}));
    expect(
      await failures(
        eventStoreChecks.filter(({ durable }) => !durable),
        factory,
      ),
    ).toEqual([]);
    patience.waitMs = impatientMs;
  });
});

describe('A log with a defect', () => {
  it.each(Object.entries(defectiveLogs))('is caught: it %s', async (_defect, defect) => {
    const factory = factoryOf((now): EventStore => {
      const log = new MemoryEventStore(now);
      return wrapped<EventStore>(log, defect(log));
    });
    const failed = await failures(
      eventStoreChecks.filter(({ durable }) => !durable),
      factory,
    );
    expect(failed.length).toBeGreaterThan(0);
  });
});

const defectiveViews: Record<string, (views: MemoryViewStore) => Partial<ViewStore>> = {
  'ignores filters': (views) => ({ find: (view, query) => views.find(view, { ...query, where: [] }) }),
  'ignores the order': (views) => ({ find: (view, query) => views.find(view, { ...query, sort: [] }) }),
  'forgets deletions': (views) => ({
    apply: (names, move, changes) =>
      views.apply(
        names,
        move,
        changes.map((change) => ({ ...change, deletes: new Set() })),
      ),
  }),
  'moves only the views that changed': (views) => ({
    apply: (names, move, changes) =>
      views.apply(
        names.filter((name) => changes.some(({ view }) => view === name)),
        move,
        changes,
      ),
  }),
  'moves the checkpoint first': (views) => ({
    apply: async (names, move, changes) => {
      await views.apply(names, move, []);
      await views.apply([], move, changes);
    },
  }),
  'does not look where the views stand': (views) => ({
    apply: async (names, { to }, changes) => {
      for (const name of names) await views.apply([name], { from: await views.checkpoint(name), to }, []);
      await views.apply([], { from: to, to }, changes);
    },
  }),
};

describe('A keeper of views with a defect', () => {
  it.each(Object.entries(defectiveViews))('is caught: it %s', async (_defect, defect) => {
    const factory = factoryOf((): ViewStore => {
      const views = new MemoryViewStore();
      return wrapped<ViewStore>(views, defect(views));
    });
    expect((await failures(viewStoreChecks, factory)).length).toBeGreaterThan(0);
  });
});

describe('Workers and brokers with a defect', () => {
  it('are caught: a lease for everyone', async () => {
    const factory = factoryOf((): Checkpoints => {
      const checkpoints = new MemoryCheckpoints();
      return wrapped<Checkpoints>(checkpoints, {
        acquire: (name, _owner, leaseMs) => checkpoints.acquire(name, 'everyone', leaseMs),
      });
    });
    expect((await failures(checkpointsChecks, factory)).length).toBeGreaterThan(0);
  });
  it('are caught: a batch is acknowledged though its handling failed', async () => {
    const factory = factoryOf((): Broker => {
      const broker = new MemoryBroker();
      const subscribe: Broker['subscribe'] = (group, topics, onBatch) =>
        broker.subscribe(group, topics, (batch) => onBatch(batch).catch(() => {}));
      return wrapped<Broker>(broker, { subscribe });
    });
    expect((await failures(brokerChecks, factory)).length).toBeGreaterThan(0);
  });
});

function wrapped<Port extends object>(port: Port, defect: Partial<Port>): Port {
  return new Proxy(port, {
    get(target, name) {
      const value: unknown = Reflect.get(defect, name) ?? Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
