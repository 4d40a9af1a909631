import { expect } from '@jest/globals';
import { type Broker, type BrokerMessage, type DeliveredMessage, Unavailable } from '@laurel/core';
import fc from 'fast-check';
import { type Check, contract, type Factory, soon } from './check.ts';

const message = (key: string, value: string, headers: Record<string, string> = {}): BrokerMessage => ({
  key,
  value,
  headers,
});
const values = (messages: readonly DeliveredMessage[]) => messages.map(({ value }) => value);

/**
 * Subscribes and collects deliveries. `reached` resolves when `count` of them were acknowledged or made
 * `fail` throw.
 */
async function gather(
  broker: Broker,
  group: string,
  topics: readonly string[],
  count: number,
  fail: (batch: readonly DeliveredMessage[]) => void = () => {},
) {
  const got: DeliveredMessage[] = [];
  const all = Promise.withResolvers<void>();
  const { stop } = await broker.subscribe(group, topics, async (batch) => {
    fail(batch);
    got.push(...batch);
    if (got.length >= count) all.resolve();
  });
  return { got, stop, reached: soon(all.promise, `${count} messages`) };
}

async function gatherOnce(
  broker: Broker,
  group: string,
  topics: readonly string[],
  count: number,
): Promise<DeliveredMessage[]> {
  const { got, stop, reached } = await gather(broker, group, topics, count);
  await reached;
  await stop();
  return got;
}

const delivering: Check<Broker>[] = [
  {
    state: 'A message',
    outcome: 'arrives whole, with its topic and place',
    async run({ port }) {
      const sent = message('张三', '{"text":"\u{1F600}\\u0000"}', { ce_type: 'ScoreGiven', ce_note: '名' });
      await port.publish('assessment.events', [sent, message('', '')]);
      const got = await gatherOnce(port, 'g', ['assessment.events'], 2);
      const [first] = got.filter(({ key }) => key !== '');
      expect(first).toMatchObject({ ...sent, topic: 'assessment.events' });
      expect(first!.offset).toMatch(/^\d+$/);
      expect(first!.partition).toBeGreaterThanOrEqual(0);
    },
  },
  {
    state: 'A topic with messages',
    outcome: 'is delivered from its beginning to each new group, in order per key',
    async run({ port }) {
      for (let index = 0; index < 20; index++)
        await port.publish('t', [message(`k${index % 3}`, `${index}`)]);
      for (const group of ['one', 'two']) {
        const got = await gatherOnce(port, group, ['t'], 20);
        for (const key of ['k0', 'k1', 'k2']) {
          const numbers = values(got.filter((each) => each.key === key)).map(Number);
          expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
        }
        expect(new Set(values(got)).size).toBe(20);
      }
    },
  },
  {
    state: 'A subscriber of two topics',
    outcome: 'hears both, and what is published later',
    async run({ port }) {
      await port.publish('a', [message('k', 'a1')]);
      const { got, stop, reached } = await gather(port, 'g', ['a', 'b'], 3);
      await port.publish('b', [message('k', 'b1')]);
      await port.publish('a', [message('k', 'a2')]);
      await reached;
      await stop();
      expect(values(got).sort()).toEqual(['a1', 'a2', 'b1']);
    },
  },
  {
    state: 'Many publishers at once',
    outcome: 'lose nothing and keep the order of each key',
    async run({ port }) {
      await Promise.all(
        Array.from({ length: 10 }, async (_, writer) => {
          for (let index = 0; index < 10; index++) {
            await port.publish('t', [
              message(`w${writer}`, `${2 * index}`),
              message(`w${writer}`, `${2 * index + 1}`),
            ]);
          }
        }),
      );
      const got = await gatherOnce(port, 'g', ['t'], 200);
      for (let writer = 0; writer < 10; writer++) {
        expect(values(got.filter(({ key }) => key === `w${writer}`))).toEqual(
          Array.from({ length: 20 }, (_, index) => `${index}`),
        );
      }
      const places = got.map(({ partition, offset }) => `${partition}/${offset}`);
      expect(new Set(places).size).toBe(200);
    },
  },
];

const repeating: Check<Broker>[] = [
  {
    state: 'A group that has seen a part',
    outcome: 'knows how many messages it has not acknowledged, over all topics asked for',
    async run({ port }) {
      await port.publish('a', [message('k', '1'), message('k', '2')]);
      expect(await port.backlog('g', ['a', 'b'])).toBe(2);
      await gatherOnce(port, 'g', ['a'], 2);
      expect(await port.backlog('g', ['a', 'b'])).toBe(0);
      await port.publish('a', [message('k', '3')]);
      await port.publish('b', [message('k', '4'), message('k', '5')]);
      expect(await port.backlog('g', ['a', 'b'])).toBe(3);
      expect(await port.backlog('g', ['a'])).toBe(1);
      expect(await port.backlog('new', ['a', 'b'])).toBe(5);
    },
  },
  {
    state: 'A batch whose handling failed',
    outcome: 'is delivered again',
    async run({ port }) {
      let failures = 0;
      await port.publish('t', [message('k', '1'), message('k', '2')]);
      const { got, stop, reached } = await gather(port, 'g', ['t'], 2, () => {
        if (failures++ === 0) throw new Error('not now (thrown on purpose)');
      });
      await reached;
      await stop();
      expect(failures).toBeGreaterThan(1);
      expect([...new Set(values(got))]).toEqual(['1', '2']);
    },
  },
  {
    state: 'A group that left',
    outcome: 'goes on where it was when it comes back',
    async run({ port }) {
      await port.publish('t', [message('k', '1'), message('k', '2')]);
      await gatherOnce(port, 'g', ['t'], 2);
      await port.publish('t', [message('k', '3')]);
      expect(values(await gatherOnce(port, 'g', ['t'], 1))).toEqual(['3']);
    },
  },
  {
    state: 'A subscriber that stops',
    outcome: 'ends the batch in hand first',
    async run({ port }) {
      const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      let ended = false;
      await port.publish('t', [message('k', '1')]);
      const { stop } = await port.subscribe('g', ['t'], async () => {
        begun.resolve();
        await goOn.promise;
        ended = true;
      });
      await soon(begun.promise, 'the batch');
      const stopping = stop();
      expect(ended).toBe(false);
      goOn.resolve();
      await soon(stopping, 'the stop');
      expect(ended).toBe(true);
    },
  },
  {
    state: 'Any run of publishing and failing',
    outcome: 'brings every message at least once, each key in order of first sight',
    async run({ port }) {
      let run = 0;
      const runs = fc.asyncProperty(
        fc.array(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 30 }),
        fc.uniqueArray(fc.nat({ max: 3 })),
        async (keys, failing) => {
          const topic = `run${++run}`;
          const sent = keys.map((key, index) => message(key, `${index}`));
          let batches = 0;
          const { got, stop, reached } = await gather(port, 'g', [topic], sent.length, () => {
            if (failing.includes(batches++)) throw new Error('not now (thrown on purpose)');
          });
          for (let index = 0; index < sent.length; index += 7)
            await port.publish(topic, sent.slice(index, index + 7));
          await reached;
          await stop();
          for (const key of new Set(keys)) {
            const firstSeen = [...new Set(values(got.filter((each) => each.key === key)))];
            expect(firstSeen).toEqual(sent.filter((each) => each.key === key).map(({ value }) => value));
          }
        },
      );
      await fc.assert(runs, { numRuns: 15, seed: 20230410 });
    },
  },
];

const lasting: Check<Broker>[] = [
  {
    state: 'A broker opened again',
    outcome: 'holds its messages and what each group has seen',
    durable: true,
    async run({ port, reopen }) {
      await port.publish('t', [message('k', '1'), message('k', '2')]);
      await gatherOnce(port, 'old', ['t'], 2);
      const again = await reopen();
      await again.publish('t', [message('k', '3')]);
      expect(values(await gatherOnce(again, 'old', ['t'], 1))).toEqual(['3']);
      expect(values(await gatherOnce(again, 'new', ['t'], 3))).toEqual(['1', '2', '3']);
    },
  },
  {
    state: 'A closed broker',
    outcome: 'answers Unavailable',
    async run({ port }) {
      const nothing = async () => {};
      await port.publish('published', [message('k', '1')]);
      await (await port.subscribe('g', ['heard'], nothing)).stop();
      await port.close();
      for (const topic of ['published', 'heard', 'new']) {
        await expect(port.publish(topic, [message('k', '2')])).rejects.toBeInstanceOf(Unavailable);
        await expect(port.subscribe('g', [topic], nothing)).rejects.toBeInstanceOf(Unavailable);
      }
    },
  },
];

/** The promises of every broker. */
export const brokerChecks: readonly Check<Broker>[] = [...delivering, ...repeating, ...lasting];

/** Registers the suite for an engine; `durable` engines can be opened again. */
export function brokerContract(
  name: string,
  factory: Factory<Broker>,
  { durable }: { durable: boolean },
): void {
  contract(name, brokerChecks, factory, durable);
}
