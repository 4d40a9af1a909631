// What the embedded broker promises beyond the port: dense offsets, bounded batches, one member of a group at
// work.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Broker, BrokerMessage } from '@laurel/core';
import type { Subject } from '../contract/check.ts';
import { temporaryBroker } from './temporary.ts';

let subject: Subject<Broker>;
let broker: Broker;

beforeEach(async () => {
  subject = await temporaryBroker();
  broker = subject.port;
});

afterEach(() => subject.dispose());

const messages = (length: number): BrokerMessage[] =>
  Array.from({ length }, (_, index) => ({ key: 'k', headers: {}, value: `${index}` }));

describe('A topic of 1,234 messages', () => {
  it('comes in batches of at most five hundred, with offsets from 0 without a gap', async () => {
    const [all, sizes, offsets] = [Promise.withResolvers<void>(), [] as number[], [] as string[]];
    await broker.publish('t', messages(1234));
    await broker.subscribe('g', ['t'], async (batch) => {
      sizes.push(batch.length);
      offsets.push(...batch.map(({ offset }) => offset));
      if (offsets.length === 1234) all.resolve();
    });
    await all.promise;
    expect(sizes).toEqual([500, 500, 234]);
    expect(offsets).toEqual(Array.from({ length: 1234 }, (_, index) => `${index}`));
  });
});

describe('Two members of one group', () => {
  it('do not both hear a topic; the second takes over when the first stops', async () => {
    const [byFirst, bySecond] = [[] as string[], [] as string[]];
    const [heardFirst, heardSecond] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = await broker.subscribe('g', ['t'], async (batch) => {
      byFirst.push(...batch.map(({ value }) => value));
      heardFirst.resolve();
    });
    await broker.subscribe('g', ['t'], async (batch) => {
      bySecond.push(...batch.map(({ value }) => value));
      heardSecond.resolve();
    });
    await broker.publish('t', messages(2));
    await heardFirst.promise;
    expect(bySecond).toEqual([]);
    await first.stop();
    await broker.publish('t', messages(1));
    await heardSecond.promise;
    expect([byFirst, bySecond]).toEqual([['0', '1'], ['0']]);
  });
});

describe('A topic whose handling fails', () => {
  it('does not keep other topics of the subscriber waiting', async () => {
    const heard = Promise.withResolvers<void>();
    await broker.publish('bad', messages(1));
    await broker.publish('good', messages(1));
    await broker.subscribe('g', ['bad', 'good'], async ([message]) => {
      if (message!.topic === 'bad') throw new Error('never (thrown on purpose)');
      heard.resolve();
    });
    await heard.promise;
  });
});
