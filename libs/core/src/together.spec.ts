// Commands that wait for one stream share a flush: each on what those before it said, each with an outcome of
// its own.
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Decider } from './decider.ts';
import type { Memory, Shell } from './handle.ts';
import type { Command, NewEvent, StoredEvent } from './message.ts';
import {
  DuplicateCommand,
  type EventStore,
  GuardConflict,
  type Made,
  Unavailable,
  VersionConflict,
} from './ports.ts';
import { Rejected } from './rejected.ts';
import { command, someActor, someInstant } from './testing.ts';
import { type Ahead, handleNext, Unsettled, type Waiting } from './together.ts';

type Add = { readonly type: 'Add'; readonly data: { readonly value: number } };
type Asked = Command & Add;
type Added = { readonly type: 'Added'; readonly data: { readonly value: number } };
type Waits = Waiting<number, Asked, Added, undefined>;

/** A sum of at most ten; adding nothing does nothing. */
const decider: Decider<number, Asked, Added> = {
  initial: 0,
  decide({ data: { value } }, state) {
    if (state + value > 10) throw new Rejected('too_much');
    return value === 0 ? [] : [{ type: 'Added', data: { value } }];
  },
  evolve: (state, event) => state + event.data.value,
};

let log: StoredEvent[];
/** Appends by turn of the event loop, because those of one turn share a flush. */
let turns: string[][];
/** Another process appends this often before ours. */
let faster: number;
let othersAdd: number;
/** Commands whose append meets this, once each. */
let failing: Record<string, Error>;

function event(commandId: string, data = { value: 1 }): NewEvent {
  const by = { commandId, payloadHash: `add ${data.value}`, correlationId: commandId };
  return { id: commandId, type: 'Added', schemaVersion: 1, time: someInstant, actor: someActor, data, ...by };
}

function keep(events: readonly NewEvent[]): void {
  for (const each of events) {
    const place = log.length + 1;
    log.push({ ...each, stream: 'sum', revision: place, position: place, recordedAt: someInstant });
  }
}

function isThere(expected: number | Made | 'none'): boolean {
  if (typeof expected === 'object')
    return log.length === expected.version && log.at(-1)?.commandId === expected.by;
  return log.length === (expected === 'none' ? 0 : expected);
}

const store = {
  append(
    _stream: string,
    expected: number | Made | 'none',
    events: readonly NewEvent[],
    { commandId }: { commandId: string },
  ) {
    const open = turns.at(-1)!;
    if (open.push(commandId) === 1) setImmediate(() => turns.push([]));
    return new Promise((resolve, reject) => {
      setImmediate(() => {
        const error = failing[commandId];
        delete failing[commandId];
        if (error) return reject(error);
        if (log.some((event) => event.commandId === commandId))
          return reject(new DuplicateCommand(commandId, { version: 0, position: 0 }));
        if (open.indexOf(commandId) === 0 && faster-- > 0) keep([event('other', { value: othersAdd })]);
        if (!isThere(expected)) return reject(new VersionConflict('sum', log.length));
        keep(events);
        resolve({ version: log.length, position: log.length });
      });
    });
  },
  readStream: async (_stream: string, { after = 0 } = {}) => log.slice(after),
  findCommand: async (_stream: string, commandId: string) =>
    log.filter((event) => event.commandId === commandId),
  head: async () => log.length,
} as unknown as EventStore;

const memory: Memory = { get: () => undefined, set: () => undefined };
const shell: Shell<Added> = {
  store,
  memory,
  giveWay: async () => {},
  stamp: ({ commandId }, said) => event(commandId, said.data),
};

function add(value: number, commandId: string, more: Partial<Waits> = {}): Waits {
  const asked = command({ type: 'Add', data: { value } } as Add, { commandId, payloadHash: `add ${value}` });
  return { shell, command: asked, know: async () => ({ facts: undefined }), ...more };
}

/** The versions and reasons that the commands get, and what shared a flush; until none is left. */
async function outcomes(...waiting: Waits[]): Promise<(number | string)[]> {
  const got: (number | string)[] = [];
  while (got.length < waiting.length) {
    const settled = await handleNext('sum', decider, waiting.slice(got.length) as [Waits, ...Waits[]]);
    got.push(
      ...settled.map((outcome) =>
        outcome.status === 'fulfilled'
          ? outcome.value.version
          : ((outcome.reason as Rejected).reason ?? (outcome.reason as Error).name),
      ),
    );
  }
  return got;
}
const flushes = () => turns.filter((turn) => turn.length > 0);

beforeEach(() => {
  log = [];
  turns = [[]];
  faster = 0;
  othersAdd = 1;
  failing = {};
});

describe('Commands that wait for one stream', () => {
  it('are each decided on those before, and recorded in one go', async () => {
    expect(await outcomes(add(3, 'a'), add(3, 'b'), add(4, 'c'))).toEqual([1, 2, 3]);
    expect(flushes()).toEqual([['a', 'b', 'c']]);
  });
  it('are refused on what is recorded, and those behind them go on from there', async () => {
    expect(await outcomes(add(6, 'a'), add(6, 'b'), add(4, 'c'))).toEqual([1, 'too_much', 2]);
    expect(flushes()).toEqual([['a'], ['c']]);
  });
  it('say the version that they found when they change nothing', async () => {
    expect(await outcomes(add(1, 'a'), add(0, 'b'), add(1, 'c'))).toEqual([1, 1, 2]);
  });
  it('are the same command once, though it was asked twice', async () => {
    expect(await outcomes(add(1, 'a'), add(1, 'a'), add(1, 'b'))).toEqual([1, 1, 2]);
    expect(log).toHaveLength(2);
  });
  it('wait for each other where a fact may change by what is ahead', async () => {
    const known: string[][] = [];
    const know = async (_state: number, { said }: Ahead) => {
      if (said.has('Added')) throw new Unsettled();
      known.push([...said]);
      return { facts: undefined };
    };
    expect(await outcomes(add(1, 'a'), add(1, 'b', { know }), add(1, 'c'))).toEqual([1, 2, 3]);
    expect(flushes()).toEqual([['a'], ['b', 'c']]);
    expect(known).toEqual([[]]);
  });
  it('wait for each other where one rests on a guard that another takes', async () => {
    const guarded = (reads: string[], takes: string[]): Partial<Waits> => ({
      know: async () => ({ facts: undefined, guards: { reads, takes, asOf: log.length } }),
    });
    const asked = [add(1, 'a', guarded([], ['g'])), add(1, 'b', guarded(['g'], ['g'])), add(1, 'c')];
    expect(await outcomes(...asked)).toEqual([1, 2, 3]);
    expect(flushes()).toEqual([['a'], ['b', 'c']]);
  });
  it('are decided anew from the first whose append is refused', async () => {
    failing = { b: new GuardConflict('g') };
    expect(await outcomes(add(1, 'a'), add(2, 'b'), add(3, 'c'))).toEqual([1, 2, 3]);
    expect(log.map(({ commandId }) => commandId)).toEqual(['a', 'b', 'c']);
    expect(flushes()).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
    ]);
  });
  it('are told each for itself that the log is away', async () => {
    failing = { a: new Unavailable('away'), b: new Unavailable('away') };
    expect(await outcomes(add(1, 'a'), add(2, 'b'))).toEqual(['Unavailable', 'Unavailable']);
    expect(log).toEqual([]);
  });
  it('are all decided anew on what another process said meanwhile', async () => {
    faster = 2;
    expect(await outcomes(add(4, 'a'), add(5, 'b'), add(1, 'c'))).toEqual([3, 'too_much', 4]);
    expect(log.map(({ commandId }) => commandId)).toEqual(['other', 'other', 'a', 'c']);
  });
  it('are told to come again, each for itself, when other processes are always faster', async () => {
    faster = Infinity;
    othersAdd = 0;
    expect(await outcomes(add(1, 'a'), add(1, 'b'))).toEqual(['Unavailable', 'Unavailable']);
  });
});
