// Every command goes over the command bus, whoever gives it, so that whatever watches commands hears of all
// of them.
import { afterEach, describe, expect, it } from '@jest/globals';
import type { CommandBus } from '@nestjs/cqrs';
import { MemoryBroker, openMemory } from '@laurel/engines/memory';
import { RehearsalClock } from '../clock.ts';
import { type OpenedService, openService } from '../runtime/open-service.ts';
import { application, instant, meeting } from '../runtime/runtime.fixture.ts';
import { CommandDispatcher, type CommandObserver } from './command-dispatcher.ts';

let service: OpenedService | undefined;
afterEach(async () => await service?.stop());

/** Runs the service of the fixture; `heard` gathers what an observer is told. */
async function watched(): Promise<{ service: OpenedService; heard: string[] }> {
  const heard: string[] = [];
  const observer: CommandObserver = {
    commandEnded: (name, { type, actor }, outcome) =>
      void heard.push(`${name} ${type} by ${actor.role}: ${outcome}`),
  };
  const clock = new RehearsalClock(instant);
  service = await openService(
    application,
    {
      engine: await openMemory({ now: () => clock.now() }),
      broker: new MemoryBroker({ retryMs: 1 }),
      clock,
      secretKey: new Uint8Array(32),
      onError: () => {},
      onRefused: () => {},
    },
    observer,
  );
  return { service, heard };
}

describe('The command bus', () => {
  it('carries what people ask for, and what a date brings', async () => {
    const { service, heard } = await watched();
    await service.execute(meeting('2023-03-10'));
    await service.scheduler!.fire('2023-04-01T00:00:00.000Z');
    expect(heard).toEqual([
      'application HoldMembersMeeting by bureauOfficer: accepted',
      'application HoldMembersMeeting by system: accepted',
    ]);
  });
  it('tells of what was refused', async () => {
    const { service, heard } = await watched();
    await expect(service.execute({ ...meeting('2023-03-10'), id: 'no such' })).rejects.toThrow('not_found');
    expect(heard).toEqual(['application HoldMembersMeeting by bureauOfficer: refused']);
  });
});

describe('A module that lists no command class for one of its aggregates', () => {
  it('does not start', () => {
    expect(() => new CommandDispatcher({} as CommandBus, application, [])).toThrow(
      'no command class for: participation',
    );
  });
});
