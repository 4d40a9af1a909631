// A program of tomorrow goes on with the log of today: an event's shape was changed, and what was said before
// is still said.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type AggregateContract,
  event,
  type EventContract,
  events,
  participation,
  values,
} from '@laurel/contracts';
import type { Decider, EventStore, NewEvent, Reactions, Row, View, Stateful } from '@laurel/core';
import { MemoryBroker } from '@laurel/engines/memory';
import { z } from 'zod';
import { RehearsalClock } from '../clock.ts';
import { noFacts, noGuards, serve, type ServiceDefinition } from '../service.ts';
import { inMemory } from '../testing/surroundings.ts';
import { topicOf } from './codec.ts';
import { versioned } from './folding.ts';
import { type OpenedService, openService } from './open-service.ts';
import { application, instant, meeting, meetingsView } from './runtime.fixture.ts';
import type { Surroundings } from './runtime.ts';

const contracts = events as Record<string, EventContract>;
const today = contracts['MembersMeetingHeld']!;
/** Tomorrow a meeting has a share instead of two counts. */
const { campaignId, branchId, bureauId, day } = values;
const tomorrow = (event as (text: object) => EventContract)({
  ...today,
  version: 2,
  body: { campaignId, branchId, bureauId, heldOn: day, share: z.string() },
  earlier: today,
  upcast: (data: object) => {
    const { present, entitled, ...rest } = data as Record<
      'campaignId' | 'branchId' | 'bureauId' | 'heldOn',
      string
    > &
      Record<'present' | 'entitled', number>;
    return { ...rest, share: `${present}/${entitled}` } as never;
  },
});

/** The view of tomorrow, under the version it had. */
const sharesView: View<Row & { shares: string[] }> = {
  ...meetingsView,
  fold: (row, { data }) => ({ shares: [...(row?.shares ?? []), data.share as string] }),
};

/** Tells by its own event what it knows of the meetings before. */
const sharing: Decider<readonly string[], never, { type: 'MembersMeetingHeld'; data: { share: string } }> &
  Stateful<readonly string[]> = {
  initial: [],
  decide: (_command, shares) => [
    {
      type: 'MembersMeetingHeld',
      data: {
        campaignId: 'r1',
        branchId: 'b01.001',
        bureauId: 'b01',
        heldOn: '2023-03-31',
        share: `after ${shares.join()}`,
      },
    } as never,
  ],
  evolve: (shares, { data }) => [...shares, data.share],
  stateOf: () => 'answered',
};

const reacted: unknown[] = [];
let reactedTwice = Promise.withResolvers<void>();
const reactions: Reactions = {
  hears: ['MembersMeetingHeld'],
  react({ data }) {
    reacted.push((data as { share: string }).share);
    if (reacted.length === 2) reactedTwice.resolve();
    return [];
  },
};
const applicationTomorrow: ServiceDefinition = {
  name: 'application',
  aggregates: [
    serve(participation as unknown as AggregateContract, sharing as never, noFacts as never, noGuards),
  ],
  views: [{ view: sharesView }],
  reactions,
};

const held = {
  campaignId: 'r1',
  branchId: 'b01.001',
  bureauId: 'b01',
  heldOn: '2023-03-10',
  present: 9,
  entitled: 10,
};

let surroundings: Surroundings;
let running: OpenedService | undefined;
const errors: unknown[] = [];

/** Puts into a log what another program said there. */
async function put(
  events: EventStore,
  { data, schemaVersion }: Pick<NewEvent, 'data' | 'schemaVersion'>,
): Promise<void> {
  const actor = { account: 'ann', person: 'P001', role: 'bureauOfficer' };
  const rest = {
    id: 'said',
    type: 'MembersMeetingHeld',
    time: instant,
    actor,
    commandId: 'said',
    payloadHash: '',
    correlationId: 'said',
  };
  await events.append('participation-r1.b01.001', 'none', [{ ...rest, schemaVersion, data }], {
    commandId: 'said',
  });
}

async function begin(definition: ServiceDefinition): Promise<OpenedService> {
  await running?.stop();
  running = await openService(definition, surroundings);
  return running;
}

beforeEach(async () => {
  const clock = new RehearsalClock(instant);
  const onError = (_service: string, _worker: string, error: unknown) => void errors.push(error);
  surroundings = await inMemory(clock, new MemoryBroker({ retryMs: 1 }), { onError });
  errors.splice(0);
  reacted.splice(0);
  reactedTwice = Promise.withResolvers();
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  contracts['MembersMeetingHeld'] = today;
  await surroundings.broker.close();
});

describe('A log of events in an earlier version', () => {
  it('is decided upon, reacted to and shown as if it were said in the newest', async () => {
    await put(surroundings.engine.events, { schemaVersion: 1, data: held });
    contracts['MembersMeetingHeld'] = tomorrow;
    const service = await begin(applicationTomorrow);
    await service.execute(meeting('2023-03-31'));
    await service.projector.reach(2);
    expect(await surroundings.engine.views.get(versioned(sharesView), 'b01.001')).toEqual({
      shares: ['9/10', 'after 9/10'],
    });
    expect(await (await service.reader.asOf(sharesView, 1)).get(versioned(sharesView), 'b01.001')).toEqual({
      shares: ['9/10'],
    });
    await reactedTwice.promise;
    expect(reacted).toEqual(['9/10', 'after 9/10']);
    expect(errors).toEqual([]);
  });
  it('stays in the log and goes to the others as it was said', async () => {
    await (await begin(application)).execute(meeting('2023-03-10'));
    await running!.stop();
    contracts['MembersMeetingHeld'] = tomorrow;
    await (await begin(applicationTomorrow)).execute(meeting('2023-03-31'));
    const stored = await surroundings.engine.events.readAll(0, 10);
    expect(stored.map(({ schemaVersion }) => schemaVersion)).toEqual([1, 2]);
    expect(stored[0]!.data).toMatchObject({ present: 9, entitled: 10 });
    const published: string[] = [];
    await new Promise<void>((resolve) => {
      void surroundings.broker.subscribe('reader', [topicOf('application')], async (batch) => {
        published.push(...batch.map(({ value }) => value));
        if (published.length >= 2) resolve();
      });
    });
    expect(published.map((value) => JSON.parse(value) as object)).toEqual(stored.map(({ data }) => data));
  });
  it('has its views built anew beside the old ones, because they mean something else now', async () => {
    await (await begin(application)).execute(meeting('2023-03-10'));
    await running!.projector.reach(1);
    const before = versioned(meetingsView);
    contracts['MembersMeetingHeld'] = tomorrow;
    await begin(applicationTomorrow);
    await running!.projector.reach(1);
    expect(versioned(sharesView)).not.toBe(before);
    expect(await surroundings.engine.views.get(before, 'b01.001')).toEqual({ days: ['2023-03-10'] });
    expect(await surroundings.engine.views.get(versioned(sharesView), 'b01.001')).toEqual({
      shares: ['9/10'],
    });
  });
});

describe('A log that a newer program has said something in', () => {
  it('is not guessed at: nothing is decided or shown of it until the older program is replaced', async () => {
    const older = await begin(application);
    await put(surroundings.engine.events, { schemaVersion: 2, data: { ...held, share: '9/10' } });
    const told = 'MembersMeetingHeld was said in version 2, which this program does not know';
    await expect(older.execute(meeting('2023-03-11'))).rejects.toThrow(told);
    await expect(older.projector.reach(1, 50)).rejects.toThrow('did not reach 1');
    expect(String(errors[0])).toContain(told);
  });
});
