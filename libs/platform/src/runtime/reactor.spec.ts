// What happens when an event cannot be reacted to: it waits with what follows in its stream, and is taken up
// at the next start or when asked.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '@laurel/core';
import type { ServiceDefinition } from '../service.ts';
import { type OpenedService, openService } from './open-service.ts';
import { application, meeting, type Running, surroundings } from './runtime.fixture.ts';
import type { ServiceRuntime } from './runtime.ts';

let running: Running;
beforeEach(() => {
  running = surroundings();
});
afterEach(async () => {
  await running.stop();
  expect(running.errors).toEqual([]);
});

/** A service whose reaction to a meeting on 10 March fails until it is mended. */
function faulty(): { reacting: ServiceDefinition; mend: () => void } {
  let isFaulty = true;
  const react = ({ data, stream }: { data: { heldOn: string }; stream: string }) => {
    if (isFaulty && stream.endsWith('b01.001') && data.heldOn === '2023-03-10')
      throw new Error('a fault of ours');
    const held = { heldOn: `2024${data.heldOn.slice(4)}`, present: 9, entitled: 10 };
    const asked = {
      aggregate: 'participation',
      id: `r1.b09.${stream.slice(-3)}`,
      type: 'HoldMembersMeeting',
      data: held,
    };
    return data.heldOn.startsWith('2023') ? [asked] : [];
  };
  const reacting = { ...application, reactions: { hears: ['MembersMeetingHeld'], react: react as never } };
  return { reacting, mend: () => (isFaulty = false) };
}

/** The service with two meetings of one branch as dead letters, and another's reacted to. */
async function stuck(reacting: ServiceDefinition): Promise<OpenedService> {
  const service = await running.run(reacting);
  for (const day of ['2023-03-10', '2023-03-11']) await service.execute(meeting(day));
  await service.execute({ ...meeting('2023-03-12'), id: 'r1.b01.002' });
  await seen(service, 4);
  expect(running.errors.splice(0)).toHaveLength(6);
  expect((await service.deadLetters()).size).toBe(2);
  return service;
}

/** Resolves when a service's log holds at least so many events and its views have seen them. */
async function seen(runtime: ServiceRuntime, position: number): Promise<void> {
  const { events } = runtime.surroundings.engine;
  await new Promise<void>((resolve) => {
    const check = () =>
      void events.head().then((head) => (head >= position ? (unsubscribe(), resolve()) : undefined));
    const unsubscribe = events.onAppend(check);
    check();
  });
  await runtime.projector.reach(position);
}

async function reactedTo({ surroundings: { engine } }: ServiceRuntime): Promise<string[]> {
  return (await engine.events.readAll(0, 100))
    .map(({ stream }) => stream)
    .filter((stream) => stream.includes('b09'));
}

describe('An event that cannot be reacted to', () => {
  it('is set aside with what follows in its stream, lets others pass, and is taken up at the next start', async () => {
    const { reacting, mend } = faulty();
    const service = await stuck(reacting);
    expect(await reactedTo(service)).toEqual(['participation-r1.b09.002']);

    mend();
    await service.stop();
    const again = await openService(reacting, service.surroundings);
    await again.execute(meeting('2023-03-13'));
    await seen(again, 8);
    await again.stop();
    expect(await reactedTo(again)).toEqual(
      ['002', '001', '001', '001'].map((branch) => `participation-r1.b09.${branch}`),
    );
    expect((await again.deadLetters()).size).toBe(0);
  });
  it('is told with its reason, and taken up when asked, one or all, in order', async () => {
    const { reacting, mend } = faulty();
    const service = await stuck(reacting);
    const [first, second] = [...(await service.deadLetters())];
    expect(first![1]).toMatchObject({ kind: 'event', position: 1, reason: 'Error: a fault of ours' });
    await service.retry();
    expect(running.errors.splice(0)).toHaveLength(1);
    expect((await service.deadLetters()).size).toBe(2);

    mend();
    await service.retry(second![0]);
    expect((await service.deadLetters()).size).toBe(2);
    await service.retry(first![0]);
    expect([...(await service.deadLetters()).keys()]).toEqual([second![0]]);
    await service.retry();
    expect((await service.deadLetters()).size).toBe(0);
    expect(await reactedTo(service)).toEqual(
      ['002', '001', '001'].map((branch) => `participation-r1.b09.${branch}`),
    );
  });
});

describe('A service that stops while it reacts', () => {
  it('ends the reactions in hand, and fails none of them', async () => {
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const facts = async ({ actor }: { actor: Actor }) => {
      if (actor.role !== 'system') return;
      begun.resolve();
      await goOn.promise;
    };
    const asked = (heldOn: string) => ({ ...meeting(heldOn), id: 'r1.b09.001' });
    const react = ({ stream }: { stream: string }) =>
      stream.endsWith('b01.001') ? ['2024-03-10', '2024-03-11'].map(asked) : [];
    const service = await running.run({
      ...application,
      aggregates: application.aggregates.map((served) => ({
        ...served,
        facts: async (_reader, command) => await facts(command),
      })),
      reactions: { hears: ['MembersMeetingHeld'], react: react as never },
    });
    await service.execute(meeting('2023-03-10'));
    await begun.promise;
    const stopping = service.stop();
    await new Promise((resolve) => setImmediate(resolve));
    goOn.resolve();
    await stopping;
    expect(await reactedTo(service)).toHaveLength(2);
  });
});
