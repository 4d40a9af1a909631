// The engine on MongoDB keeps every promise of the ports.
import { expect, it } from '@jest/globals';
import { sampleEvent } from '../contract/samples.ts';
import { appendBytesMax } from '../limits.ts';
import {
  checkpointsContract,
  eventStoreContract,
  filesContract,
  viewStoreContract,
} from '../contract/index.ts';
import { temporaryEngine } from './temporary.ts';

eventStoreContract('mongo', (clock) => temporaryEngine(clock, ({ events }) => events), { durable: true });
checkpointsContract('mongo', (clock) => temporaryEngine(clock, ({ checkpoints }) => checkpoints), {
  durable: true,
});
viewStoreContract('mongo', (clock) => temporaryEngine(clock, ({ views }) => views), { durable: true });
filesContract('mongo', (clock) => temporaryEngine(clock, ({ files }) => files), { durable: true });

it('An append of as many small events as the limit lets in is one document', async () => {
  const { port: log, dispose } = await temporaryEngine({ now: '' }, ({ events }) => events);
  const count = Math.floor(appendBytesMax / JSON.stringify(sampleEvent('12345')).length);
  const events = Array.from({ length: count }, (_, index) => sampleEvent(String(10_000 + index)));
  expect(await log.append('a', 'none', events, { commandId: 'c1' })).toEqual({
    version: count,
    position: count,
  });
  expect((await log.readAll(count - 3, 10)).map(({ position }) => position)).toEqual([
    count - 2,
    count - 1,
    count,
  ]);
  await dispose();
});
