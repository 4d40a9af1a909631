// Members of a group on a real Kafka: each topic is heard by one, none is heard by nobody, and faults of one
// are not the others'.
import { randomUUID } from 'node:crypto';
import { setTimeout as work } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Broker, DeliveredMessage } from '@laurel/core';
import { eventually, patience } from '../contract/check.ts';
import { distinct, firstSeen, numbered, openForTest, sessionMs, upTo } from './listening.ts';

patience.waitMs = 30_000;
const topics = ['a', 'b', 'c'];
let broker: Broker;
let prefix: string;
let got: DeliveredMessage[];

beforeEach(async () => {
  got = [];
  prefix = `${randomUUID()}-`;
  broker = await openForTest({ prefix, partitions: 2 });
});
afterEach(() => broker.close());

describe('Two members of a group', () => {
  it('hear whole topics: all partitions of one are heard by the same', async () => {
    const heard: Record<string, Set<string>> = { a: new Set(), b: new Set(), c: new Set() };
    const member = (name: string) =>
      broker.subscribe('g', topics, async (batch) => batch.forEach(({ topic }) => heard[topic]!.add(name)));
    const [first, second] = [await member('first'), await member('second')];
    for (const topic of topics)
      for (const key of ['k', 'l', 'm', 'n', 'o']) await broker.publish(topic, numbered(key, 0, 1));
    await eventually(async () => (await broker.backlog('g', topics)) === 0 || undefined, 'all to be heard');
    expect(Object.values(heard).map(({ size }) => size)).toEqual([1, 1, 1]);
    expect(new Set(Object.values(heard).flatMap((members) => [...members]))).toEqual(
      new Set(['first', 'second']),
    );
    await Promise.all([first.stop(), second.stop()]);
  });
});

describe('A group whose members come and go while messages come', () => {
  it('hears everything, each key in order of first sight', async () => {
    const rounds = 8;
    const listen = () => broker.subscribe('g', topics, async (batch) => void got.push(...batch));
    const members = [await listen()];
    for (let round = 0; round < rounds; round++) {
      const publishing = topics.map((topic) =>
        broker.publish(
          topic,
          ['k', 'l'].flatMap((key) => numbered(`${topic}${key}`, 50 * round, 50)),
        ),
      );
      const changing =
        round % 2 === 0 ? listen().then((member) => members.push(member)) : members.shift()!.stop();
      await Promise.all([...publishing, changing]);
    }
    await distinct(got, topics.length * 2 * 50 * rounds);
    const expected = topics
      .flatMap((topic) => [`${topic}k`, `${topic}l`])
      .map((key) => [key, upTo(50 * rounds)]);
    expect(firstSeen(got)).toEqual(Object.fromEntries(expected));
    await Promise.all(members.map((member) => member.stop()));
  }, 60_000);
});

describe('A batch that takes longer than a session', () => {
  it('is not given to another member', async () => {
    let deliveries = 0;
    const listen = () =>
      broker.subscribe('g', ['a'], async () => {
        deliveries++;
        await work(3 * sessionMs);
      });
    const members = await Promise.all([listen(), listen()]);
    await broker.publish('a', numbered('k', 0, 1));
    await eventually(async () => (await broker.backlog('g', ['a'])) === 0 || undefined, 'the commit');
    expect(deliveries).toBe(1);
    await Promise.all(members.map((member) => member.stop()));
  }, 60_000);
});

describe('A topic whose handling fails', () => {
  it('keeps no other topic of the subscriber waiting, and is heard when it no longer fails', async () => {
    let isFailing = true;
    await broker.publish('a', numbered('k', 0, 3));
    const { stop } = await broker.subscribe('g', topics, async (batch) => {
      if (isFailing && batch[0]!.topic === 'a') throw new Error('not now (thrown on purpose)');
      got.push(...batch);
    });
    await broker.publish('b', numbered('l', 0, 3));
    await distinct(got, 3);
    await eventually(
      async () => (await broker.backlog('g', topics)) === 3 || undefined,
      'the commit of what did not fail',
    );
    isFailing = false;
    await distinct(got, 6);
    expect(firstSeen(got)).toEqual({ k: [0, 1, 2], l: [0, 1, 2] });
    await stop();
  });
});

describe('A thousand messages at once', () => {
  it('come in batches of at most five hundred', async () => {
    const sizes: number[] = [];
    await broker.publish('a', numbered('k', 0, 1_200));
    const { stop } = await broker.subscribe('g', ['a'], async (batch) => {
      sizes.push(batch.length);
      got.push(...batch);
    });
    await distinct(got, 1_200);
    expect(Math.max(...sizes)).toBe(500);
    await stop();
  });
});
