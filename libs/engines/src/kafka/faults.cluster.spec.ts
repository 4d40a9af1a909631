// A network that fails between Laurel and a real Kafka loses nothing acknowledged and changes no order.
import { randomUUID } from 'node:crypto';
import { setTimeout as during } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Broker, type DeliveredMessage, Unavailable } from '@laurel/core';
import { eventually, patience } from '../contract/check.ts';
import { type Fault, TcpProxy } from '../contract/proxy.ts';
import { brokers, distinct, firstSeen, numbered, openForTest, upTo } from './listening.ts';

patience.waitMs = 60_000;
let proxy: TcpProxy;
/** Its connections go through the proxy. */
let troubled: Broker;
let sound: Broker;
let got: DeliveredMessage[];

beforeEach(async () => {
  const [host, port] = brokers[0]!.split(':');
  proxy = await TcpProxy.open({ host: host!, port: Number(port) });
  const prefix = `${randomUUID()}-`;
  sound = await openForTest({ prefix });
  troubled = await openForTest({ prefix, route: () => ({ host: '127.0.0.1', port: proxy.port }) });
  got = [];
});
afterEach(async () => {
  proxy.inject({ kind: 'none' });
  await Promise.all([troubled.close(), sound.close()]);
  await proxy.close();
});

const faults: Fault[] = [
  { kind: 'delay', delayMs: 20 },
  { kind: 'reset' },
  { kind: 'hold' },
  { kind: 'hold', towards: 'client' },
  { kind: 'drop', towards: 'client' },
  { kind: 'drop', towards: 'server' },
];

/** Publishes as the relay does: what is not acknowledged again, until it is. Says how often it was not. */
async function publishInOrder(key: string, count: number): Promise<number> {
  let refusals = 0;
  for (let from = 0; from < count; from += 5) {
    for (let isDone = false; !isDone;) {
      try {
        await troubled.publish('t', numbered(key, from, 5));
        isDone = true;
      } catch (error) {
        expect(error).toBeInstanceOf(Unavailable);
        refusals++;
      }
    }
  }
  return refusals;
}

async function trouble(rounds: number, faultMs: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    proxy.inject(faults[round % faults.length]!);
    await during(faultMs);
    proxy.inject({ kind: 'none' });
    await during(faultMs / 2);
  }
}

describe('What is published through a network that fails again and again', () => {
  it('is there when it was acknowledged, each key in order of first sight', async () => {
    const { stop } = await sound.subscribe('g', ['t'], async (batch) => void got.push(...batch));
    const publishing = Promise.all(['k', 'l'].map((key) => publishInOrder(key, 2_000)));
    await trouble(faults.length, 400);
    await publishing;
    await distinct(got, 4_000);
    expect(firstSeen(got)).toEqual({ k: upTo(2_000), l: upTo(2_000) });
    await stop();
  }, 180_000);
});

describe('What was asked to be published after what failed', () => {
  it('fails with it, and does not overtake it', async () => {
    await troubled.publish('t', numbered('k', 0, 1));
    proxy.inject({ kind: 'reset' });
    const asked = [1, 2, 3].map((number) => troubled.publish('t', numbered('k', number, 1)));
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'rejected',
    ]);
    proxy.inject({ kind: 'none' });
    expect(await sound.backlog('g', ['t'])).toBe(1);
    await troubled.publish('t', numbered('k', 1, 1));
    expect(await sound.backlog('g', ['t'])).toBe(2);
  }, 60_000);
});

describe('A subscriber behind a network that fails again and again', () => {
  it('hears everything, each key in order of first sight', async () => {
    const { stop } = await troubled.subscribe('g', ['t'], async (batch) => void got.push(...batch));
    const troubling = trouble(2 * faults.length, 600);
    for (let from = 0; from < 2_000; from += 20) {
      await sound.publish(
        't',
        ['k', 'l'].flatMap((key) => numbered(key, from, 20)),
      );
      await eventually(async () => got.length > from || undefined, 'some of it');
    }
    await troubling;
    await distinct(got, 4_000);
    expect(firstSeen(got)).toEqual({ k: upTo(2_000), l: upTo(2_000) });
    await eventually(async () => (await sound.backlog('g', ['t'])) === 0 || undefined, 'the last commit');
    await stop();
  }, 180_000);
});

describe('A question to a broker that does not answer', () => {
  it('is Unavailable in time', async () => {
    await troubled.publish('t', numbered('k', 0, 1));
    proxy.inject({ kind: 'hold' });
    const askedMs = performance.now();
    await expect(troubled.backlog('g', ['t'])).rejects.toBeInstanceOf(Unavailable);
    await expect(troubled.publish('t', numbered('k', 1, 1))).rejects.toBeInstanceOf(Unavailable);
    expect(performance.now() - askedMs).toBeLessThan(50_000);
  }, 90_000);
});

describe('Opening the broker', () => {
  it('says in both languages that nobody answers', async () => {
    proxy.inject({ kind: 'hold' });
    const refused = openForTest({ brokers: [`127.0.0.1:${proxy.port}`] });
    await expect(refused).rejects.toThrow(/无法连接.*cannot be reached/);
    await expect(refused).rejects.toBeInstanceOf(Unavailable);
  }, 90_000);
  it('finds the one of many that is there', async () => {
    const nowhere = [1, 2, 3, 4, 5].map((port) => `127.0.0.1:${port}`);
    const found = await openForTest({ brokers: [...nowhere, ...brokers] });
    await found.close();
  }, 90_000);
});
