// The command loop: what was asked once is answered the same when it is asked again, whatever became of the
// stream meanwhile.
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Decider } from './decider.ts';
import { handle, type Memory, type Shell } from './handle.ts';
import type { Command, Message, NewEvent, StoredEvent } from './message.ts';
import { type Appended, type EventStore, GuardConflict, Unavailable, VersionConflict } from './ports.ts';
import { Rejected } from './rejected.ts';
import { command, someActor, someInstant } from './testing.ts';

type Set = { readonly type: 'Set'; readonly data: { readonly value: number } };
type Asked = Command & Set;
type Happened = { readonly type: 'WasSet'; readonly data: { readonly value: number } };

/** A value that may be set to anything but a negative number; setting it to what it is does nothing. */
const decider: Decider<number, Asked, Happened> = {
  initial: 0,
  decide({ data: { value } }, state) {
    if (value < 0) throw new Rejected('negative');
    return value === state ? [] : [{ type: 'WasSet', data: { value } }];
  },
  evolve: (_state, event) => event.data.value,
};

let log: StoredEvent[];
/** How often an append still finds that another writer was faster. */
let lost: number;

const store = {
  async append(stream: string, expected: number | 'none', events: readonly NewEvent[]): Promise<Appended> {
    if (lost-- > 0) throw new VersionConflict(stream, log.length);
    expect(expected).toBe(log.length === 0 ? 'none' : log.length);
    for (const event of events) {
      const place = log.length + 1;
      log.push({ ...event, stream, revision: place, position: place, recordedAt: someInstant });
    }
    return { version: log.length, position: log.length };
  },
  readStream: async (_stream: string, { after = 0 } = {}) => log.slice(after),
  findCommand: async (_stream: string, commandId: string) =>
    log.filter((event) => event.commandId === commandId),
  head: async () => log.length,
} as unknown as EventStore;

const memory: Memory = { get: () => undefined, set: () => undefined };

function stamp({ commandId, payloadHash }: Command, said: Message): NewEvent {
  const stamped = {
    id: `${commandId}-1`,
    schemaVersion: 1,
    time: someInstant,
    actor: someActor,
    correlationId: commandId,
  };
  return { ...said, ...stamped, commandId, payloadHash };
}

const shell: Shell<Happened> = { store, memory, stamp, giveWay: async () => {} };
const set = (value: number, commandId: string, payloadHash = `set ${value}`, more: Partial<Command> = {}) =>
  handle(
    shell,
    'value',
    decider,
    command({ type: 'Set', data: { value } } as Set, { commandId, payloadHash, ...more }),
    async () => ({ facts: undefined }),
  );

beforeEach(() => {
  log = [];
  lost = 0;
});

describe('A command', () => {
  it('is done, and says what happened', async () => {
    expect(await set(7, 'c1')).toEqual({
      version: 1,
      position: 1,
      events: [{ type: 'WasSet', data: { value: 7 } }],
      repeated: false,
    });
  });
  it('that changes nothing says so and is not recorded', async () => {
    await set(7, 'c1');
    expect(await set(7, 'c2')).toEqual({ version: 1, position: 1, events: [], repeated: false });
  });
  it('is refused at a version that is not the stream’s', async () => {
    await set(7, 'c1');
    await expect(set(8, 'c2', undefined, { expectedVersion: 0 })).rejects.toMatchObject({
      reason: 'stale_version',
      parameters: { actual: 1 },
    });
  });
  it('is decided anew when another was faster, eleven times at most', async () => {
    lost = 11;
    expect(await set(7, 'c1')).toMatchObject({ version: 1 });
    lost = 12;
    await expect(set(8, 'c2')).rejects.toBeInstanceOf(Unavailable);
  });
});

describe('A command whose facts rest on a guard', () => {
  it('is decided anew with facts of now when another took the guard meanwhile', async () => {
    const known: number[] = [];
    const guards: unknown[] = [];
    const beaten = {
      ...store,
      append: async (...asked: Parameters<EventStore['append']>) => {
        guards.push(asked[3].guards);
        if (guards.length === 1) throw new GuardConflict('value:other');
        return await store.append(...asked);
      },
    };
    const asked = command({ type: 'Set', data: { value: 7 } } as Set, { commandId: 'c1' });
    const handled = await handle({ ...shell, store: beaten }, 'value', decider, asked, async () => {
      known.push(known.length);
      return { facts: undefined, guards: { reads: ['value:other'], takes: [], asOf: known.length } };
    });
    expect(handled).toMatchObject({ version: 1, repeated: false });
    expect(guards).toEqual([1, 2].map((asOf) => ({ reads: ['value:other'], takes: [], asOf })));
  });
});

describe('A command that was done', () => {
  const first = { version: 1, position: 1, events: [{ type: 'WasSet', data: { value: 7 } }], repeated: true };

  beforeEach(async () => {
    await set(7, 'c1');
  });
  it('says the same again while nothing else happened, though there is nothing left to do', async () => {
    expect(await set(7, 'c1')).toEqual(first);
  });
  it('says the same again at the version that it was first asked for', async () => {
    expect(await set(7, 'c1', undefined, { expectedVersion: 0 })).toEqual(first);
  });
  it('is not repeated for anybody else', async () => {
    await expect(
      set(7, 'c1', undefined, { actor: { ...someActor, account: 'a colleague' } }),
    ).rejects.toMatchObject({ reason: 'idempotency_key_reused' });
  });
  it('is refused when it asks for something else, done or not', async () => {
    await expect(set(-1, 'c1')).rejects.toMatchObject({ reason: 'idempotency_key_reused' });
    await set(8, 'c2');
    await expect(set(8, 'c1')).rejects.toMatchObject({ reason: 'idempotency_key_reused' });
  });
});
