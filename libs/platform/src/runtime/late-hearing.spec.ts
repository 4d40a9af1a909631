// An upgrade after which a service hears more than before.
import { expect, it } from '@jest/globals';
import type { StoredEvent } from '@laurel/core';
import { MemoryBroker, openMemory } from '@laurel/engines/memory';
import { fromMessage, streamOf, toMessage, topicOf } from './codec.ts';
import { Consumer } from './consumer.ts';
import { heldMeeting, instant } from './runtime.fixture.ts';

const topic = topicOf('application');
const said = (position: number, type: string) => {
  const stored: StoredEvent = {
    ...heldMeeting(position, { branchId: 'b03.017', bureauId: 'b03' }),
    ...{ type, position, stream: 'organisation-city', revision: position, recordedAt: instant },
  };
  return toMessage('application', stored);
};
const history = [said(1, 'BranchRegistered'), said(2, 'BranchRenamed'), said(3, 'CampaignOpened')];
const of = { topic, partition: 0 };

it('A service that hears of units since an upgrade keeps what was said of them before, once', async () => {
  const broker = new MemoryBroker({ retryMs: 1 });
  const engine = await openMemory({ now: () => instant });
  await broker.publish(topic, history);
  // The release before heard the opening and passed the units over.
  const opening = fromMessage({ ...history[2]!, ...of, offset: '2' });
  await engine.events.append(streamOf(of), 'none', [opening], { commandId: 'before' });
  const before = await broker.subscribe('evaluation', [topic], async () => undefined);
  while ((await broker.backlog('evaluation', [topic])) > 0) await new Promise(setImmediate);
  await before.stop();

  for (const _start of ['first', 'second']) {
    const consumer = new Consumer('evaluation', engine, broker, (error) => {
      throw error as Error;
    });
    await consumer.start();
    await consumer.stop();
  }
  await broker.publish(topic, [said(4, 'BranchRegistered')]);
  const consumer = new Consumer('evaluation', engine, broker, () => undefined);
  await consumer.start();
  while ((await broker.backlog('evaluation', [topic])) > 0) await new Promise(setImmediate);
  await consumer.stop();

  const kept = await engine.events.readAll(0, 10);
  expect(kept.map(({ type, stream, origin }) => [type, stream, origin?.position])).toEqual([
    ['CampaignOpened', 'heard-application-0', 3],
    ['BranchRegistered', 'heard-application-0-past', 1],
    ['BranchRegistered', 'heard-application-0', 4],
  ]);
  await broker.close();
});
