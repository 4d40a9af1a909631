// A command that is only tried is judged and decided like any other, and leaves nothing behind.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryBroker, openMemory } from '@laurel/engines/memory';
import { RehearsalClock } from '../clock.ts';
import { type OpenedService, openService } from './open-service.ts';
import { application, instant, meeting } from './runtime.fixture.ts';

let service: OpenedService;
let head: () => Promise<number>;
beforeEach(async () => {
  const clock = new RehearsalClock(instant);
  const engine = await openMemory({ now: () => clock.now() });
  head = async () => await engine.events.head();
  service = await openService(application, {
    engine,
    broker: new MemoryBroker({ retryMs: 1 }),
    clock,
    secretKey: new Uint8Array(32),
    onError: () => {},
    onRefused: () => {},
  });
});
afterEach(async () => await service.stop());

describe('A dry run', () => {
  it('tells the events that would be, in words, and records none', async () => {
    const asked = meeting('2023-03-10');
    const before = await head();
    expect(await service.execute({ ...asked, dryRun: true })).toMatchObject({
      events: [{ type: 'MembersMeetingHeld' }],
      effects: [{ zh: expect.any(String), en: expect.any(String) }],
      repeated: false,
    });
    expect(await head()).toBe(before);
    expect(await service.execute(asked)).toMatchObject({ repeated: false });
  });
  it('is refused as the command would be', async () => {
    const asked = { ...meeting('2023-03-10'), dryRun: true as const };
    await expect(service.execute({ ...asked, id: 'no such' })).rejects.toThrow('not_found');
    await expect(service.execute({ ...asked, expectedVersion: 7 })).rejects.toThrow('stale_version');
  });
});
