// A record that arrived in part is served by nobody, and what was heard before it was carried here is not
// heard again, in whichever partition it comes.
import { describe, expect, it } from '@jest/globals';
import { MemoryBroker, openMemory } from '@laurel/engines/memory';
import { toMessage, topicOf } from '../runtime/codec.ts';
import { Consumer } from '../runtime/consumer.ts';
import { heldMeeting, instant } from '../runtime/runtime.fixture.ts';
import { beginMove, endMove, heardBefore, mustBeWhole } from './moved.ts';

const engine = async () => await openMemory({ now: () => instant });

describe('A log to which a record moves', () => {
  it('is whole before the move begins and after it has ended, and not between', async () => {
    const { meta } = await engine();
    await mustBeWhole(meta, 'laurel-audit');
    await beginMove(meta);
    await expect(mustBeWhole(meta, 'laurel-audit')).rejects.toThrow(
      /laurel-audit .*尚未迁移完.*not moved whole/,
    );
    await endMove(meta);
    await mustBeWhole(meta, 'laurel-audit');
  });
});

describe('A consumer whose log moved here', () => {
  it('drops what it had heard before, and keeps what comes next', async () => {
    const { meta, events, ...rest } = await engine();
    await meta.setOnce(heardBefore('application'), '2');
    const broker = new MemoryBroker({ retryMs: 1 });
    const consumer = new Consumer('audit', { meta, events, ...rest }, broker, () => {});
    await consumer.start();
    const place = { stream: 'a', revision: 1, recordedAt: instant };
    const said = [1, 2, 3].map((position) =>
      toMessage('application', { ...heldMeeting(position, { branchId: 'a' }), position, ...place }),
    );
    const topic = topicOf('application');
    await broker.publish(topic, said);
    while ((await broker.backlog('audit', [topic])) > 0)
      await new Promise((resolve) => setImmediate(resolve));
    expect((await events.readAll(0, 10)).map(({ origin }) => origin!.position)).toEqual([3]);
    await consumer.stop();
    await broker.close();
  });
});
