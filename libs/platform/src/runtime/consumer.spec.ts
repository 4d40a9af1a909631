// What a service hears is kept once and in order, whatever comes; what cannot be read keeps only its own key
// waiting.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type BrokerMessage, type StoredEvent, Unavailable } from '@laurel/core';
import type { Engine } from '@laurel/engines';
import { MemoryBroker, openMemory } from '@laurel/engines/memory';
import fc from 'fast-check';
import { toMessage, topicOf } from './codec.ts';
import { Consumer } from './consumer.ts';
import { heldMeeting, instant } from './runtime.fixture.ts';

const topic = topicOf('application');
let broker: MemoryBroker;
let engine: Engine;
let consumer: Consumer;
let told: string[];

beforeEach(async () => {
  told = [];
  broker = new MemoryBroker({ retryMs: 1 });
  engine = await openMemory({ now: () => instant });
  await startInbox();
});
afterEach(async () => {
  await consumer.stop();
  await broker.close();
});

async function startInbox(): Promise<void> {
  consumer = new Consumer('audit', engine, broker, (error) => told.push((error as Error).message));
  await consumer.start();
}

async function restartInbox(): Promise<void> {
  await consumer.stop();
  await startInbox();
}

/** What application says at a position of its log about a branch. */
function said(position: number, branch: string): BrokerMessage {
  return toMessage('application', asStored(position, branch));
}

function asStored(position: number, branch: string): StoredEvent {
  return {
    ...heldMeeting(position, { branchId: branch }),
    position,
    stream: branch,
    revision: 1,
    recordedAt: instant,
  };
}

const harmed: Record<string, (message: BrokerMessage) => BrokerMessage> = {
  'no JSON': (message) => ({ ...message, value: '{"branchId":' }),
  'JSON that is no object': (message) => ({ ...message, value: 'null' }),
  'no headers': (message) => ({ ...message, headers: {} }),
  'an envelope cut short': (message) => withHeader(message, 'ce_laurelenvelope', '{"id":'),
  'a type that its envelope does not name': (message) => withHeader(message, 'ce_type', 'BranchNamed'),
  'the name of another service': (message) => withHeader(message, 'ce_source', '/laurel/identity'),
  'no position': (message) => withHeader(message, 'ce_sequence', 'soon'),
  'the key of another stream': (message) => ({ ...message, headers: said(1, 'elsewhere').headers }),
};
const cut = harmed['no JSON']!;

function withHeader(message: BrokerMessage, name: string, value: string): BrokerMessage {
  return { ...message, headers: { ...message.headers, [name]: value } };
}

/** Publishes, and waits until all was handed to the inbox. */
async function hear(...messages: BrokerMessage[]): Promise<void> {
  await broker.publish(topic, messages);
  await allHeard();
}

async function allHeard(): Promise<void> {
  while ((await broker.backlog('audit', [topic])) > 0) await new Promise((resolve) => setImmediate(resolve));
}

/** Positions and streams of what was kept, in log order. */
async function kept(): Promise<[number, string][]> {
  return (await engine.events.readAll(0, 1_000)).map(({ origin }) => [origin!.position, origin!.stream]);
}

describe.each(Object.entries(harmed))('A message with %s', (_fault, harm) => {
  it('is set aside with its reason, and everything else is heard', async () => {
    await hear(said(1, 'a'), harm(said(2, 'b')), said(3, 'c'));
    expect(await kept()).toEqual([
      [1, 'a'],
      [3, 'c'],
    ]);
    expect([...(await consumer.deadLetters()).values()]).toMatchObject([{ position: 1, stream: 'b' }]);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('message 1 of application.events/0 cannot be read');
  });
});

describe('What comes behind a message that cannot be read', () => {
  it('waits when it has the same key, also after a start, and no other waits', async () => {
    await hear(cut(said(1, 'b')), said(2, 'b'), said(3, 'a'));
    await restartInbox();
    await hear(said(4, 'b'), said(5, 'a'));
    expect(await kept()).toEqual([
      [3, 'a'],
      [5, 'a'],
    ]);
    expect([...(await consumer.deadLetters()).values()].map(({ position }) => position)).toEqual([0, 1, 3]);
  });
  it('is kept, once and in order, when the message is given up', async () => {
    await hear(cut(said(1, 'b')), said(2, 'b'), said(3, 'a'), said(4, 'b'));
    await consumer.giveUp('unread-1');
    await hear(said(2, 'b'), said(3, 'a'), said(4, 'b'), said(5, 'b'));
    await restartInbox();
    await hear(said(4, 'b'), said(5, 'b'), said(6, 'a'));
    expect(await kept()).toEqual([
      [3, 'a'],
      [2, 'b'],
      [4, 'b'],
      [5, 'b'],
      [6, 'a'],
    ]);
    expect((await consumer.deadLetters()).size).toBe(0);
  });
  it('goes on waiting when it is replayed by name before the message', async () => {
    await hear(cut(said(1, 'b')), said(2, 'b'));
    await consumer.retry('unread-2');
    await consumer.retry();
    expect(await kept()).toEqual([]);
    expect((await consumer.deadLetters()).size).toBe(2);
  });
});

describe('A message that a newer server can read', () => {
  /** As if reading had been mended: the files give the messages without the harm that came to them. */
  function mend(): void {
    const whole = new Map([1, 2].map((position) => [`event-${position}`, said(position, 'b')]));
    const { read } = engine.files;
    engine.files.read = async (hash) => {
      const file = await read.call(engine.files, hash);
      const chunks: Uint8Array[] = [];
      for await (const chunk of file!.bytes) chunks.push(chunk);
      const message = JSON.parse(Buffer.concat(chunks).toString());
      const bytes = Buffer.from(JSON.stringify({ ...message, ...whole.get(message.headers.ce_id) }));
      return {
        size: bytes.length,
        bytes: (async function* () {
          yield bytes;
        })(),
      };
    };
  }

  it('is kept at the next start, with what waited behind it, and not heard again', async () => {
    await hear(cut(said(1, 'b')), cut(said(2, 'b')), said(3, 'b'));
    mend();
    await restartInbox();
    await hear(said(1, 'b'), said(2, 'b'), said(3, 'b'), said(4, 'b'));
    expect((await kept()).map(([position]) => position)).toEqual([1, 2, 3, 4]);
    expect((await consumer.deadLetters()).size).toBe(0);
  });
  it('is kept when it is replayed, and not heard again', async () => {
    await hear(cut(said(1, 'b')), cut(said(2, 'b')));
    mend();
    await consumer.retry('unread-1');
    expect((await kept()).map(([position]) => position)).toEqual([1]);
    await consumer.retry();
    await hear(said(1, 'b'), said(2, 'b'), said(3, 'b'));
    expect((await kept()).map(([position]) => position)).toEqual([1, 2, 3]);
  });
});

describe('What one process of a service set aside', () => {
  it('is told by another, which gives it up, and then holds nothing back where it was set aside', async () => {
    const other = new Consumer('audit', engine, broker, () => {});
    await hear(cut(said(1, 'b')), said(2, 'b'));
    expect([...(await other.deadLetters())]).toMatchObject([
      ['unread-1', { source: 'application.events/0', position: 0, stream: 'b' }],
      ['unread-2', { source: 'application.events/0', position: 1, stream: 'b' }],
    ]);
    await other.giveUp('unread-1');
    expect((await consumer.deadLetters()).size).toBe(0);
    await hear(said(3, 'b'));
    expect((await kept()).map(([position]) => position)).toEqual([2, 3]);
    expect((await other.deadLetters()).size).toBe(0);
  });
  it('keeps only its own topic waiting where two topics know the same key', async () => {
    await hear(cut(said(1, 'b')));
    const theirs = toMessage('evaluation', { ...asStored(7, 'b'), type: 'PanelAppointed' });
    await broker.publish(topicOf('evaluation'), [theirs]);
    while ((await broker.backlog('audit', [topicOf('evaluation')])) > 0)
      await new Promise((resolve) => setImmediate(resolve));
    expect(await kept()).toEqual([[7, 'b']]);
  });
});

/** Makes the writes of the engine fail as told: before they happen, after they happened, or not at all. */
function failing(whole: Engine, faults: ('before' | 'after' | 'none')[]): Engine {
  const faulty = async <T>(write: () => Promise<T>): Promise<T> => {
    const fault = faults.shift();
    if (fault === 'before') throw new Unavailable('no answer (on purpose)');
    const answer = await write();
    if (fault === 'after') throw new Unavailable('no answer (on purpose)');
    return answer;
  };
  const { append } = whole.events;
  whole.events.append = (...asked) => faulty(() => append.apply(whole.events, asked));
  return {
    ...whole,
    meta: { get: whole.meta.get, setOnce: (...asked) => faulty(() => whole.meta.setOnce(...asked)) },
  };
}

describe('Any run of messages, repeated and harmed, with starts between and writes that fail', () => {
  it('is kept once each and in order of its key, when what cannot be read is given up', async () => {
    const oneIn = (count: number) => fc.integer({ min: 1, max: count }).map((number) => number === 1);
    const step = fc.record({
      branch: fc.constantFrom('a', 'b', 'c'),
      isHarmed: oneIn(5),
      isAlone: fc.boolean(),
      repeats: fc.nat({ max: 3 }),
      starts: oneIn(6),
      faults: fc.array(fc.constantFrom('none', 'none', 'before', 'after'), { maxLength: 3 }),
    });
    const run = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      await consumer.stop();
      await broker.close();
      const faults: ('before' | 'after' | 'none')[] = [];
      broker = new MemoryBroker({ retryMs: 1, onError: () => {} });
      engine = failing(await openMemory({ now: () => instant }), faults);
      await startInbox();
      const messages = steps.map(({ branch, isHarmed }, index) =>
        isHarmed ? cut(said(index + 1, branch)) : said(index + 1, branch),
      );
      let next = 0;
      for (const [index, { isAlone, repeats, starts, ...step }] of steps.entries()) {
        faults.push(...step.faults);
        if (!isAlone && index < steps.length - 1) continue;
        await hear(...messages.slice(Math.max(0, next - repeats), index + 1));
        next = index + 1;
        if (starts) await restartInbox();
      }
      await restartInbox();
      await hear(said(1_000, 'z'));
      // Another process than the one that hears may do it as well.
      const stewards = [consumer, new Consumer('audit', engine, broker, () => {})];
      for (let attempt = 0; (await consumer.deadLetters()).size > 0; attempt++) {
        faults.push(attempt % 2 === 0 ? 'after' : 'none');
        const steward = stewards[attempt % 3 === 0 ? 1 : 0]!;
        const unread = [...(await steward.deadLetters())].find(
          ([, { said: position }]) => position === undefined,
        );
        await (unread ? steward.giveUp(unread[0]) : steward.retry()).catch(() => {});
      }
      const all = await kept();
      for (const branch of ['a', 'b', 'c']) {
        const expected = steps.flatMap((each, index) =>
          each.branch === branch && !each.isHarmed ? [index + 1] : [],
        );
        expect(all.filter(([, stream]) => stream === branch).map(([position]) => position)).toEqual(expected);
      }
    });
    await fc.assert(run, { numRuns: 300, seed: 20230410 });
  });
});
